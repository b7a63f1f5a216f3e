// Save and Cancel of whatever is edited in place on the card, with their keys.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './ContactForm.module.css'

type Props = {
  isSaving: boolean
  /** Enter in any field of the form saves as well. */
  isInForm?: boolean
  onSave(): void
  /** Throws away what was typed. */
  onCancel(): void
  children?: ReactNode
}

export function FormButtons({ isSaving, isInForm = false, onSave, onCancel, children }: Props) {
  const { t } = useTranslation('common')
  useAction({ id: 'card.save', title: t('save'), key: 'Ctrl+S', group: 'card', run: onSave })
  useAction({ id: 'card.cancel', title: t('cancel'), key: 'Alt+C', group: 'card', run: onCancel })
  return (
    <div className={classes.buttons}>
      <Button
        type={isInForm ? 'submit' : 'button'}
        size="xs"
        loading={isSaving}
        rightSection={<KeyHint of="Ctrl+S" />}
        onClick={isInForm ? undefined : onSave}
      >
        {t('save')}
      </Button>
      <Button variant="default" size="xs" rightSection={<KeyHint of="Alt+C" />} onClick={onCancel}>
        {t('cancel')}
      </Button>
      {children}
    </div>
  )
}
