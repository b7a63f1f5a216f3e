import type { Messages } from '../languages.ts'

export const programme: Messages['programme'] = {
  title: 'Kommende forestillinger',
  about: 'En forestilling, der ikke finder sted, aflyses her; derefter gives ordrerne tilbage, alle på en gang.',
  nothingComing: 'Ingen forestilling er på vej.',
  performance: 'Forestilling',
  when: 'Hvornår',
  sold: 'Optagne pladser',
  state: 'Tilstand',
  states: { 'on-sale': 'I salg', closed: 'Lukket', cancelled: 'Aflyst' },
  why: 'Hvorfor den ikke finder sted',
  cancel: 'Aflys forestillingen',
  cancelSurely: 'Aflys den: intet bringer den tilbage',
  areYouSure: 'Bagefter kan intet sælges til den, ved nogen kasse. Tryk Enter en gang til for at aflyse.',
  refused: 'Den er allerede aflyst.',
  toDo_one:
    '{{count}} ordre skal gives tilbage, {{amount}}: til de gavekort, den blev betalt med, alt andet som tilgodehavende.',
  toDo_other:
    '{{count}} ordrer skal gives tilbage, {{amount}}: til de gavekort, de blev betalt med, alt andet som tilgodehavende.',
  allDone_one: '{{count}} ordre er givet tilbage, {{amount}}. Intet mangler her.',
  allDone_other: '{{count}} ordrer er givet tilbage, {{amount}}. Intet mangler her.',
  byHand_one: '{{count}} ordre har ingen kunde, {{amount}}: den gives tilbage ved skranken (X på ordren).',
  byHand_other: '{{count}} ordrer har ingen kunde, {{amount}}: de gives tilbage ved skranken (X på ordren).',
  notPossible: 'Kunne ikke gives tilbage af sig selv: {{numbers}}',
  progress: '{{done}} af {{all}} ordrer givet tilbage',
  giveBack: 'Giv dem alle tilbage',
  goOn: 'Fortsæt',
  stop: 'Stop; det, der er gjort, står',
}
