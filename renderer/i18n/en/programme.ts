// The programme in Setup: cancelling a performance and giving its orders back. English is the master.
export const programme = {
  title: 'Coming performances',
  about: 'A performance that does not take place is cancelled here; then its orders are given back, all at once.',
  nothingComing: 'No performance is coming.',
  performance: 'Performance',
  when: 'When',
  sold: 'Places taken',
  state: 'State',
  states: { 'on-sale': 'On sale', closed: 'Closed', cancelled: 'Cancelled' },
  why: 'Why it does not take place',
  cancel: 'Cancel the performance',
  cancelSurely: 'Cancel it: nothing brings it back',
  areYouSure: 'Nothing can be sold for it afterwards, at any counter. Press Enter once more to cancel it.',
  refused: 'It was cancelled already.',
  toDo_one:
    '{{count}} order to give back, {{amount}}: to the gift cards it was paid with, everything else to the customer’s credit.',
  toDo_other:
    '{{count}} orders to give back, {{amount}}: to the gift cards they were paid with, everything else to the customers’ credit.',
  allDone_one: '{{count}} order was given back, {{amount}}. Nothing is left to do here.',
  allDone_other: '{{count}} orders were given back, {{amount}}. Nothing is left to do here.',
  byHand_one: '{{count}} order has no customer, {{amount}}: it is given back at the desk (X on the order).',
  byHand_other: '{{count}} orders have no customer, {{amount}}: they are given back at the desk (X on the order).',
  notPossible: 'Could not be given back by itself: {{numbers}}',
  progress: '{{done}} of {{all}} orders given back',
  giveBack: 'Give all of them back',
  goOn: 'Go on giving back',
  stop: 'Stop; what is done stays done',
}
