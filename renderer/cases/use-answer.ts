// Answering a case: one command whatever the answer is, so that a lost reply is asked for again under the same command id.
import { useTranslation } from 'react-i18next'
import type { CaseView, cases as contract } from '#core/contract/case.ts'
import type { CaseAnswer } from '#core/domain/case.ts'
import type { CommandId, OrderLineId, SeatId } from '#core/domain/ids.ts'
import type { HostClient } from '../host/client.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { type RefusalCode, refusalOf } from '../host/refusal.ts'

export type AnswerInput = {
  commandId: CommandId
  answer: CaseAnswer
  caseIds: CaseView['caseIds']
  note: string
  /** What the customer was told; of a refund. */
  expectedMinor: number
  /** Of another seat. */
  seats: readonly { lineId: OrderLineId; seatId: SeatId }[]
}

export function useAnswer() {
  const client = useHostClient()
  return useCommand((input: AnswerInput) => send(client, input))
}

async function send({ cases }: HostClient, input: AnswerInput): Promise<unknown> {
  const { answer, commandId, caseIds, note, expectedMinor, seats } = input
  const given = { commandId, caseIds, note }
  if (answer === 'reseat') return await cases.reseat({ ...given, seats: [...seats] })
  if (answer === 'refund') return await cases.refund({ ...given, expectedMinor })
  if (answer === 'honour') return await cases.honour(given)
  if (answer === 'close') return await cases.close(given)
  if (answer === 'call' || answer === 'note') return await cases.note({ ...given, answer })
  const [caseId] = caseIds
  if (!caseId) throw new Error('a line of the desk has a case')
  return await cases.chooseValue({ commandId, caseId, choice: answer })
}

type Code = { [Name in keyof typeof contract]: RefusalCode<(typeof contract)[Name]> }[keyof typeof contract]

/** A sentence for every refusal; nothing for a fault, of which the banner speaks. */
export function useRefusedText(): (error: unknown) => string {
  const { t } = useTranslation('cases')
  const texts: Record<Code, string> = {
    UNKNOWN_CASE: t('refused.UNKNOWN_CASE'),
    CASE_CLOSED: t('refused.CASE_CLOSED'),
    NO_SUCH_ANSWER: t('refused.NO_SUCH_ANSWER'),
    SEATS_TAKEN: t('refused.SEATS_TAKEN'),
    NOT_EQUAL: t('refused.NOT_EQUAL'),
    NO_SHIFT: t('refused.NO_SHIFT'),
    PARTLY_PAID: t('refused.PARTLY_PAID'),
    AMOUNT_CHANGED: t('refused.AMOUNT_CHANGED'),
  }
  return (error) => {
    const code = refusalOf(error)?.code
    return code !== undefined && code in texts ? texts[code as Code] : ''
  }
}
