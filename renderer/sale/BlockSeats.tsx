// Seats kept for the house, a promoter or another channel: which there are, letting them go, and blocking what is chosen.
import { ActionIcon, Button, NativeSelect, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockView } from '#core/contract/block.ts'
import type { PerformanceView } from '#core/contract/performance.ts'
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import { BlockOwner } from '#core/protocol/allotment.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './block.module.css'
import shared from './sale.module.css'
import { useTill } from './till.ts'

type Props = {
  view: PerformanceView
  selected: ReadonlySet<SeatId>
  /** Chosen in standing areas. */
  places: readonly { areaId: AreaId; places: number }[]
  /** They are blocked now and leave the cart. */
  onBlocked(): void
}

export function BlockSeats({ view, selected, places, onBlocked }: Props) {
  const { t } = useTranslation('seatMap')
  const { clerk } = useAtTheDesk()
  const mayBlock = clerk.rights.includes('rights')
  const [isOpen, open] = useState(false)
  const count = selected.size + sumOf(places)
  const isEnabled = mayBlock && count > 0 && !isOpen
  useAction({
    id: 'seat-map.block',
    title: t('block.chosen'),
    key: 'Alt+B',
    group: 'sale',
    isEnabled,
    worksInFields: true,
    run: () => open(true),
  })
  if (view.blocks.length === 0 && !(mayBlock && count > 0)) return null
  return (
    <div className={classes.blocks}>
      {view.blocks.length > 0 && (
        <ul className={classes.list} aria-label={t('block.list')}>
          {view.blocks.map((block) => (
            <OneBlock key={block.blockId} performanceId={view.id} {...{ block, mayBlock }} />
          ))}
        </ul>
      )}
      {isEnabled && (
        <Button size="compact-sm" variant="default" rightSection={<KeyHint of="Alt+B" />} onClick={() => open(true)}>
          {t('block.chosen')}
        </Button>
      )}
      {isOpen && count > 0 && (
        <BlockForm
          {...{ view, selected, places }}
          onEnd={(isBlocked) => {
            open(false)
            if (isBlocked) onBlocked()
          }}
        />
      )}
    </div>
  )
}

type OneProps = { performanceId: PerformanceView['id']; block: BlockView; mayBlock: boolean }

function OneBlock({ performanceId, block, mayBlock }: OneProps) {
  const { t } = useTranslation('seatMap')
  const command = useCommand(useHostClient().block.release)
  const till = useTill()
  const { blockId, owner, name, setByName, seatIds, areas, untilMs } = block
  const one = t('block.one', { owner: t(`block.owner.${owner}`), name, count: seatIds.length + sumOf(areas) })
  const text =
    untilMs === null
      ? one
      : `${one} · ${t('block.until', { time: till ? `${till.day(untilMs)} ${till.time(untilMs)}` : '' })}`
  return (
    <li className={classes.one} title={t('block.by', { name: setByName })}>
      {text}
      {mayBlock && (
        <ActionIcon
          size="xs"
          variant="subtle"
          aria-label={t('block.release', { name })}
          title={t('block.release', { name })}
          loading={command.isPending}
          onClick={() => command.mutate({ performanceId, blockId, seatIds: null, reason: '' })}
        >
          ✕
        </ActionIcon>
      )}
      <FaultBanner error={command.error} />
    </li>
  )
}

type FormProps = Omit<Props, 'onBlocked'> & { onEnd(isBlocked: boolean): void }

function BlockForm({ view, selected, places, onEnd }: FormProps) {
  const { t } = useTranslation('seatMap')
  const [owner, choose] = useState<BlockOwner>('house')
  const [name, type] = useState('')
  const [hours, setHours] = useState('')
  const command = useCommand(useHostClient().block.set)
  const refusal = refusalOf(command.error)?.code
  const isReady = name.trim() !== '' && !command.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isReady) return
    const asked = {
      performanceId: view.id,
      owner,
      name: name.trim(),
      seatIds: [...selected],
      places: [...places],
      untilMs: endOf(hours, view),
    }
    command.mutate(asked, { onSuccess: () => onEnd(true) })
  }
  return (
    <form
      className={classes.form}
      aria-label={t('block.chosen')}
      onSubmit={submit}
      onKeyDown={(event) => {
        // The map behind has keys of its own, and Escape closes the form, not the map.
        event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        onEnd(false)
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={t('block.for')}
        value={owner}
        data={BlockOwner.options.map((value) => ({ value, label: t(`block.owner.${value}`) }))}
        onChange={(event) => choose(BlockOwner.parse(event.currentTarget.value))}
      />
      <TextInput
        autoFocus
        size="xs"
        maxLength={80}
        aria-label={t('block.name')}
        placeholder={t('block.name')}
        value={name}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label={t('block.ends')}
        value={hours}
        data={ends.map((value) => ({
          value,
          label: t(value === '' ? 'block.never' : 'block.before', { count: Number(value) }),
        }))}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" disabled={!isReady} rightSection={<KeyHint of="Enter" />}>
        {t('block.do', { count: selected.size + sumOf(places) })}
      </Button>
      {(refusal === 'SEATS_TAKEN' ||
        refusal === 'SEATS_NOT_OWN' ||
        refusal === 'PLACES_FULL' ||
        refusal === 'END_IN_PAST') && (
        <Text role="alert" className={shared.why}>
          {t(`block.refused.${refusal}`)}
        </Text>
      )}
      <FaultBanner error={command.error} />
    </form>
  )
}

const sumOf = (areas: readonly { places: number }[]) => areas.reduce((sum, { places }) => sum + places, 0)

/** Hours before the beginning at which a block ends by itself. */
const ends = ['', '1', '24', '72', '168'] as const

function endOf(hours: string, { startsAtMs }: PerformanceView): number | null {
  return hours === '' ? null : startsAtMs - Number(hours) * 3_600_000
}
