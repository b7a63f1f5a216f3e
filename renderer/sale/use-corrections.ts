// Tells the host what was taken out of a cart, for the journal. Selling does not wait for it.
import type { CorrectedLine } from '#core/contract/sale.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'

export function useCorrections(): (line: CorrectedLine) => void {
  const client = useHostClient()
  return (line) => {
    client.sale.correct({ commandId: newId<CommandId>(), lines: [line] }).catch((error: unknown) => {
      // The host is gone or its disk refuses, which the screen says elsewhere; the cart is the clerk's all the same.
      console.info('a correction was not recorded', error)
    })
  }
}
