import type { Messages } from '../languages.ts'

export const programme: Messages['programme'] = {
  title: 'Komende voorstellingen',
  about:
    'Een voorstelling die niet doorgaat, wordt hier afgelast; daarna worden de bestellingen in één keer terugbetaald.',
  nothingComing: 'Er komt geen voorstelling.',
  performance: 'Voorstelling',
  when: 'Wanneer',
  sold: 'Bezette plaatsen',
  state: 'Toestand',
  states: { 'on-sale': 'In de verkoop', closed: 'Gesloten', cancelled: 'Afgelast' },
  why: 'Waarom hij niet doorgaat',
  cancel: 'Voorstelling afgelasten',
  cancelSurely: 'Afgelasten: niets haalt hem terug',
  areYouSure:
    'Daarna kan er niets meer voor worden verkocht, bij geen enkele kassa. Druk nog eens op Enter om af te gelasten.',
  refused: 'Hij was al afgelast.',
  toDo_one:
    '{{count}} bestelling terug te betalen, {{amount}}: op de cadeaubonnen waarmee is betaald, al het andere als tegoed.',
  toDo_other:
    '{{count}} bestellingen terug te betalen, {{amount}}: op de cadeaubonnen waarmee is betaald, al het andere als tegoed.',
  allDone_one: '{{count}} bestelling is terugbetaald, {{amount}}. Hier blijft niets te doen.',
  allDone_other: '{{count}} bestellingen zijn terugbetaald, {{amount}}. Hier blijft niets te doen.',
  byHand_one:
    '{{count}} bestelling heeft geen klant, {{amount}}: die wordt aan de balie terugbetaald (X op de bestelling).',
  byHand_other:
    '{{count}} bestellingen hebben geen klant, {{amount}}: die worden aan de balie terugbetaald (X op de bestelling).',
  notPossible: 'Kon niet vanzelf worden terugbetaald: {{numbers}}',
  progress: '{{done}} van {{all}} bestellingen terugbetaald',
  giveBack: 'Alles terugbetalen',
  goOn: 'Doorgaan',
  stop: 'Stoppen; wat gedaan is, blijft gedaan',
}
