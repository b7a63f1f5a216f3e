// The two pages of the place: what needs a person, and how this counter stands with its server.
import { showPlace } from '../shell/show-place.ts'
import { setDraft, useDraft } from '../stores/drafts.ts'

export const casesPages = [
  { name: 'desk', keyName: '1' },
  { name: 'server', keyName: '2' },
] as const
export type CasesPage = (typeof casesPages)[number]['name']

const draftKey = 'cases-page'

export function useCasesPage(): CasesPage {
  return useDraft<CasesPage>(draftKey) ?? 'desk'
}

/** The page last looked at is open again when the clerk comes back. */
export function turnToPage(page: CasesPage): void {
  setDraft(draftKey, page)
}

/** From anywhere: how this counter stands with its server. */
export function showServerPage(): void {
  turnToPage('server')
  showPlace('cases')
}
