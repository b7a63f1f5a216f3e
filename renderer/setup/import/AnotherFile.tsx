// Puts a file away, with what was said about it, and begins with another one.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHostClient } from '#renderer/host/HostContext.tsx'
import { refusalOf } from '#renderer/host/refusal.ts'
import { setDraft } from '#renderer/stores/drafts.ts'
import { ActionButton } from '../ActionButton.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { readingDraft } from './reading-draft.ts'

type AnotherFileProps = { importId: string; variant?: 'default'; onChanged: () => Promise<unknown> }

export function AnotherFile({ importId, variant, onChanged }: AnotherFileProps) {
  const { t } = useTranslation('imports')
  const client = useHostClient()
  const putAway = useMutation({
    mutationFn: () => client.fileImport.forget({ importId }),
    onSettled: () => {
      setDraft(readingDraft, undefined)
      return onChanged()
    },
  })
  // Somebody else has put it away: that is what was asked for.
  const error = refusalOf(putAway.error)?.code === 'UNKNOWN_IMPORT' ? null : putAway.error
  return (
    <>
      <ActionButton
        id="import.another"
        title={t('again')}
        keyName="Alt+N"
        {...(variant && { variant })}
        isBusy={putAway.isPending}
        onAct={() => putAway.mutate()}
      />
      <ImportProblem error={error} />
    </>
  )
}
