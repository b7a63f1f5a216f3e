// The whole local schema in one object, as Drizzle wants it.
import * as catalogue from './catalogue.ts'
import * as counter from './counter.ts'
import * as customer from './customer.ts'
import * as money from './money.ts'
import * as order from './order.ts'
import * as parkedCart from './parked-cart.ts'

export const schema = { ...customer, ...catalogue, ...order, ...money, ...counter, ...parkedCart }
