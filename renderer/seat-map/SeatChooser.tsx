// Choosing seats: map or list, how many, "best seats" (B), price categories, and one line on what is chosen and why.
// B proposes, 1–9 inside propose so many at once. All data come by props; nothing here asks the host.
import { Button, Group, NumberInput, SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BestSeatsExplanation, bestSeats, largestGroup, seatsLeftAlone } from '#core/domain/best-seats.ts'
import type { SeatId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { SeatList } from './SeatList.tsx'
import { SeatMap } from './SeatMap.tsx'
import { StandingAreas } from './StandingAreas.tsx'
import { isOpen, type SeatChoiceProps } from './seat-choice.ts'
import classes from './seat-map.module.css'
import { useExplanation } from './use-explanation.ts'
import { useLocalKeys } from './use-map-keys.ts'

/** The proposal as it was made; it explains the choice only while nothing was changed by hand. */
type Proposal = { seats: readonly SeatId[]; explanation: BestSeatsExplanation } | { tooFew: number }

export function SeatChooser(choice: Omit<SeatChoiceProps, 'category'>) {
  const { t } = useTranslation('seatMap')
  const [view, setView] = useState<'map' | 'list'>('map')
  const [count, setCount] = useState(2)
  const [category, setCategory] = useState<string>()
  const [proposal, setProposal] = useState<Proposal>()
  const chosenHere: SeatChoiceProps = { ...choice, category }

  const propose = (wanted = count) => {
    const best = bestSeats(choice.plan, (id) => isOpen(id, choice), wanted, { category })
    setCount(wanted)
    setProposal(best ?? { tooFew: wanted })
    if (best) choice.onSelectMany(best.seats, 'replace')
  }
  useAction({ id: 'seat-map.best', title: t('best'), key: 'b', group: 'sale', run: () => propose() })
  useLocalKeys('seat-map.many', t('keys.many'), '1–9')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const isBest = event.key === 'b' || event.key === 'B'
    if (!isBest && !/^[1-9]$/.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    propose(isBest ? count : Number(event.key))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts of the buttons inside
    <div className={classes.chooser} onKeyDown={onKeyDown}>
      <Group gap="xs">
        <NumberInput
          aria-label={t('count')}
          value={count}
          onChange={(value) => setCount(Math.max(1, Math.min(largestGroup, Math.round(Number(value)) || 1)))}
          min={1}
          max={largestGroup}
          w={68}
          size="sm"
        />
        <Button size="sm" onClick={() => propose()} rightSection={<KeyHint of="B" />}>
          {t('best')}
        </Button>
        <CategoryFilter
          plan={choice.plan}
          priceLabelOf={choice.priceLabelOf}
          category={category}
          onCategory={setCategory}
        />
      </Group>
      <StandingAreas {...choice} />
      {view === 'map' ? <SeatMap {...chosenHere} /> : <SeatList {...chosenHere} />}
      <div className={classes.line}>
        <ChoiceLine choice={choice} proposal={proposal} />
        <SegmentedControl
          size="xs"
          aria-label={t('showAs')}
          value={view}
          onChange={(value) => setView(value === 'list' ? 'list' : 'map')}
          data={[
            { value: 'map', label: t('map') },
            { value: 'list', label: t('list') },
          ]}
        />
      </div>
    </div>
  )
}

function ChoiceLine({ choice, proposal }: { choice: SeatChoiceProps; proposal: Proposal | undefined }) {
  const { t } = useTranslation('seatMap')
  const { explain, alone } = useExplanation(choice.plan)
  const { selected } = choice
  const why = () => {
    if (proposal && 'tooFew' in proposal) return t('tooFew', { count: proposal.tooFew })
    if (proposal && isSame(proposal.seats, selected)) return explain(proposal.explanation)
    return selected.size === 0 ? '' : alone(leftAloneBy(choice.plan, choice))
  }
  return (
    <output className={classes.said} aria-live="polite">
      <strong>{selected.size === 0 ? t('nothingChosen') : t('chosen', { count: selected.size })}</strong>
      <span>{why()}</span>
    </output>
  )
}

function leftAloneBy(plan: HallPlan, choice: SeatChoiceProps): SeatId[] {
  return seatsLeftAlone(plan, (id) => isOpen(id, choice), choice.selected)
}

function isSame(seats: readonly SeatId[], selected: ReadonlySet<SeatId>): boolean {
  return seats.length === selected.size && seats.every((id) => selected.has(id))
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}
