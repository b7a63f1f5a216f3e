// State and channel of an order as one symbol: what happened by shape and colour, where it came from by a picture. The
// same two facts stand in words beside it or in its name.
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel, OrderState } from '#core/domain/order.ts'
import classes from './OrderSymbol.module.css'

type Props = { state: OrderState; channel: Channel; withText?: boolean }

export function OrderSymbol({ state, channel, withText = false }: Props) {
  const { t } = useTranslation('order')
  const name = t('symbol', { state: t(`longStates.${state}`), channel: t(`channels.${channel}`) })
  return (
    <span className={classes.symbol} data-state={state} title={name}>
      <StateShape state={state} />
      <ChannelPicture channel={channel} />
      {withText && (
        <span className={classes.text} aria-hidden="true">
          {t(`states.${state}`)}
        </span>
      )}
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  )
}

/** ● sold, ◐ reserved, ✕ cancelled. */
function StateShape({ state }: { state: OrderState }) {
  return (
    <svg
      width={12}
      height={12}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      aria-hidden="true"
    >
      {state === 'sold' && <circle cx={6} cy={6} r={4.6} fill="currentColor" />}
      {state === 'reserved' && (
        <>
          <circle cx={6} cy={6} r={4.6} />
          <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" stroke="none" />
        </>
      )}
      {(state === 'cancelled-sold' || state === 'cancelled-reserved') && (
        <path d="m2.2 2.2 7.6 7.6m0-7.6-7.6 7.6" strokeWidth={2} strokeLinecap="round" />
      )}
    </svg>
  )
}

const pictures: Record<Channel, string> = {
  web: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2.2 8h11.6M8 2c-2.2 2-2.9 3.9-2.9 6s.7 4 2.9 6c2.2-2 2.9-3.9 2.9-6S10.2 4 8 2Z',
  counter: 'M8 2.2a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM2.8 13.8c.4-2.8 2.5-4.3 5.2-4.3s4.8 1.5 5.2 4.3',
  phone:
    'M3.2 2h2.3l1.2 3-1.5 1.1a8.4 8.4 0 0 0 3.7 3.7l1.1-1.5 3 1.2v2.3a1.2 1.2 0 0 1-1.3 1.2A10.6 10.6 0 0 1 2 3.3 1.2 1.2 0 0 1 3.2 2Z',
}

function ChannelPicture({ channel }: { channel: Channel }) {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={pictures[channel]} />
    </svg>
  )
}
