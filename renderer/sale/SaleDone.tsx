// The sale is made: the change to give back, larger than anything else, and what became of the papers.
import { Button, Text } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompletedSale } from '#core/contract/sale.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './pay.module.css'
import { SaleDocuments } from './SaleDocuments.tsx'
import type { Till } from './till.ts'
import { UndoSale } from './UndoSale.tsx'

type Props = { tabKey: string; till: Till; done: CompletedSale; onNext: () => void }

/** A second Enter that was still meant for the payment must not send the change away. */
const deafMs = 700

export function SaleDone({ tabKey, till, done, onNext }: Props) {
  const { t } = useTranslation('sale')
  const button = useRef<HTMLButtonElement>(null)
  const shownAtMs = useRef(performance.now())
  useEffect(() => {
    shownAtMs.current = performance.now()
    button.current?.focus()
  }, [])
  const next = () => {
    if (performance.now() - shownAtMs.current >= deafMs) onNext()
  }
  return (
    <section className={classes.done} aria-label={t('saleDone')}>
      <div className={classes.change} role="status">
        <span>{t('changeIn', { currency: till.venue.currency })}</span>
        <strong data-testid="change" style={figuresOf(till.amount(done.changeMinor))}>
          {till.amount(done.changeMinor)}
        </strong>
        <small>
          {t('paidOf', {
            tendered: till.money(done.tenderedMinor),
            due: till.money(done.tenderedMinor - done.changeMinor),
          })}
        </small>
      </div>
      <Text size="sm" className={classes.numbers}>
        {t('orderNumber', { number: done.orderNumber })} · {t('receiptNumber', { number: done.receiptNumber })}
      </Text>
      <Button
        ref={button}
        data-waits
        size="md"
        fullWidth
        onKeyDown={refuseHeldKey}
        onClick={next}
        rightSection={<KeyHint of="Enter" />}
      >
        {t('nextCustomer')}
      </Button>
      <UndoSale tabKey={tabKey} done={done} />
      <SaleDocuments orderId={done.orderId} />
    </section>
  )
}

function refuseHeldKey(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}

function figuresOf(text: string): CSSProperties {
  return { '--figures': Math.max(4, text.length) } as CSSProperties
}
