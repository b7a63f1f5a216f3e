// A customer's memberships: lines of their orders that were paid and not given back.
import type { Membership } from '#core/domain/membership.ts'
import type { ReadableDb } from './database.ts'

/** All there are, also those that are over or have not begun; the latest end first. */
export function listMemberships(db: ReadableDb, customerId: string): Membership[] {
  return db.sql.prepare(membershipsSql).all(customerId) as Membership[]
}

const membershipsSql = `select line.article_code as "typeCode", line.text as name, line.from_day as "fromDay", line.until_day as "untilDay"
  from orders join order_lines line on line.order_id = orders.id and line.kind = 'membership' and line.state = 'active'
  where orders.customer_id = ? and orders.state = 'sold' and line.until_day is not null
  order by line.until_day desc, line.id`
