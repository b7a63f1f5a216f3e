// All keys there are right now, grouped by where they work. Read from what is registered, so it cannot be out of date.
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { KeyLayer } from '../keys/KeyLayer.tsx'
import { type Action, useActions } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { type KeyRow, keyRows } from './key-rows.ts'
import classes from './lists.module.css'

const groups = [
  'places',
  'card',
  'sale',
  'shift',
  'cases',
  'setup',
  'general',
] as const satisfies readonly Action['group'][]

export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('help.title')} size="xl">
      <KeyLayer isOpen={isOpen}>
        <HelpGroups />
      </KeyLayer>
    </Modal>
  )
}

function HelpGroups() {
  const { t } = useTranslation('shell')
  const actions = useActions(useShallow((state) => state.actions.filter(({ depth }) => depth === 0)))
  const inSearch: KeyRow[] = [
    { id: 'move', title: t('help.move'), keys: ['↑', '↓'] },
    { id: 'take', title: t('help.take'), keys: ['Enter'] },
    { id: 'back', title: t('help.stepBack'), keys: ['Escape'] },
  ]
  return (
    <div className={classes.help}>
      {groups.map((group) => (
        <HelpGroup
          key={group}
          title={t(`help.${group}`)}
          rows={keyRows(actions.filter((each) => each.group === group))}
        />
      ))}
      <HelpGroup title={t('help.search')} rows={inSearch} />
    </div>
  )
}

function HelpGroup({ title, rows }: { title: string; rows: readonly KeyRow[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ id, title: what, keys }) => (
          <div key={id}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <KeyHint key={key} of={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
