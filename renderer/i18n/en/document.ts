// Receipts and tickets on the screen: their pictures, and what is known of the paper. English.
export const document = {
  none: 'Nothing has been issued for this order yet.',
  showMore_one: 'Show {{count}} more',
  showMore_other: 'Show {{count}} more',
  names: {
    receipt: 'Receipt {{number}}',
    ticket: 'Ticket {{number}}',
    'gift-card': 'Gift card {{number}}',
    'till-report': 'Till report {{number}}',
    'cash-slip': 'Cash slip {{number}}',
    'hand-over': 'Hand-over sheet {{number}}',
  },
  pictures: {
    receipt: 'Picture of receipt {{number}}',
    'gift-card': 'Picture of gift card {{number}}',
    'till-report': 'Picture of till report {{number}}',
    'cash-slip': 'Picture of cash slip {{number}}',
    'hand-over': 'Picture of hand-over sheet {{number}}',
  },
  ticketPicture: 'Picture of ticket {{number}}',
  print: 'Print',
  printAgain: 'Print again',
  cameOut: 'It came out',
  lookAtThePrinter: 'It is not certain whether this was printed. Look at the printer before you print it again.',
  states: {
    waiting: 'Waiting',
    printing: 'Printing',
    printed: 'Printed',
    unclear: 'Not certain',
    failed: 'Not printed',
    kept: 'Kept, not printed',
  },
}
