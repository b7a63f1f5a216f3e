// What took something off a line of the cart, how much, and of a rule that counts its uses how many are used with this cart.
import { useTranslation } from 'react-i18next'
import type { PricedLine } from '#core/domain/cart.ts'
import { sumOfUses } from '#core/domain/price-rule.ts'
import classes from './cart.module.css'
import type { CartOffer } from './offer.ts'
import type { ShownCart } from './priced-cart.ts'
import type { Till } from './till.ts'

type Props = {
  till: Till
  known: CartOffer
  shown: ShownCart
  line: PricedLine | undefined
  /** Of all lines of the row. */
  discountMinor: number
}

export function RuleLine({ till, known, shown, line, discountMinor }: Props) {
  const { t } = useTranslation('sale')
  const uses = usesOf(line?.use?.ruleCode, known, shown)
  const texts = [line?.ruleText, uses && t('usesOf', uses)]
  return (
    <div className={classes.lineRule}>
      {texts.filter(Boolean).join(' · ')} <span>{till.signedAmount(0 - discountMinor)}</span>
    </div>
  )
}

/** With those of this cart. */
function usesOf(ruleCode: string | undefined, { offer }: CartOffer, { priced }: ShownCart) {
  const most = offer.pricing?.rules.find(({ code }) => code === ruleCode)?.uses?.most
  if (ruleCode === undefined || most === undefined) return undefined
  const left = offer.pricing?.usesLeft?.get(ruleCode) ?? most
  return { used: most - left + (sumOfUses(priced.lines).get(ruleCode) ?? 0), most }
}
