// "Discarded" with the way back: a notice of a few seconds instead of "are you sure?".
import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'

const shownMs = 8_000

/** Says that typed changes were thrown away, and puts them back when asked. */
export function offerUndo(undo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`
  const takeBack = () => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    message: <UndoNotice onUndo={takeBack} />,
    autoClose: shownMs,
  })
}

function UndoNotice({ onUndo }: { onUndo(): void }) {
  const { t } = useTranslation('customer')
  useAction({ id: 'contact.undo', title: t('undo'), key: 'Alt+Z', group: 'card', run: onUndo })
  return (
    <>
      <Text size="sm">{t('discarded')}</Text>
      <Button size="compact-xs" fullWidth variant="default" rightSection={<KeyHint of="Alt+Z" />} onClick={onUndo}>
        {t('undo')}
      </Button>
    </>
  )
}
