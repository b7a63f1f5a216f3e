// A promotion code, typed into the cart. Whether it is one is said at once; what it takes off stands at the lines.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './cart.module.css'
import { changeCart } from './cart-draft.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; code: string; isCodeKnown: boolean }

export function PromotionCode({ tabKey, till, code, isCodeKnown }: Props) {
  const { t } = useTranslation('payment')
  const [isOpen, setOpen] = useState(false)
  const isUsed = till.venue.priceRules.some(({ promotionCode }) => promotionCode !== null)
  const open = () => setOpen(true)
  useAction({
    id: 'sale.promotion-code',
    title: t('promotionCode'),
    key: 'Alt+A',
    group: 'sale',
    worksInFields: true,
    isEnabled: isUsed,
    run: open,
  })
  if (!isUsed) return null
  if (!isOpen && code === '') {
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes.noteButton}
        onClick={open}
        rightSection={<KeyHint of="Alt+A" />}
      >
        {t('promotionCode')}
      </Button>
    )
  }
  return (
    <TextInput
      size="xs"
      autoFocus={isOpen}
      maxLength={40}
      autoComplete="off"
      aria-label={t('promotionCode')}
      placeholder={t('promotionCode')}
      value={code}
      error={isCodeKnown ? undefined : t('codeUnknown')}
      onChange={({ currentTarget: { value } }) => changeCart(tabKey, () => ({ promotionCode: value.trimStart() }))}
    />
  )
}
