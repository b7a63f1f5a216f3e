// The subscriptions that are sold now; Enter opens one, with seats chosen for all of its performances at once.
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionOffer } from '#core/contract/subscription.ts'
import { words } from '#core/domain/event-words.ts'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { PickList } from './PickList.tsx'
import pickClasses from './pick-list.module.css'
import classes from './sale.module.css'
import { openSubscription } from './seat-choice.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

/** People come in twos. */
const usualCount = 2

export function SubscriptionList({ tabKey, till, fieldRef }: Props) {
  const { t } = useTranslation(['subscription', 'sale'])
  const { data, error, refetch, isFetching } = useQuery(useHost().subscription.offered.queryOptions())
  const [typed, setTyped] = useState('')
  const found = (data ?? []).filter(({ name }) =>
    words(typed).every((word) => words(name).some((own) => own.startsWith(word))),
  )
  return (
    <PickList
      fieldRef={fieldRef}
      label={t('subscriptions')}
      placeholder={t('find')}
      typed={typed}
      onTyped={setTyped}
      items={found.map((one) => ({ ...one, id: one.code }))}
      empty={
        error ? (
          <FaultBanner error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
        ) : (
          <Text className={classes.empty}>
            {data?.length === 0 ? t('none') : t(data ? 'sale:noneFound' : 'sale:loading')}
          </Text>
        )
      }
      rowOf={(one) => <Subscription {...{ one, till }} />}
      onPick={({ code }) => openSubscription(tabKey, { code, count: usualCount, wanted: [] })}
    />
  )
}

function Subscription({ one, till }: { one: SubscriptionOffer; till: Till }) {
  const choiceText = useChoiceText()
  const { name, performances } = one
  const [first, last] = [performances[0], performances.at(-1)]
  return (
    <span className={pickClasses.stacked}>
      <b>{name}</b>
      <small>
        {choiceText(one)}
        {first && last && ` · ${till.day(first.startsAtMs)} – ${till.day(last.startsAtMs)}`}
      </small>
    </span>
  )
}

/** How many performances one of it has. */
export function useChoiceText(): (one: Pick<SubscriptionOffer, 'choose' | 'performances'>) => string {
  const { t } = useTranslation('subscription')
  return ({ choose, performances: { length: count } }) =>
    choose ? t('some', { least: choose.least, most: choose.most, count }) : t('all', { count })
}
