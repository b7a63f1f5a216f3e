// The six languages against each other: nothing missing, nothing empty, nothing left in English, same placeholders.
import { describe, expect, test } from 'vitest'
import { Language } from '#core/domain/locale.ts'
import { loadMessages } from './languages.ts'

/** Words that are rightly the same as in English, by language. */
const sameWords: Record<Exclude<Language, 'en'>, readonly string[]> = {
  nb: ['Import', 'Journal', 'Person'],
  da: [
    'E-mail',
    'E-mail {{position}}',
    'Find',
    'Import',
    'Journal',
    'Note',
    'Organisation',
    'Person',
    'Printer',
    'Stop',
  ],
  nl: ['E-mail', 'E-mail {{position}}', 'Labels', 'Postcode', 'Printer', 'Printers', 'online'],
  fr: [
    ...['Catalogue', 'Date', 'E-mail', 'E-mail {{position}}', 'Important', 'Journal', 'Mobile', 'Note', 'Organisation'],
    ...['Place', 'Total', '{{count}} minute', '{{count}} minutes'],
  ],
  de: ['Import', 'Journal', 'Name', 'Organisation', 'Person', 'online'],
}

const english = leaves(await loadMessages('en'))
const others = Language.exclude(['en']).options

/** Every text with its path: `shell.place.find` → `Find`. */
function leaves(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...leaves(value as object, `${path}${key}.`)],
    ),
  )
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted()

test('FM09 languages: there is a lot to compare', () => {
  expect(english.size).toBeGreaterThan(150)
})

describe.each(others)('%s', async (language) => {
  const texts = leaves(await loadMessages(language))

  test('FM09 languages: has exactly the texts of English', () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test('FM09 languages: has no empty text where English has one', () => {
    const empty = [...texts].filter(([key, text]) => text.trim() === '' && english.get(key)?.trim() !== '')
    expect(empty).toEqual([])
  })

  test('FM09 languages: fills in the same things as English', () => {
    const differing = [...texts].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(differing.filter(([key]) => !/_(one|other)$/.test(key))).toEqual([])
  })

  test('FM09 languages: leaves nothing in English but words that are the same', () => {
    const isSame = (text: string) =>
      sameWords[language].includes(text) || !/\p{L}{4}/u.test(text.replace(/\{\{\w+\}\}/g, ''))
    // What stands on a key of the keyboard is English on most of them.
    const spoken = [...texts].filter(([key]) => !key.startsWith('common.keys.'))
    const left = spoken.filter(([key, text]) => text === english.get(key) && !isSame(text))
    expect(left).toEqual([])
  })
})
