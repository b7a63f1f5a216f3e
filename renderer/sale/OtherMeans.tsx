// Every means besides cash, each with its letter. The letters work while the field for cash has the focus: it takes figures only.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './pay.module.css'

export type Way = 'cash' | 'card' | 'gift-card' | 'credit' | 'voucher' | 'invoice'

const ways = [
  { way: 'card', key: 'k', needsCustomer: false },
  { way: 'gift-card', key: 'g', needsCustomer: false },
  { way: 'voucher', key: 'v', needsCustomer: false },
  { way: 'credit', key: 'r', needsCustomer: true },
  { way: 'invoice', key: 'i', needsCustomer: true },
] as const

type Props = { hasCustomer: boolean; isLocked: boolean; onChoose: (way: Way) => void }

export function OtherMeans({ hasCustomer, isLocked, onChoose }: Props) {
  const { t } = useTranslation('payment')
  const offered = ways.filter(({ needsCustomer }) => hasCustomer || !needsCustomer)
  return (
    <fieldset className={classes.quick} aria-label={t('means')}>
      {offered.map(({ way, key }) => (
        <MeansButton key={way} {...{ way, isLocked, onChoose }} letter={key} />
      ))}
    </fieldset>
  )
}

type ButtonProps = { way: Exclude<Way, 'cash'>; letter: string; isLocked: boolean; onChoose: (way: Way) => void }

function MeansButton({ way, letter, isLocked, onChoose }: ButtonProps) {
  const { t } = useTranslation('payment')
  const run = () => onChoose(way)
  const title = t(`way.${way}`)
  useAction({
    id: `sale.pay-${way}`,
    title,
    key: letter,
    group: 'sale',
    isEnabled: !isLocked,
    worksInFields: true,
    run,
  })
  return (
    <Button variant="default" disabled={isLocked} onClick={run} rightSection={<KeyHint of={letter.toUpperCase()} />}>
      {title}
    </Button>
  )
}
