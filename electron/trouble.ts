// The message boxes of the shell: for when there is no page, or no host, to say it on the screen.
import { app, dialog } from 'electron'
import type { HostFailure } from './host-process.ts'
import type { ShellTexts, Trouble } from './texts/texts.ts'

/** Asks "try again or quit"; true for trying again. Closing the box is quitting. @param detail for a technician. */
export async function askToTryAgain(texts: ShellTexts, trouble: Trouble, detail: string): Promise<boolean> {
  console.error(`Foyer is in trouble: ${trouble}. ${detail}`)
  const { response } = await dialog.showMessageBox({
    ...box(texts, trouble, detail),
    buttons: [texts.tryAgain, texts.quit],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** For what trying again at once does not mend. */
export async function tellAndQuit(texts: ShellTexts, trouble: Trouble, detail: string): Promise<void> {
  console.error(`Foyer is in trouble: ${trouble}. ${detail}`)
  await dialog.showMessageBox({ ...box(texts, trouble, detail), buttons: [texts.quit] })
  app.exit(1)
}

/** What stands below the sentence: the host's own words, and the copies that can be restored, newest first. */
export function detailOf(texts: ShellTexts, { message, backups }: HostFailure): string {
  return backups.length === 0 ? message : [message, '', texts.backups, ...backups].join('\n')
}

function box(texts: ShellTexts, trouble: Trouble, detail: string) {
  return { type: 'error' as const, title: 'Foyer', message: texts.trouble[trouble], detail, noLink: true }
}
