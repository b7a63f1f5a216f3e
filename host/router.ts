// Every procedure of the contract with its handler; a missing one does not compile.
import { backup } from './features/backup.ts'
import { block } from './features/block.ts'
import { cases } from './features/case.ts'
import { change } from './features/change.ts'
import { counter } from './features/counter.ts'
import { customer } from './features/customer.ts'
import { document } from './features/document.ts'
import { draft } from './features/draft.ts'
import { fileImport } from './features/import.ts'
import { order } from './features/order.ts'
import { parkedCart } from './features/parked-cart.ts'
import { payment } from './features/payment.ts'
import { performance } from './features/performance.ts'
import { rights } from './features/rights.ts'
import { sale } from './features/sale.ts'
import { search } from './features/search.ts'
import { session } from './features/session.ts'
import { shift } from './features/shift.ts'
import { subscription } from './features/subscription.ts'
import { sync } from './features/sync.ts'
import { training } from './features/training.ts'
import { value } from './features/value.ts'
import { host } from './procedures.ts'

export const router = host.router({
  session,
  change,
  search,
  customer,
  order,
  performance,
  sale,
  value,
  parkedCart,
  payment,
  document,
  draft,
  fileImport,
  backup,
  block,
  sync,
  rights,
  cases,
  counter,
  shift,
  subscription,
  training,
})
