// How this counter stands with the server, in words: in one line for the top bar, and what is behind it.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SyncView } from '#core/contract/sync.ts'
import { localeOf } from '#core/domain/locale.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAtTheDesk } from '../staff/clerk-context.ts'

export type SyncWords = {
  mode: SyncView['mode']
  line: string
  about: string
  details: string[]
  /** The orders of before are still on their way: what is not found may be among them. */
  areOrdersMissing: boolean
}

/** While nothing is known yet the counter is what it is without a server: able to work. */
export function useSyncWords(): SyncWords {
  const { t } = useTranslation('shell')
  const { session, clerk } = useAtTheDesk()
  const { data } = useQuery({ ...useHost().sync.state.queryOptions(), refetchInterval: refetchMs })
  const time = new Intl.DateTimeFormat(localeOf[clerk.language], {
    timeZone: session.venue.zone,
    hour: '2-digit',
    minute: '2-digit',
  })
  return wordsOf(data ?? alone, t, (ms) => time.format(ms))
}

/** Notices come with every change; this is for what changes without one, such as how long ago something was. */
const refetchMs = 20_000

const alone: SyncView = {
  mode: 'alone',
  sinceMs: 0,
  heardAtMs: null,
  waiting: 0,
  parked: 0,
  openCases: 0,
  stopReason: null,
  preparing: null,
  comparedAtMs: null,
  differences: 0,
}

function wordsOf(state: SyncView, t: TFunction<'shell'>, clock: (ms: number) => string): SyncWords {
  const { mode, sinceMs, heardAtMs, waiting, parked, openCases, stopReason, preparing } = state
  const areOrdersMissing = preparing?.missing === 'orders'
  const line = {
    alone: t('state.alone'),
    online: t('state.online'),
    offline: heardAtMs === null ? t('state.neverHeard') : t('state.offline', { time: clock(sinceMs) }),
    stopped: t('state.stopped'),
    preparing: t(areOrdersMissing ? 'state.preparingOrders' : 'state.preparing', { percent: preparing?.percent ?? 0 }),
  }[mode]
  const about = {
    alone: t('state.aboutAlone'),
    online: t('state.aboutOnline'),
    offline: t('state.aboutOffline'),
    preparing: t(areOrdersMissing ? 'state.aboutPreparingOrders' : 'state.aboutPreparing'),
    stopped: t(`state.aboutStopped.${stopReason ?? 'start-afresh'}`),
  }[mode]
  const isWaitingLong = waiting > 0 && mode !== 'online' && mode !== 'alone'
  return {
    mode,
    line: isWaitingLong ? `${line} · ${t('state.waiting', { count: waiting })}` : line,
    about,
    areOrdersMissing,
    details: [
      ...(mode === 'alone'
        ? []
        : [heardAtMs === null ? t('state.neverHeard') : t('state.heard', { time: clock(heardAtMs) })]),
      ...(waiting > 0 ? [t('state.waiting', { count: waiting })] : []),
      ...(parked > 0 ? [t('state.parked', { count: parked })] : []),
      ...(openCases > 0 ? [t('state.cases', { count: openCases })] : []),
    ],
  }
}
