// Why a step of an import was refused, in words; anything else is a fault and gets the common banner.
import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { fileImport } from '#core/contract/import.ts'
import { type RefusalCode, refusalOf } from '#renderer/host/refusal.ts'
import { FaultBanner } from '#renderer/ui/FaultBanner.tsx'

type Steps = typeof fileImport
type Code = { [Step in keyof Steps]: RefusalCode<Steps[Step]> }[keyof Steps]

/** A new refusal breaks the build here until somebody writes its sentence, in every language. */
const texts = {
  TOO_LARGE: 'refusal.TOO_LARGE',
  UNKNOWN_IMPORT: 'refusal.UNKNOWN_IMPORT',
  OUT_OF_ORDER: 'refusal.OUT_OF_ORDER',
  UNREADABLE: 'refusal.UNREADABLE',
  ALREADY_RUNNING: 'refusal.ALREADY_RUNNING',
} as const satisfies Record<Code, string>

type ImportProblemProps = { error: unknown; onRetry?: () => void }

export function ImportProblem({ error, onRetry }: ImportProblemProps) {
  const { t } = useTranslation('imports')
  const refused = refusalOf(error)
  if (!refused || !(refused.code in texts)) return <FaultBanner error={error} onRetry={onRetry} />
  const { bytesMax = 0, problem = '' } = (refused.data ?? {}) as { bytesMax?: number; problem?: string }
  const facts = { megabytes: Math.floor(bytesMax / 1024 / 1024), problem }
  return (
    <Alert role="alert" color="red" style={{ whiteSpace: 'pre-wrap' }}>
      {t(texts[refused.code as Code], facts)}
    </Alert>
  )
}
