// What the open tabs are called: the customer's name, or which guest it is.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { type Tab, useDesk } from '../stores/desk.ts'

export type NamedTab = { tab: Tab; name: string }

export function useNamedTabs(): NamedTab[] {
  const { t } = useTranslation('shell')
  const tabs = useDesk((desk) => desk.tabs)
  const customerIds = tabs.flatMap((tab) => (tab.kind === 'customer' ? [tab.key] : []))
  const { data, isPlaceholderData } = useQuery({
    ...useHost().customer.names.queryOptions({ input: { customerIds } }),
    placeholderData: keepPreviousData,
    enabled: customerIds.length > 0,
  })
  const names = new Map(data?.map(({ id, name }) => [id, name]))
  const guests = tabs.filter(({ kind }) => kind === 'guest')
  const isKnown = data !== undefined && !isPlaceholderData
  return tabs.map((tab) => {
    if (tab.kind === 'customer') return { tab, name: names.get(tab.key) ?? (isKnown ? t('tabs.unknown') : '…') }
    if (tab.kind === 'new-customer') return { tab, name: tab.typed.trim() || t('tabs.newCustomer') }
    const number = guests.indexOf(tab) + 1
    return { tab, name: number > 1 ? t('tabs.guestNumber', { number }) : t('tabs.guest') }
  })
}
