// What went wrong with the sale, in words, and what to do next.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApprovalForm } from '../staff/ApprovalForm.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './cart.module.css'
import type { ExplainedRefusal } from './refusal-texts.ts'
import { useTabSale } from './sale-state.ts'
import type { Sell } from './sell.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; sell: Sell; totalMinor: number }

export function SaleProblem({ tabKey, till, sell, totalMinor }: Props) {
  const { t } = useTranslation('sale')
  const { problem, isAsking } = useTabSale(tabKey)
  if (!problem) return null
  const { tenders } = problem
  if (problem.kind === 'refused') {
    const mayBeApproved = problem.refusal.mayBeApproved && tenders !== null
    return (
      <Stack gap="xs">
        <RefusalNotice refusal={problem.refusal} till={till} />
        {mayBeApproved && (
          <ApprovalForm
            right="sell.unprotected"
            action={t('sellUnprotected')}
            isAsking={isAsking}
            onApprove={(approval) => void sell.sell(totalMinor, tenders, approval)}
          />
        )}
      </Stack>
    )
  }
  const again = tenders === null ? sell.check : () => sell.sell(totalMinor, tenders)
  return (
    <Stack gap="xs">
      <FaultBanner error={problem.error} />
      <Text size="sm">{t('unanswered')}</Text>
      <Group gap="xs">
        <Button size="sm" autoFocus loading={isAsking} onClick={again} rightSection={<KeyHint of="Enter" />}>
          {tenders === null ? t('checkSale') : t('sendAgain')}
        </Button>
        {tenders !== null && (
          <Button size="sm" variant="default" loading={isAsking} onClick={sell.check}>
            {t('checkSale')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function RefusalNotice({ refusal, till }: { refusal: ExplainedRefusal; till: Till }) {
  const { t } = useTranslation('sale')
  const values = {
    count: refusal.count,
    amount: till.money(refusal.amountMinor),
    clock: `${till.day(Date.now())} ${till.time(Date.now())}`,
  }
  return (
    <Alert role="alert" color="red" variant="light" p="xs" className={classes.refusal}>
      <Text size="sm">{t(refusal.text, values)}</Text>
    </Alert>
  )
}
