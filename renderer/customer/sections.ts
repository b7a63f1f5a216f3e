// The parts of the card below its head, in the order they are shown. A new part is one line here.
import type { ComponentType } from 'react'
import type { CustomerId } from '#core/domain/ids.ts'
import { OrdersSection } from '../order/OrdersSection.tsx'
import type { Counter } from './counter.ts'

export type CardSection = {
  id: string
  /** Draws the part; it brings its own heading, its own empty state and its own keys. */
  Section: ComponentType<{ customerId: CustomerId; counter: Counter }>
}

export const cardSections: readonly CardSection[] = [{ id: 'orders', Section: OrdersSection }]
