// The price categories with their prices; pressing one keeps the map, the list and "best seats" to it.
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SeatSwatch } from './SeatLegend.tsx'
import { categoriesOf, type SeatChoiceProps } from './seat-choice.ts'
import { colourOfCategory } from './seat-colours.ts'
import { useSeatColours } from './use-hall-canvas.ts'

type CategoryFilterProps = Pick<SeatChoiceProps, 'plan' | 'priceLabelOf' | 'category'> & {
  onCategory: (category: string | undefined) => void
}

export function CategoryFilter({ plan, priceLabelOf, category, onCategory }: CategoryFilterProps) {
  const { t } = useTranslation('seatMap')
  const colours = useSeatColours()
  const style = (isOn: boolean) =>
    ({ size: 'compact-sm', variant: isOn ? 'outline' : 'default', 'aria-pressed': isOn }) as const
  return (
    <Group gap={6} role="group" aria-label={t('categories')}>
      <Button {...style(category === undefined)} onClick={() => onCategory(undefined)}>
        {t('allCategories')}
      </Button>
      {categoriesOf(plan).map((name, index) => (
        <Button
          key={name}
          {...style(category === name)}
          leftSection={<SeatSwatch look="free" paint={colourOfCategory(colours, index)} />}
          onClick={() => onCategory(category === name ? undefined : name)}
        >
          {[name, priceLabelOf?.(name)].filter(Boolean).join(' · ')}
        </Button>
      ))}
    </Group>
  )
}
