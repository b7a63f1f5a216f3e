// The frame of the desk: top bar, rail and the place shown; and what lies over it, the palette and the list of keys.
import { lazy, Suspense } from 'react'
import { type Place, useDesk } from '../stores/desk.ts'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { Notices } from './Notices.tsx'
import { Palette } from './Palette.tsx'
import { PreferenceActions } from './PreferenceActions.tsx'
import { Rail } from './Rail.tsx'
import classes from './shell.module.css'
import { placeRegionId } from './show-place.ts'
import { TopBar } from './TopBar.tsx'
import { useDeskActions } from './use-desk-actions.ts'
import { Workplace } from './Workplace.tsx'

// Not needed for the first customer of the day, so not loaded before it.
const CasesPlace = lazy(async () => ({ default: (await import('../cases/CasesPlace.tsx')).CasesPlace }))
const PrinterPlace = lazy(async () => ({ default: (await import('../printer/PrinterPlace.tsx')).PrinterPlace }))
const ListsPlace = lazy(async () => ({ default: (await import('../lists/ListsPlace.tsx')).ListsPlace }))
const ShiftPlace = lazy(async () => ({ default: (await import('../shift/ShiftPlace.tsx')).ShiftPlace }))
const SetupPlace = lazy(async () => ({ default: (await import('../setup/SetupPlace.tsx')).SetupPlace }))

export function Desk() {
  const place = useDesk((desk) => desk.place)
  const { isHelpOpen, closeHelp } = useDeskActions()
  return (
    <div className={classes.desk}>
      <RegionBoundary region="top bar">
        <TopBar />
      </RegionBoundary>
      <RegionBoundary region="rail">
        <Rail />
      </RegionBoundary>
      <main id={placeRegionId} tabIndex={-1} className={classes.place}>
        <RegionBoundary key={place} region={place}>
          <Suspense fallback={null}>
            <PlaceShown place={place} />
          </Suspense>
        </RegionBoundary>
      </main>
      <Notices />
      <Palette />
      <PreferenceActions />
      <KeyHelp isOpen={isHelpOpen} onClose={closeHelp} />
    </div>
  )
}

function PlaceShown({ place }: { place: Place }) {
  if (place === 'lists') return <ListsPlace />
  if (place === 'shift') return <ShiftPlace />
  if (place === 'cases') return <CasesPlace />
  if (place === 'printer') return <PrinterPlace />
  return place === 'setup' ? <SetupPlace /> : <Workplace />
}
