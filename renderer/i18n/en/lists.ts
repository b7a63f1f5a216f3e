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
}
