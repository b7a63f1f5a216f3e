// What the screen says to the refusals of the shift's commands.
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { shift } from '#core/contract/shift.ts'
import { type RefusalCode, refusalOf } from '../host/refusal.ts'
import type { Till } from '../sale/till.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'

type Code =
  | RefusalCode<typeof shift.open>
  | RefusalCode<typeof shift.moveCash>
  | RefusalCode<typeof shift.report>
  | RefusalCode<typeof shift.count>
  | RefusalCode<typeof shift.close>

/** One sentence each: a new refusal breaks the build until it has one. */
const texts = {
  SHIFT_OPEN: 'till:refused.SHIFT_OPEN',
  BAD_COUNT: 'till:refused.BAD_COUNT',
  NO_SHIFT: 'till:refused.NO_SHIFT',
  MORE_THAN_THERE: 'till:refused.MORE_THAN_THERE',
  APPROVAL_NEEDED: 'till:refused.APPROVAL_NEEDED',
  COUNT_BLIND: 'till:refused.COUNT_BLIND',
  NOT_COUNTED: 'till:refused.NOT_COUNTED',
  COUNT_STALE: 'till:refused.COUNT_STALE',
  REASON_MISSING: 'till:refused.REASON_MISSING',
  KEPT_TOO_MUCH: 'till:refused.KEPT_TOO_MUCH',
  UNKNOWN_CLERK: 'sale:refusedApprover',
  MAY_NOT_APPROVE: 'sale:refusedApprover',
  WRONG_PIN: 'sale:refusedWrongPin',
  WAIT: 'sale:refusedWait',
} as const satisfies Record<Code, string>

export function ShiftRefusal({ error, till }: { error: unknown; till: Till }) {
  const { t } = useTranslation(['till', 'sale'])
  const refusal = refusalOf(error)
  if (!refusal || !(refusal.code in texts)) return <FaultBanner error={error} />
  const facts = (refusal.data ?? {}) as Record<string, number | null | undefined>
  const minor = facts.limitMinor ?? facts.expectedMinor ?? facts.differenceMinor ?? facts.countedMinor ?? 0
  const count = Math.ceil((facts.waitMs ?? 0) / 1_000)
  return (
    <Text role="alert" c="var(--mantine-color-error)" fw={600} size="sm">
      {facts.expectedMinor === null
        ? t('notThatMuch')
        : t(texts[refusal.code as Code], { amount: till.money(minor), count })}
    </Text>
  )
}
