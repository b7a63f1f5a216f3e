// What the shell itself says, in Foyer's six languages: a few menu entries and the messages for when there is no page
// to say them. Nobody is signed in yet, so the language is the operating system's.
import { Language } from '#core/domain/locale.ts'
import type { HostFailure } from '../host-process.ts'
import type { KeyRefusal } from '../key-store.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nb } from './nb.ts'
import { nl } from './nl.ts'

export type Trouble = HostFailure['code'] | KeyRefusal | 'page-keeps-stopping'

export type MenuTexts = Record<
  | 'quit'
  | 'edit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'view'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom',
  string
>

export interface ShellTexts {
  tryAgain: string
  quit: string
  /** Stands above the paths of backups, newest first. */
  backups: string
  menu: MenuTexts
  trouble: Record<Trouble, string>
}

const textsOf: Record<Language, ShellTexts> = { en, nb, da, nl, fr, de }

/** @param preferred BCP 47 tags, best first, as the operating system gives them. English where none is ours. */
export function textsFor(preferred: string[]): ShellTexts {
  const known = preferred.map(languageOf).find((language) => language !== undefined)
  return textsOf[known ?? 'en']
}

function languageOf(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split('-')
  // Norwegian comes as `no`, `nb` or `nn`; there is one text for all three.
  return Language.safeParse(primary === 'no' || primary === 'nn' ? 'nb' : primary).data
}
