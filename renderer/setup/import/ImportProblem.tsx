// Why a step of an import was refused, in words; anything else is a fault and gets the common banner.
import { Alert, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { fileImport, ImportFailure } from '#core/contract/import.ts'
import type { ImportRemark } from '#core/domain/import-remark.ts'
import { type RefusalCode, refusalOf } from '#renderer/host/refusal.ts'
import { FaultBanner } from '#renderer/ui/FaultBanner.tsx'
import { RemarkTable } from './RemarkTable.tsx'

type Steps = typeof fileImport
type Code = { [Step in keyof Steps]: RefusalCode<Steps[Step]> }[keyof Steps]

/** A new refusal breaks the build here until somebody writes its sentence, in every language. */
const texts = {
  TOO_LARGE: 'refusal.TOO_LARGE',
  UNKNOWN_IMPORT: 'refusal.UNKNOWN_IMPORT',
  OUT_OF_ORDER: 'refusal.OUT_OF_ORDER',
  UNREADABLE: 'refusal.UNREADABLE',
  ALREADY_RUNNING: 'refusal.ALREADY_RUNNING',
  STILL_RUNNING: 'refusal.STILL_RUNNING',
} as const satisfies Record<Code, string>

type Data = { bytesMax?: number; failure?: ImportFailure; remarks?: ImportRemark[] }

type ImportProblemProps = { error: unknown; onRetry?: (() => void) | undefined }

export function ImportProblem({ error, onRetry }: ImportProblemProps) {
  const { t } = useTranslation('imports')
  const refused = refusalOf(error)
  if (!refused || !(refused.code in texts)) return <FaultBanner error={error} onRetry={onRetry} />
  const { bytesMax = 0, failure, remarks = [] } = (refused.data ?? {}) as Data
  const problem = failure ? t(`failure.${failure.code}`, { detail: failure.detail }) : ''
  const megabytes = Math.floor(bytesMax / 1024 / 1024)
  return (
    <Stack gap="md">
      <Alert role="alert" color="red">
        {t(texts[refused.code as Code], { megabytes, problem })}
      </Alert>
      <RemarkTable remarks={remarks} />
    </Stack>
  )
}
