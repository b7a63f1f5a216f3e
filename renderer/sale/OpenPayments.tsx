// Card payments that somebody has to settle: nobody knows how they ended, or the money was taken and nothing was sold for it
// yet. Shown wherever something is sold, as long as there are any; the one this cart waits for is shown with the cart.
import { Alert, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PaymentAttemptView } from '#core/contract/payment.ts'
import { useHost } from '../host/HostContext.tsx'
import { AttemptControls } from './AttemptControls.tsx'
import type { Cart } from './cart-draft.ts'
import classes from './pay.module.css'
import type { Till } from './till.ts'

export function OpenPayments({ cart, till }: { cart: Cart; till: Till }) {
  const { t } = useTranslation('payment')
  const { data = [] } = useQuery(useHost().payment.open.queryOptions())
  const own = new Set([cart.card?.attemptId, ...cart.tenders.map((each) => each.means === 'card' && each.attemptId)])
  const others = data.filter(({ id }) => !own.has(id))
  const inDoubt = others.filter(({ state }) => state === 'unknown')
  const [first] = inDoubt
  // One under way in another window is no matter for this one.
  const unused = others.filter(({ state }) => state === 'approved')
  if (!first && unused.length === 0) return null
  return (
    <section className={classes.open} aria-label={t('openPayments')}>
      {first && (
        <>
          <Text fw={600}>{t('inDoubtCount', { count: inDoubt.length })}</Text>
          <Text size="sm">{wordsOf(first)}</Text>
          <AttemptControls key={first.id} attempt={first} till={till} isAside />
        </>
      )}
      {unused.map((attempt) => (
        <Alert key={attempt.id} color="orange" variant="light" p="xs">
          <Text size="sm">{t('withoutSale', { amount: till.money(attempt.amountMinor) })}</Text>
          <Text size="sm">{wordsOf(attempt)}</Text>
        </Alert>
      ))}
    </section>
  )

  function wordsOf({ amountMinor, customerName, beganByName, beganAtMs }: PaymentAttemptView) {
    const name = customerName || beganByName
    const time = `${till.day(beganAtMs)} ${till.time(beganAtMs)}`
    return t('openPayment', { amount: till.money(amountMinor), name, time })
  }
}
