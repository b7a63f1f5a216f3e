// What is being paid, in a few words to read out: so many of this, so many of that.
import type { CartLine, PricedLine } from '#core/domain/cart.ts'
import type { CartOffer } from './offer.ts'
import classes from './pay.module.css'
import type { Till } from './till.ts'

type Props = { till: Till; lines: readonly PricedLine[]; known: CartOffer }

export function CartSummary({ till, lines, known }: Props) {
  const groups = Map.groupBy(lines, ({ line }) => thingOf(line))
  return (
    <ul className={classes.summary}>
      {[...groups].map(([id, own]) => (
        <li key={id}>
          <span>
            {sum(own, ({ quantity }) => quantity)} × {nameOf(own, known)}
          </span>
          <span>{till.amount(sum(own, ({ grossMinor }) => grossMinor))}</span>
        </li>
      ))}
    </ul>
  )
}

function thingOf(line: CartLine): string {
  if (line.kind === 'ticket') return line.performanceId
  if (line.kind === 'product') return line.productId
  if (line.kind === 'membership') return line.typeCode
  if (line.kind === 'fee') return `fee ${line.feeCode}`
  return line.kind === 'donation' ? line.purposeCode : 'gift-card'
}

function nameOf([first]: readonly PricedLine[], { views }: CartOffer): string {
  const view = first?.line.kind === 'ticket' ? views.get(first.line.performanceId) : undefined
  return view?.title ?? first?.text ?? ''
}

function sum(lines: readonly PricedLine[], read: (line: PricedLine) => number): number {
  return lines.reduce((total, line) => total + read(line), 0)
}
