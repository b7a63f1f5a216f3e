// The words for times in the six languages, and how words are compared: folded as in every search.
import { foldedWords } from '#core/domain/fold.ts'
import type { Language } from '#core/domain/locale.ts'

export type TimeWord =
  | 'today'
  | 'tonight'
  | 'tomorrow'
  | 'overmorrow'
  | 'weekend'
  | 'day'
  | 'week'
  | 'month'
  | 'in'
  | 'next'
  | 'this'

// As typed, before accents are taken away; a word with a space is written together when it is looked for.
const spoken: Record<Language, Partial<Record<TimeWord, string>>> = {
  en: {
    ...{ today: 'today', tonight: 'tonight', tomorrow: 'tomorrow tmrw', weekend: 'weekend' },
    ...{ day: 'day days', week: 'week weeks', month: 'month months', in: 'in', next: 'next', this: 'this' },
  },
  nb: {
    ...{
      today: 'idag',
      tonight: 'ikveld',
      tomorrow: 'imorgen',
      overmorrow: 'overimorgen',
      weekend: 'helg helgen helga',
    },
    ...{ day: 'dag dager', week: 'uke uker uken uka', month: 'måned måneder måneden', in: 'om' },
    ...{ next: 'neste', this: 'denne' },
  },
  da: {
    ...{
      today: 'idag',
      tonight: 'iaften',
      tomorrow: 'imorgen',
      overmorrow: 'overmorgen',
      weekend: 'weekend weekenden',
    },
    ...{
      day: 'dag dage',
      week: 'uge uger ugen',
      month: 'måned måneder måneden',
      in: 'om',
      next: 'næste',
      this: 'denne',
    },
  },
  nl: {
    ...{
      today: 'vandaag',
      tonight: 'vanavond',
      tomorrow: 'morgen',
      overmorrow: 'overmorgen',
      weekend: 'weekend weekeinde',
    },
    ...{ day: 'dag dagen', week: 'week weken', month: 'maand maanden', in: 'over' },
    ...{ next: 'volgende volgend', this: 'deze dit' },
  },
  fr: {
    ...{ today: 'aujourd’hui aujourdhui', tonight: 'cesoir', tomorrow: 'demain', overmorrow: 'aprèsdemain' },
    ...{ weekend: 'weekend', day: 'jour jours', week: 'semaine semaines', month: 'mois', in: 'dans' },
    ...{ next: 'prochain prochaine', this: 'ce cette' },
  },
  de: {
    ...{ today: 'heute', tonight: 'heuteabend', tomorrow: 'morgen', overmorrow: 'übermorgen', weekend: 'wochenende' },
    ...{ day: 'tag tage tagen', week: 'woche wochen', month: 'monat monate monaten', in: 'in' },
    ...{ next: 'nächste nächsten nächster nächstes', this: 'diese diesen dieses dieser' },
  },
}

/** Of one language, by the folded word. */
export function timeWordsOf(language: Language): ReadonlyMap<string, readonly TimeWord[]> {
  return byLanguage.get(language) ?? new Map()
}

/** `Blåmyra, 27.` → `blamyra`, `27.`; what people write in two words or with a hyphen ("i dag", "après-demain") is one. */
export function words(text: string): string[] {
  const plain = joined(text.normalize('NFC').toLowerCase().replaceAll(/['’]/g, ''))
  return (plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}:./-]*/gu) ?? []).map(wordOf)
}

/** Figures keep their signs: they are dates and times. */
function wordOf(token: string): string {
  return /\p{N}/u.test(token) ? token.replace(/[/:-]+$/, '') : foldedWords(token).join('')
}

function joined(text: string): string {
  return text
    .replaceAll(/\bi (dag|kveld|morgen|aften|overmorgen)\b/g, 'i$1')
    .replaceAll(/\bover imorgen\b/g, 'overimorgen')
    .replaceAll(/\b(ce) (soir)\b/g, '$1$2')
    .replaceAll(/\bheute abend\b/g, 'heuteabend')
    .replaceAll(/(?<!\p{L})apr[eè]s[ -]demain(?!\p{L})/gu, 'aprèsdemain')
    .replaceAll(/\bweek-end\b/g, 'weekend')
    .replaceAll(/\bday after tomorrow\b/g, 'overmorgen')
    .replaceAll(/\b(\d{1,2}) ?(am|pm)\b/g, '$1$2')
    .replaceAll(/\b(\d{1,2}\.) (\d{1,2}\.?)(?= |$)/g, '$1$2')
}

const byLanguage = new Map(
  (Object.entries(spoken) as [Language, (typeof spoken)[Language]][]).map(([language, meanings]) => {
    const map = new Map<string, TimeWord[]>()
    for (const [meaning, texts] of Object.entries(meanings) as [TimeWord, string][])
      for (const text of texts.split(' ')) {
        const word = words(text).join('')
        map.set(word, [...(map.get(word) ?? []), meaning])
      }
    return [language, map] as const
  }),
)
