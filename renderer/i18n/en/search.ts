// The one search box.
export const search = {
  label: 'Find anything',
  prompt: 'Find a name, phone, e-mail, order …',
  hits: 'Hits',
  customers: 'Customers',
  orders: 'Orders',
  recent: 'Opened last',
  newCustomer: 'New customer “{{typed}}”',
  nothing: 'Nothing found.',
  onlyBest: 'Only the best hits are shown. Type more to narrow them down.',
  count_one: '{{count}} hit',
  count_other: '{{count}} hits',
  guest: 'without a customer',
  state: {
    sold: 'sold',
    reserved: 'reserved',
    'cancelled-sold': 'cancelled',
    'cancelled-reserved': 'reservation cancelled',
  },
}
