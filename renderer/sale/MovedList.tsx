// What of earlier orders is in the cart: given back below nothing, paid above.
import { ActionIcon, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './cart.module.css'
import { type Cart, changeCart } from './cart-draft.ts'
import { type MovedRow, setPaid, setReturned } from './open-orders.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; cart: Cart; rows: readonly MovedRow[] }

export function MovedList({ tabKey, till, cart, rows }: Props) {
  const { t } = useTranslation('payment')
  if (rows.length === 0) return null
  return (
    <section aria-label={t('earlierOrders')}>
      <h2 className={classes.groupHead}>{t('earlierOrders')}</h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <Row key={`${row.how} ${row.orderId}`} {...{ tabKey, till, row }} />
        ))}
      </ul>
      {cart.returns.length > 0 && (
        <TextInput
          size="xs"
          m={8}
          maxLength={400}
          label={t('whyBack')}
          autoComplete="off"
          value={cart.reason}
          onChange={({ currentTarget: { value } }) => changeCart(tabKey, () => ({ reason: value }))}
        />
      )}
    </section>
  )
}

function Row({ tabKey, till, row }: { tabKey: string; till: Till; row: MovedRow }) {
  const { t } = useTranslation('payment')
  const { orderId, number, how, texts, amountMinor, isGone } = row
  const name = t(how === 'return' ? 'backOf' : 'paymentOf', { number })
  const takeOut = () => (how === 'return' ? setReturned(tabKey, orderId, []) : setPaid(tabKey, orderId, undefined))
  return (
    <li
      className={classes.line}
      data-cart-row={`${how} ${orderId}`}
      data-refused={isGone || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are walked with the arrow keys
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' && event.key !== 'Backspace') return
        event.preventDefault()
        takeOut()
      }}
    >
      <div className={classes.lineMain}>
        <span className={classes.lineName} title={`${name}: ${texts.join(', ')}`}>
          <span>{name}</span>
          <small>{texts.join(', ')}</small>
        </span>
        <span className={classes.lineAmount}>{till.amount(amountMinor)}</span>
        <ActionIcon size="sm" aria-label={t('removeTender', { name })} onClick={takeOut}>
          ✕
        </ActionIcon>
      </div>
      {isGone && <div className={classes.lineTrouble}>{t('orderGone')}</div>}
    </li>
  )
}
