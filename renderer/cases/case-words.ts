// A case in words: what happened in one sentence, where, by whom, and the values of a card's field as a person reads them.
import { useTranslation } from 'react-i18next'
import type { CaseDoing, CasePlace, CaseView } from '#core/contract/case.ts'
import { formatMoney } from '#core/domain/money.ts'
import { birthdayText } from '../customer/birthday.ts'
import { type Counter, shortMomentText } from '../customer/counter.ts'
import { languageOptions } from '../customer/countries.ts'

export type CaseWords = {
  said(of: CaseView): string
  where(of: CaseView): string
  who(of: CaseView): string
  places(places: readonly Omit<CasePlace, 'lineId'>[]): string
  doing(doing: CaseDoing): string
  money(of: Pick<CaseView, 'currency'>, minor: number): string
  fieldName(name: string, value: unknown): string
  value(name: string, value: unknown): string
}

export function useCaseWords(counter: Counter): CaseWords {
  const { t } = useTranslation(['cases', 'customer', 'order'])
  const { fieldName, value } = useFieldWords(counter)
  const doing = ({ counterCode, clerkName, atMs }: CaseDoing) => {
    const words = { code: counterCode ?? '', name: clerkName, date: shortMomentText(atMs, counter) }
    return counterCode === null ? t('byElsewhere', words) : t('by', words)
  }
  const places: CaseWords['places'] = (all) =>
    byRow(all)
      .map(({ area, row, numbers }) => {
        const seats =
          numbers.length === 1 ? t('order:seat', { number: numbers[0] }) : t('seats', { numbers: numbers.join(', ') })
        return [area, row && t('order:row', { row }), numbers.length > 0 && seats].filter(Boolean).join(' ')
      })
      .join('; ')
  const money: CaseWords['money'] = ({ currency }, minor) => formatMoney(minor, currency, counter.locale)
  return {
    said: (of) => {
      const field = of.field ? fieldName(of.field.name, of.field.kept) : ''
      const [first, second] = of.twice ? [t(`given.${of.twice.first}`), t(`given.${of.twice.second}`)] : ['', '']
      return t(`said.${of.code}`, { count: of.count, thing: of.thing, field, first, second })
    },
    where: ({ performance, places: all, thing, code }) => {
      const evening = performance && `${performance.title}, ${shortMomentText(performance.startsAtMs, counter)}`
      return [evening, places(all) || (code === 'AREA_OVERSOLD' ? thing : '')].filter(Boolean).join(' · ')
    },
    who: ({ customer, order, opened }) => {
      const name = customer?.name ?? (order ? t('guest') : '')
      return [name, order && t('order:order', { number: order.number }), doing(opened)].filter(Boolean).join(' · ')
    },
    places,
    doing,
    money,
    fieldName,
    value,
  }
}

type SeatsOfRow = { area: string; row: string; numbers: string[] }

/** Seats of one row are named together, in the order of their numbers. */
function byRow(places: readonly Omit<CasePlace, 'lineId'>[]): SeatsOfRow[] {
  const rows = new Map<string, SeatsOfRow>()
  for (const { area, row, number } of places) {
    const key = `${area} ${row}`
    const known = rows.get(key) ?? { area, row, numbers: [] }
    rows.set(key, { ...known, numbers: number === '' ? known.numbers : [...known.numbers, number] })
  }
  const sorted = (numbers: string[]) => numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return [...rows.values()].map((each) => ({ ...each, numbers: sorted(each.numbers) }))
}

type ItemLike = Partial<Record<'channel' | 'kind' | 'value' | 'street' | 'extra' | 'postcode' | 'town', string>> & {
  isPrimary?: boolean
}

function useFieldWords(counter: Counter): Pick<CaseWords, 'fieldName' | 'value'> {
  const { t } = useTranslation(['customer', 'cases'])
  const names: Partial<Record<string, string>> = {
    title: t('personTitle'),
    gender: t('gender'),
    firstName: t('firstName'),
    lastName: t('lastName'),
    organisation: t('organisation'),
    language: t('language'),
    dateOfBirth: t('dateOfBirth'),
    addresses: t('addresses'),
    internal: t('internalNote'),
    important: t('importantNote'),
  }
  const kinds: Partial<Record<string, string>> = {
    ...t('kinds', { returnObjects: true }),
    ...t('addressKinds', { returnObjects: true }),
  }
  const genders: Partial<Record<string, string>> = t('genders', { returnObjects: true })
  const itemText = (item: ItemLike) => {
    const place = [item.street, item.extra, [item.postcode, item.town].filter(Boolean).join(' ')]
    const text = item.value ?? place.filter(Boolean).join(', ')
    return [text, kinds[item.kind ?? ''], item.isPrimary ? t('isPrimary') : ''].filter(Boolean).join(' · ')
  }
  const plain: Partial<Record<string, (text: string) => string>> = {
    gender: (text) => genders[text || 'none'] ?? text,
    language: (text) => languageOptions(counter.language).find(({ value }) => value === text)?.label ?? text,
    dateOfBirth: (text) => birthdayText(text, counter.language),
  }
  return {
    fieldName: (name, value) => {
      if (name !== 'contactPoints') return names[name] ?? name
      return (value as ItemLike | null)?.channel === 'email' ? t('emails') : t('phones')
    },
    value: (name, value) => {
      if (value === null || value === undefined) return t('cases:values.removed')
      if (typeof value === 'object') return itemText(value)
      const text = String(value)
      return plain[name]?.(text) ?? (text || t('empty'))
    },
  }
}
