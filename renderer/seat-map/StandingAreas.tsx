// Standing areas are only a count: how many are free, how many are chosen, one more, one fewer. Without `onStanding`
// somebody else counts them, and the map only says how many are free.
import { ActionIcon, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SeatChoiceProps, StandingPlaces } from './seat-choice.ts'

export function StandingAreas({
  plan,
  standing,
  onStanding,
  priceLabelOf,
}: Pick<SeatChoiceProps, 'plan' | 'standing' | 'onStanding' | 'priceLabelOf'>) {
  if (!standing || standing.length === 0 || !onStanding) return null
  return (
    <Group gap="lg">
      {standing.map((places) => {
        const area = plan.areas.find(({ id }) => id === places.areaId)
        if (!area) return null
        const price = priceLabelOf?.(area.category)
        return (
          <StandingArea
            key={area.id}
            name={area.name}
            price={price}
            places={places}
            onCount={(count) => onStanding?.(area.id, count)}
          />
        )
      })}
    </Group>
  )
}

type StandingAreaProps = {
  name: string
  price: string | undefined
  places: StandingPlaces
  onCount: (count: number) => void
}

function StandingArea({ name, price, places, onCount }: StandingAreaProps) {
  const { t } = useTranslation('seatMap')
  const { free, chosen } = places
  return (
    <Group gap="xs" role="group" aria-label={`${t('standing')}, ${name}`}>
      <Text size="sm">
        <strong>{name}</strong> {price} · {t('freePlaces', { count: free })}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('oneFewer', { area: name })}
        disabled={chosen === 0}
        onClick={() => onCount(chosen - 1)}
      >
        −
      </ActionIcon>
      <output aria-label={t('chosenIn', { area: name })}>{chosen}</output>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('oneMore', { area: name })}
        disabled={free === 0}
        onClick={() => onCount(chosen + 1)}
      >
        +
      </ActionIcon>
    </Group>
  )
}
