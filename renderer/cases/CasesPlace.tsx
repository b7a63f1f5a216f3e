// The place "Cases": what counters that were apart left for a person to settle, and how this one stands with its server.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { placeKeys } from '../shell/place-keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { CaseDesk } from './CaseDesk.tsx'
import classes from './cases.module.css'
import { type CasesPage, casesPages, turnToPage, useCasesPage } from './cases-pages.ts'
import { SyncPage } from './SyncPage.tsx'

const shownAs = { desk: CaseDesk, server: SyncPage } as const

export function CasesPlace() {
  const { t } = useTranslation(['cases', 'shell'])
  const page = useCasesPage()
  const region = useRef<HTMLElement>(null)
  const focusPage = () => region.current?.focus({ preventScroll: true })
  useEffect(focusPage, [])
  // Pressed again, from the search box, it brings the focus back.
  useAction({ id: 'cases', title: t('shell:place.cases'), key: placeKeys.cases, group: 'places', run: focusPage })
  const Page = shownAs[page]
  return (
    <div className={classes.cases}>
      <nav className={classes.pages} aria-label={t('pages')}>
        {casesPages.map(({ name, keyName }) => (
          <PageButton key={name} name={name} keyName={keyName} isHere={name === page} />
        ))}
      </nav>
      <section ref={region} tabIndex={-1} aria-label={t(`page.${page}`)} className={classes.page}>
        <RegionBoundary key={page} region={`cases ${page}`}>
          <Page />
        </RegionBoundary>
      </section>
    </div>
  )
}

type PageButtonProps = { name: CasesPage; keyName: string; isHere: boolean }

function PageButton({ name, keyName, isHere }: PageButtonProps) {
  const { t } = useTranslation('cases')
  const open = () => turnToPage(name)
  useAction({ id: `cases.${name}`, title: t(`page.${name}`), key: keyName, group: 'cases', run: open })
  return (
    <button type="button" aria-current={isHere ? 'page' : undefined} onClick={open}>
      <span>{t(`page.${name}`)}</span>
      <KeyHint of={keyName} />
    </button>
  )
}
