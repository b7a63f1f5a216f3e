// Setup: the pages the clerk has the right to, each with its key. The one last looked at is open again when the clerk
// comes back. Who comes has the focus on the page, so that its single-letter keys work at once.
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { placeKeys } from '../shell/place-keys.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { setDraft, useDraft } from '../stores/drafts.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { BackupPage } from './BackupPage.tsx'
import { CounterPage } from './CounterPage.tsx'
import classes from './setup.module.css'

const ImportPage = lazy(async () => ({ default: (await import('./import/ImportPage.tsx')).ImportPage }))

const RightsPage = lazy(async () => ({ default: (await import('../rights/RightsPage.tsx')).RightsPage }))

const CountersPage = lazy(async () => ({ default: (await import('../counters/CountersPage.tsx')).CountersPage }))

const ProgrammePage = lazy(async () => ({ default: (await import('../programme/ProgrammePage.tsx')).ProgrammePage }))

const pages = [
  { name: 'counter', keyName: '1', right: null, Page: CounterPage },
  { name: 'backups', keyName: '2', right: 'backup', Page: BackupPage },
  { name: 'import', keyName: '3', right: 'import', Page: ImportPage },
  { name: 'rights', keyName: '4', right: 'rights', Page: RightsPage },
  { name: 'counters', keyName: '5', right: 'counters', Page: CountersPage },
  { name: 'programme', keyName: '6', right: 'case.settle', Page: ProgrammePage },
] as const
type PageName = (typeof pages)[number]['name']

const draftKey = 'setup-page'

export function SetupPlace() {
  const { t } = useTranslation(['setup', 'shell'])
  const { rights } = useAtTheDesk().clerk
  const region = useRef<HTMLElement>(null)
  const focusPage = () => region.current?.focus({ preventScroll: true })
  useEffect(focusPage, [])
  // Pressed again, from the search box, it brings the focus back.
  useAction({ id: 'setup', title: t('shell:place.setup'), key: placeKeys.setup, group: 'places', run: focusPage })
  const wanted = useDraft<PageName>(draftKey)
  const allowed = pages.filter(({ right }) => right === null || rights.includes(right))
  const { name, Page } = allowed.find((page) => page.name === wanted) ?? pages[0]
  return (
    <div className={classes.setup}>
      <nav className={classes.pages} aria-label={t('pages')}>
        {allowed.map((page) => (
          <PageButton key={page.name} name={page.name} keyName={page.keyName} isHere={page.name === name} />
        ))}
      </nav>
      <section ref={region} tabIndex={-1} aria-label={t(name)} className={classes.page}>
        <RegionBoundary key={name} region={`setup ${name}`}>
          <Suspense fallback={null}>
            <Page />
          </Suspense>
        </RegionBoundary>
      </section>
    </div>
  )
}

type PageButtonProps = { name: PageName; keyName: string; isHere: boolean }

function PageButton({ name, keyName, isHere }: PageButtonProps) {
  const { t } = useTranslation('setup')
  const open = () => setDraft(draftKey, name)
  useAction({ id: `setup.${name}`, title: `${t('title')}: ${t(name)}`, key: keyName, group: 'setup', run: open })
  return (
    <button type="button" aria-current={isHere ? 'page' : undefined} onClick={open}>
      <span>{t(name)}</span>
      <KeyHint of={keyName} />
    </button>
  )
}
