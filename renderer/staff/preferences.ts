// The clerk's language and look, changed from the menu or the palette: shown at once, kept by the host.
import type { ColorScheme } from '#core/contract/session.ts'
import type { Language } from '#core/domain/locale.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { useAtTheDesk } from './clerk-context.ts'
import { useShowClerk } from './lock.ts'

type Wish = { language: Language } | { colorScheme: ColorScheme }

/** @returns `prefer`, and the command it is sent with, for its fault to be shown */
export function usePreferences() {
  const { clerk } = useAtTheDesk()
  const command = useCommand(useHostClient().session.setPreferences)
  const show = useShowClerk()
  const prefer = (wish: Wish) => {
    // Shown at once, so that a second wish does not take back the first.
    const wished = { ...clerk, ...wish }
    show(wished)
    command.mutate({ language: wished.language, colorScheme: wished.colorScheme }, { onError: () => show(clerk) })
  }
  return { prefer, command }
}
