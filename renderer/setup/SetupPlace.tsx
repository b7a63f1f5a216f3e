// Setup: the pages the clerk has the right to, the first of them open.
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { BackupPage } from './BackupPage.tsx'
import { CounterPage } from './CounterPage.tsx'
import classes from './setup.module.css'

const ImportPage = lazy(async () => ({ default: (await import('./import/ImportPage.tsx')).ImportPage }))

const pages = [
  { name: 'counter', right: null, Page: CounterPage },
  { name: 'backups', right: 'backup', Page: BackupPage },
  { name: 'import', right: 'import', Page: ImportPage },
] as const

export function SetupPlace() {
  const { t } = useTranslation('setup')
  const { rights } = useAtTheDesk().clerk
  const [name, setName] = useState<(typeof pages)[number]['name']>('counter')
  const open = pages.filter(({ right }) => right === null || rights.includes(right))
  const { Page } = open.find((page) => page.name === name) ?? pages[0]
  return (
    <div className={classes.setup}>
      <nav className={classes.pages} aria-label={t('pages')}>
        {open.map((page) => (
          <button
            key={page.name}
            type="button"
            aria-current={page.name === name ? 'page' : undefined}
            onClick={() => setName(page.name)}
          >
            {t(page.name)}
          </button>
        ))}
      </nav>
      <div className={classes.page}>
        <RegionBoundary key={name} region={`setup ${name}`}>
          <Suspense fallback={null}>
            <Page />
          </Suspense>
        </RegionBoundary>
      </div>
    </div>
  )
}
