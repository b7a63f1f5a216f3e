// Lists of what a person has to look after. English is the master.
export const lists = {
  lapsing: 'Reservations about to lapse',
  about:
    'They lapse within two days, or are over and still hold their seats; the oldest first. Enter opens the order: paid, called about or given up from there.',
  none: 'Nothing lapses within two days.',
  order: 'Order',
  customer: 'Customer',
  phone: 'Phone',
  what: 'What for',
  places: 'Places',
  starts: 'Starts',
  due: 'Due',
  over: 'over since {{time}}',
  lapses: 'Lapses',
  renewals: 'Subscriptions to renew',
  aboutRenewals: 'Who had the last one and has not the next. Enter opens the card with the next one and their seats.',
  noRenewals: 'Nobody has a subscription to renew.',
  had: 'Had',
  next: 'Renews as',
  seats: 'Seats',
}
