// What the screen says to the refusals of the shift's commands.
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { shift } from '#core/contract/shift.ts'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import type { Till } from '../sale/till.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'

/** One sentence each: a new refusal breaks the build until it has one. */
type Code =
  | keyof RefusalTexts<typeof shift.open, 'till'>
  | keyof RefusalTexts<typeof shift.moveCash, 'till'>
  | keyof RefusalTexts<typeof shift.report, 'till'>
  | keyof RefusalTexts<typeof shift.count, 'till'>
  | keyof RefusalTexts<typeof shift.close, 'till'>

const codes = {
  SHIFT_OPEN: true,
  BAD_COUNT: true,
  NO_SHIFT: true,
  MORE_THAN_THERE: true,
  APPROVAL_NEEDED: true,
  UNKNOWN_CLERK: true,
  WRONG_PIN: true,
  WAIT: true,
  MAY_NOT_APPROVE: true,
  COUNT_BLIND: true,
  NOT_COUNTED: true,
  COUNT_STALE: true,
  REASON_MISSING: true,
  KEPT_TOO_MUCH: true,
} as const satisfies Record<Code, true>

export function ShiftRefusal({ error, till }: { error: unknown; till: Till }) {
  const { t } = useTranslation('till')
  const refusal = refusalOf(error)
  if (!refusal || !(refusal.code in codes)) return <FaultBanner error={error} />
  const facts = (refusal.data ?? {}) as Record<string, number | undefined>
  const minor = facts.limitMinor ?? facts.expectedMinor ?? facts.differenceMinor ?? facts.countedMinor ?? 0
  const seconds = Math.ceil((facts.waitMs ?? 0) / 1_000)
  return (
    <Text role="alert" c="var(--mantine-color-error)" fw={600} size="sm">
      {t(`refused.${refusal.code as Code}`, { amount: till.money(minor), seconds })}
    </Text>
  )
}
