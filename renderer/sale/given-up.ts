// Carts that are given up whole, for the journal: a till law wants to know of goods that were rung up and never paid. Nothing waits
// for it.
import { useEffect } from 'react'
import type { CorrectedLine } from '#core/contract/sale.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import type { ShownCart } from './priced-cart.ts'

/** What lies in each tab's cart, as it is shown there. */
const shown = new Map<string, CorrectedLine[]>()
let record: (lines: CorrectedLine[]) => void = () => undefined

/** The tab's cart, each time it is drawn. */
export function useNotedCart(tabKey: string, { priced }: ShownCart): void {
  useEffect(() => {
    const lines = priced.lines.map(({ text, quantity, grossMinor }) => ({
      text: text.slice(0, 300),
      quantity,
      grossMinor,
    }))
    shown.set(tabKey, lines)
  }, [tabKey, priced.lines])
}

/** @param tabKey closed, with its cart */
export function giveUpCart(tabKey: string): void {
  const lines = shown.get(tabKey) ?? []
  shown.delete(tabKey)
  if (lines.length > 0) record(lines)
}

/** For the shell, once: where what is given up is written. */
export function useGivenUpCarts(): void {
  const client = useHostClient()
  useEffect(() => {
    record = (lines) => {
      const command = { commandId: newId<CommandId>(), lines, isWhole: true }
      client.sale.correct(command).catch((error: unknown) => {
        // The host is gone or its disk refuses, which the screen says elsewhere; the tab is closed all the same.
        console.info('a cart that was given up was not recorded', error)
      })
    }
  }, [client])
}
