// The place "Shift": opening it, what it took, cash in and out, reports, closing it.
import { Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { useTill } from '../sale/till.ts'
import { placeKeys } from '../shell/place-keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import placeClasses from '../ui/place.module.css'
import { ClosedShifts } from './ClosedShifts.tsx'
import { OpenShift } from './OpenShift.tsx'
import { RunningShift } from './RunningShift.tsx'

export function ShiftPlace() {
  const { t } = useTranslation(['till', 'shell'])
  const { data, error, isFetching, refetch } = useQuery({
    ...useHost().shift.state.queryOptions(),
    refetchOnMount: 'always',
  })
  // Carts left on the desk and the time of day are no notices: they are read when somebody comes here.
  const till = useTill()
  const [printed, setPrinted] = useState<string>()
  const region = useRef<HTMLElement>(null)
  const focusPlace = () => region.current?.focus({ preventScroll: true })
  useEffect(() => {
    if (!region.current?.contains(document.activeElement)) region.current?.focus({ preventScroll: true })
  }, [])
  // Pressed again, from the search box, it brings the focus back.
  useAction({ id: 'shift', title: t('shell:place.shift'), key: placeKeys.shift, group: 'places', run: focusPlace })
  return (
    <section ref={region} tabIndex={-1} aria-label={t('title')} className={placeClasses.place}>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {!data && !error && <Loader size="sm" />}
      {data && till && (
        <Stack gap="xl">
          {data.shift ? (
            <RunningShift key={data.shift.id} state={data} till={till} onPrinted={setPrinted} />
          ) : (
            <OpenShift state={data} till={till} />
          )}
          <Text role="status" size="sm">
            {printed && t('done', { number: printed })}
          </Text>
          <ClosedShifts till={till} onPrinted={setPrinted} />
        </Stack>
      )}
    </section>
  )
}
