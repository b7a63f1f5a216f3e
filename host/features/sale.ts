// A sale with its selling rights: on the counter's own where they reach, else with the server's word, else, while nobody can
// be asked, on the word of somebody who answers for it.
import type { CompletedSale } from '#core/contract/sale.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { AreaId, DocumentId, OrderId, OrderLineId, PerformanceId } from '#core/domain/ids.ts'
import type { ClaimAnswer } from '#core/protocol/rights.ts'
import type { ReadableDb } from '#db/database.ts'
import { listDocuments } from '#db/document.ts'
import { findOrder } from '#db/order.ts'
import { findSettlement } from '#db/settlement.ts'
import { printAll } from '../printing.ts'
import { host, settle } from '../procedures.ts'
import type { World } from '../world.ts'
import {
  type CompleteRefusal,
  type CompleteSale,
  completedOf,
  completeSale,
  ownTerms,
  readValuesBeyond,
} from './complete-sale.ts'
import { recordCorrection } from './correction.ts'
import { type Approval, type ApprovalRefusal, checkApproval } from './pin-check.ts'
import { claimLines } from './selling-rights.ts'
import { claimValues } from './value-rights.ts'

export const sale = {
  made: host.sale.made.handler(({ input, context: { world }, errors }) =>
    settle(findMade(world.db.read, input.orderId), errors),
  ),
  correct: host.sale.correct.handler(({ input, context: { world } }) => recordCorrection(world, input)),
  complete: host.sale.complete.handler(async ({ input, context: { world }, errors }) => {
    const completed = settle(await completeWithRights(world, input), errors)
    printAll(world, completed.documentIds)
    return completed
  }),
}

/** A settlement has the id of the cart it was made from. */
function findMade(db: ReadableDb, id: OrderId): Decision<CompletedSale, { code: 'NOT_MADE' }> {
  const settlement = findSettlement(db, id)
  if (!settlement) return refuse({ code: 'NOT_MADE' })
  const orderId = (settlement.lines.find((line) => line.orderId !== null)?.orderId ?? id) as OrderId
  const documents = listDocuments(db, orderId).map(({ document }) => document.id as DocumentId)
  return accept(completedOf(settlement, { orderId, orderNumber: findOrder(db, orderId)?.number ?? '', documents }))
}

type Refusal = CompleteRefusal | ApprovalRefusal

export async function completeWithRights(
  world: World,
  { approval, ...command }: CompleteSale & { approval: Approval | null },
): Promise<Decision<CompletedSale, Refusal>> {
  const approved = await checkApproval(world, approval, 'sell.unprotected')
  if (!approved.accepted) return approved
  let terms = ownTerms
  // Seats and value are asked for one after the other: each is granted, or the end is known.
  for (let asks = 1; ; asks++) {
    const alone = completeSale(world, command, terms)
    if (alone.accepted || !isBeyond(alone.refusal) || asks > asksMax) return alone
    // Everything else about the sale is in order: nothing is claimed for one that would be refused anyway.
    const asked = await askFor(world, command, alone.refusal)
    if (asked === 'offline' && !approved.value) return alone
    if (asked === 'offline') return completeSale(world, command, { ...terms, approvedBy: approved.value })
    if (asked !== 'granted') return refuse(asked)
    terms = { ...terms, isConfirmed: terms.isConfirmed || alone.refusal.code === 'NOT_SET_ASIDE' }
  }
}

const asksMax = 3

type Beyond = Extract<CompleteRefusal, { code: 'NOT_SET_ASIDE' | 'VALUE_NOT_SET_ASIDE' | 'USES_NOT_SET_ASIDE' }>

function isBeyond(refusal: CompleteRefusal): refusal is Beyond {
  const { code } = refusal
  return code === 'NOT_SET_ASIDE' || code === 'VALUE_NOT_SET_ASIDE' || code === 'USES_NOT_SET_ASIDE'
}

async function askFor(world: World, command: CompleteSale, beyond: Beyond): Promise<'granted' | 'offline' | Refusal> {
  if (beyond.code !== 'NOT_SET_ASIDE') {
    const claimed = await claimValues(world, readValuesBeyond(world, command))
    // What comes down with the refusal is what the price is made with the next time.
    if (claimed?.state === 'refused' && beyond.code === 'USES_NOT_SET_ASIDE')
      return { code: 'USES_TAKEN', left: claimed.freeMinor }
    if (claimed?.state === 'refused') return { code: 'VALUE_TOO_LITTLE', leftMinor: claimed.freeMinor }
    return claimed ? 'granted' : 'offline'
  }
  const claimed = await claimLines(world, command.lines, new Set(beyond.lineIds))
  if (claimed?.state === 'refused') return refusalOf(command, claimed)
  return claimed ? 'granted' : 'offline'
}

/** The server knows who has them: somebody sold them, or has them in a cart. */
function refusalOf({ lines }: CompleteSale, { seats, areas }: Extract<ClaimAnswer, { state: 'refused' }>): Refusal {
  const taken = new Set(seats.map(({ performanceId, seatId }) => `${performanceId} ${seatId}`))
  const lineIds = lines.flatMap((line): OrderLineId[] =>
    line.kind === 'ticket' && taken.has(`${line.performanceId} ${line.seatId}`) ? [line.id] : [],
  )
  const [full] = areas
  if (lineIds.length > 0 || !full) return { code: 'SEATS_TAKEN', lineIds }
  const { performanceId, areaId, free } = full
  return { code: 'STANDING_FULL', performanceId: performanceId as PerformanceId, areaId: areaId as AreaId, free }
}
