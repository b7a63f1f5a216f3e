// The phones or the e-mail addresses of a customer in the contact form. A phone is formatted by the host when its field
// is left; what is no possible number is outlined and stays as it was typed.
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ContactPoint } from '#core/domain/customer.ts'
import classes from './ContactForm.module.css'
import { KindSelect, RowFrame, RowGroup } from './ContactRows.tsx'
import { newContactPointId } from './contact-draft.ts'
import { addPoint, type Channel, changePoint, pointsOf } from './contact-edit.ts'
import type { FormProps } from './contact-form-props.ts'
import { focusRow } from './focus-row.ts'

export function PointRows({ channel, form }: { channel: Channel; form: FormProps }) {
  const { t } = useTranslation('customer')
  const points = pointsOf(form.details, channel)
  const add = () => {
    const id = newContactPointId()
    form.change((details) => addPoint(details, channel, id))
    focusRow(id)
  }
  return (
    <RowGroup
      title={channel === 'phone' ? t('phones') : t('emails')}
      addText={channel === 'phone' ? t('addPhone') : t('addEmail')}
      onAdd={add}
    >
      {points.map((point, index) => (
        <PointRow key={point.id} point={point} position={index + 1} form={form} onAdd={add} />
      ))}
    </RowGroup>
  )
}

type RowProps = { point: ContactPoint; position: number; form: FormProps; onAdd(): void }

function PointRow({ point, position, form, onAdd }: RowProps) {
  const { t } = useTranslation('customer')
  const { id, channel, kind, value, isPrimary } = point
  const name = channel === 'phone' ? t('phoneOf', { position }) : t('emailOf', { position })
  const set = (to: Partial<ContactPoint>) => form.change((details) => changePoint(details, id, to))
  return (
    <RowFrame id={id} name={name} isPrimary={isPrimary} change={form.change} onAdd={onAdd}>
      <KindSelect
        label={t('kindOf', { row: name })}
        value={kind}
        kinds={t('kinds', { returnObjects: true })}
        onPick={(picked) => set({ kind: picked })}
      />
      <TextInput
        className={classes.grows}
        size="xs"
        aria-label={name}
        type={channel === 'phone' ? 'tel' : 'email'}
        inputMode={channel === 'phone' ? 'tel' : 'email'}
        autoComplete="off"
        maxLength={channel === 'phone' ? 60 : 254}
        data-primary={isPrimary ? channel : undefined}
        value={value}
        error={form.problems[id]}
        onChange={(event) => {
          form.clearProblem(id)
          set({ value: event.currentTarget.value })
        }}
        onBlur={() => channel === 'phone' && form.onPhoneLeft(id)}
      />
    </RowFrame>
  )
}
