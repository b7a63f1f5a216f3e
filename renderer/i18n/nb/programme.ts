import type { Messages } from '../languages.ts'

export const programme: Messages['programme'] = {
  title: 'Kommende forestillinger',
  about: 'En forestilling som ikke finner sted, avlyses her; deretter leveres ordrene tilbake, alle på en gang.',
  nothingComing: 'Ingen forestilling er på vei.',
  performance: 'Forestilling',
  when: 'Når',
  sold: 'Opptatte plasser',
  state: 'Tilstand',
  states: { 'on-sale': 'I salg', closed: 'Stengt', cancelled: 'Avlyst' },
  why: 'Hvorfor den ikke finner sted',
  cancel: 'Avlys forestillingen',
  cancelSurely: 'Avlys den: ingenting bringer den tilbake',
  areYouSure: 'Etterpå kan ingenting selges til den, ved noen kasse. Trykk Enter en gang til for å avlyse.',
  refused: 'Den er allerede avlyst.',
  toDo_one:
    '{{count}} ordre skal tilbake, {{amount}}: til gavekortene den ble betalt med, alt annet som tilgodehavende.',
  toDo_other:
    '{{count}} ordrer skal tilbake, {{amount}}: til gavekortene de ble betalt med, alt annet som tilgodehavende.',
  allDone_one: '{{count}} ordre er levert tilbake, {{amount}}. Ingenting gjenstår her.',
  allDone_other: '{{count}} ordrer er levert tilbake, {{amount}}. Ingenting gjenstår her.',
  byHand_one: '{{count}} ordre har ingen kunde, {{amount}}: den leveres tilbake ved skranken (X på ordren).',
  byHand_other: '{{count}} ordrer har ingen kunde, {{amount}}: de leveres tilbake ved skranken (X på ordren).',
  notPossible: 'Kunne ikke leveres tilbake av seg selv: {{numbers}}',
  progress: '{{done}} av {{all}} ordrer levert tilbake',
  giveBack: 'Lever alle tilbake',
  goOn: 'Fortsett',
  stop: 'Stopp; det som er gjort, står',
}
