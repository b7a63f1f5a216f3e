// Everything the renderer may ask of the host.
import { backup } from './backup.ts'
import { block } from './block.ts'
import { cases } from './case.ts'
import { change } from './change.ts'
import { counter } from './counter.ts'
import { customer } from './customer.ts'
import { document } from './document.ts'
import { draft } from './draft.ts'
import { fileImport } from './import.ts'
import { order } from './order.ts'
import { parkedCart } from './parked-cart.ts'
import { payment } from './payment.ts'
import { performance } from './performance.ts'
import { rights } from './rights.ts'
import { sale } from './sale.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { shift } from './shift.ts'
import { subscription } from './subscription.ts'
import { sync } from './sync.ts'
import { training } from './training.ts'
import { value } from './value.ts'

export const contract = {
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
}
export type Contract = typeof contract
