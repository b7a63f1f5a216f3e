// Rows of one group in the contact form (phones, e-mails, addresses): kind, content, and the tools of a row. The tools are
// for the mouse; at the keyboard they are Alt with a key, so that Tab goes from field to field.
import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import { useKeyText } from '../keys/key-text.ts'
import { AddIcon, DownIcon, RemoveIcon, StarIcon, UpIcon } from './CardIcons.tsx'
import classes from './ContactForm.module.css'
import { makePrimary, moveRow, removeRow } from './contact-edit.ts'
import { type RowStep, rowKeys, rowStepOf } from './row-keys.ts'

export type Change = (step: (details: CustomerDetails) => CustomerDetails) => void

type RowFrameProps = {
  id: ContactPointId
  /** `Phone 2`: how screen readers and tool tips call it. */
  name: string
  isPrimary: boolean
  change: Change
  onAdd(): void
  children: ReactNode
}

const steps: Record<Exclude<RowStep, 'add'>, (details: CustomerDetails, id: ContactPointId) => CustomerDetails> = {
  up: (details, id) => moveRow(details, id, -1),
  down: (details, id) => moveRow(details, id, 1),
  primary: makePrimary,
  remove: removeRow,
}

/** One row with its tools; the row's own fields are the children. */
export function RowFrame({ id, name, isPrimary, change, onAdd, children }: RowFrameProps) {
  const { t } = useTranslation('customer')
  const act = (step: RowStep) => (step === 'add' ? onAdd() : change((details) => steps[step](details, id)))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = rowStepOf(event)
    if (!step) return
    event.preventDefault()
    if (step === 'remove') focusNeighbour(event.currentTarget)
    act(step)
  }
  const keyText = useKeyText()
  const tool = (step: RowStep, label: string, icon: ReactNode, isPressed?: boolean) => (
    <Tooltip label={`${label}  ${keyText(rowKeys[step])}`}>
      <ActionIcon
        size="sm"
        tabIndex={-1}
        aria-label={t('rowTool', { row: name, tool: label })}
        aria-keyshortcuts={rowKeys[step]}
        aria-pressed={isPressed}
        className={isPressed ? classes.isPrimary : undefined}
        onClick={() => act(step)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <li className={classes.row} data-row={id} onKeyDown={onKeyDown}>
      {children}
      <span className={classes.tools}>
        {tool('primary', isPrimary ? t('isPrimary') : t('makePrimary'), <StarIcon isFilled={isPrimary} />, isPrimary)}
        {tool('up', t('moveUp'), <UpIcon />)}
        {tool('down', t('moveDown'), <DownIcon />)}
        {tool('remove', t('removeRow'), <RemoveIcon />)}
      </span>
    </li>
  )
}

type GroupProps = { title: string; addText: string; onAdd(): void; children: ReactNode }

export function RowGroup({ title, addText, onAdd, children }: GroupProps) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <ul className={classes.rows}>{children}</ul>
      <Button
        className={classes.add}
        variant="subtle"
        size="compact-sm"
        leftSection={<AddIcon />}
        aria-keyshortcuts={rowKeys.add}
        onClick={onAdd}
      >
        {addText}
      </Button>
    </fieldset>
  )
}

type KindProps<Kind extends string> = {
  /** Stands above where the row has labels above its fields. */
  title?: string
  label: string
  value: Kind
  kinds: Record<Kind, string>
  onPick(kind: Kind): void
}

export function KindSelect<Kind extends string>({ title, label, value, kinds, onPick }: KindProps<Kind>) {
  const data = Object.entries<string>(kinds).map(([kind, text]) => ({ value: kind, label: text }))
  return (
    <NativeSelect
      className={classes.kind}
      size="xs"
      label={title}
      aria-label={label}
      data={data}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value as Kind)}
    />
  )
}

/** The row goes, the focus stays in its group: to the row before or after it. */
function focusNeighbour(row: Element): void {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling
  neighbour?.querySelector<HTMLElement>('input')?.focus()
}
