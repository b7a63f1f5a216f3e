// The search box's doing: asks the host with every key, walks through the answer, opens what is chosen.
//
//   closed ──typing, arrow, click──▶ open ──Enter──▶ (answer is of this text: opens; else as soon as it comes) ──▶ closed
//                                     └──Escape──▶ closed, text cleared
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { SearchHit } from '#core/contract/search.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { giveTo, stopGiving } from '../sale/give-to-customer.ts'
import { openSeatChoice } from '../sale/seat-choice.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { keyToSellIn, openCustomer, openGuest, openNewCustomer } from '../stores/desk.ts'
import { type Choice, choicesFor, foundChoices, stepped } from './search-hits.ts'
import { useCardAhead } from './use-card-ahead.ts'
import { useFoundPerformances } from './use-found-performances.ts'
import { useRecentCustomers } from './use-recent-customers.ts'

/** More than anybody reads; who needs another types another letter. */
export const hitsMax = 30
const textLengthMax = 200

export function useSearch() {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [index, setIndex] = useState(0)
  const [enteredText, setEnteredText] = useState<string | null>(null)
  const answer = useAnswer(text)
  const { clerk } = useAtTheDesk()
  const recent = useRecentCustomers()
  const performances = useFoundPerformances(text)
  const found = useMemo(() => foundChoices(answer.hits, performances), [answer.hits, performances])
  const choices = choicesFor(text, found, recent, clerk.rights.includes('customer.edit'))
  useCardAhead(isOpen && answer.isCurrent ? choices[index] : undefined)
  const finish = () => {
    setText('')
    setIndex(0)
    setEnteredText(null)
    setOpen(false)
  }
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    finish()
    openChoice(choice)
  }
  useEffect(() => {
    // Enter was pressed before the answer to the last letters was there: it is meant for that answer.
    if (enteredText === null || enteredText !== text || !answer.isCurrent) return
    take(choices[0])
  })
  return {
    ...answer,
    text,
    choices,
    index: Math.min(index, Math.max(0, choices.length - 1)),
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    clear: () => {
      stopGiving()
      finish()
    },
    take,
    type: (typed: string) => {
      setText(typed.slice(0, textLengthMax))
      setIndex(0)
      setEnteredText(null)
      setOpen(true)
    },
    step: (steps: number) => setIndex(stepped(index, steps, choices.length)),
    enter: () => (answer.isCurrent ? take(choices[index]) : setEnteredText(text)),
  }
}

/** One array each, so that an empty answer is the same answer the next time it is looked at. */
const noHits: readonly SearchHit[] = []
const noTokens: readonly string[] = []

function useAnswer(typed: string) {
  const text = typed.trim()
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...useHost().search.find.queryOptions({ input: { text, limit: hitsMax } }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  })
  const isAsked = text !== ''
  return {
    hits: (isAsked && data?.hits) || noHits,
    tokens: (isAsked && data?.tokens) || noTokens,
    /** Whether the hits are those of the text as it stands. */
    isCurrent: !isAsked || (data !== undefined && !isPlaceholderData),
    error: isAsked ? error : null,
    isFetching,
    retry: () => void refetch(),
  }
}

function openChoice(choice: Choice): void {
  if (choice.kind === 'customer') openAndGive(choice.hit.id)
  else if (choice.kind === 'recent') openAndGive(choice.customer.id)
  else if (choice.kind === 'new-customer') giveTo(openNewCustomer(choice.typed))
  else if (choice.kind === 'performance') openSeatChoice(keyToSellIn(), choice.row.id)
  else if (choice.hit.customerId) openCustomer(choice.hit.customerId, choice.hit.id)
  else openGuest(choice.hit.id)
}

function openAndGive(customerId: CustomerId): void {
  openCustomer(customerId)
  giveTo(customerId)
}
