import type { Messages } from '../languages.ts'
import { cases } from './cases.ts'
import { common } from './common.ts'
import { counters } from './counters.ts'
import { customer } from './customer.ts'
import { document } from './document.ts'
import { fee } from './fee.ts'
import { imports } from './import.ts'
import { lists } from './lists.ts'
import { membership } from './membership.ts'
import { order } from './order.ts'
import { payment } from './payment.ts'
import { printer } from './printer.ts'
import { programme } from './programme.ts'
import { rights } from './rights.ts'
import { sale } from './sale.ts'
import { search } from './search.ts'
import { seatMap } from './seat-map.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { staff } from './staff.ts'
import { subscription } from './subscription.ts'
import { till } from './till.ts'

export const messages: Messages = {
  cases,
  common,
  counters,
  customer,
  document,
  fee,
  imports,
  lists,
  membership,
  order,
  payment,
  printer,
  programme,
  rights,
  sale,
  search,
  seatMap,
  setup,
  shell,
  staff,
  subscription,
  till,
}
