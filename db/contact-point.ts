// A customer's contact points in queries of one's own.

/** Of the `customers` of a query: the phone number or e-mail address to use first. */
export const firstPointSql = (channel: 'phone' | 'email') => `(select value from contact_points
  where customer_id = customers.id and channel = '${channel}' order by is_primary desc, position limit 1)`
