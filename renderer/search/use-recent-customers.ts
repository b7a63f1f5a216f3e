// The customers opened last, with their names as they are today; those that are gone are left out.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CustomerId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { useRecent } from '../stores/recent.ts'

export type RecentCustomer = { id: CustomerId; name: string; number: string; contact: string }

export function useRecentCustomers(): RecentCustomer[] {
  const customerIds = [...useRecent()]
  const { data = [] } = useQuery({
    ...useHost().customer.names.queryOptions({ input: { customerIds } }),
    enabled: customerIds.length > 0,
    placeholderData: keepPreviousData,
  })
  const known = new Map(data.map((customer) => [customer.id, customer]))
  return customerIds.flatMap((id) => {
    const found = known.get(id)
    return found ? [{ id, name: found.name, number: found.number, contact: found.primary[0]?.value ?? '' }] : []
  })
}
