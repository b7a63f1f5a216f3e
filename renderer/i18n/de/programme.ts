import type { Messages } from '../languages.ts'

export const programme: Messages['programme'] = {
  title: 'Kommende Vorstellungen',
  about:
    'Eine Vorstellung, die nicht stattfindet, wird hier abgesagt; danach werden ihre Bestellungen zurückgegeben, alle auf einmal.',
  nothingComing: 'Es kommt keine Vorstellung.',
  performance: 'Vorstellung',
  when: 'Wann',
  sold: 'Belegte Plätze',
  state: 'Zustand',
  states: { 'on-sale': 'Im Verkauf', closed: 'Geschlossen', cancelled: 'Abgesagt' },
  why: 'Warum sie nicht stattfindet',
  cancel: 'Vorstellung absagen',
  cancelSurely: 'Absagen: nichts bringt sie zurück',
  areYouSure: 'Danach kann an keiner Kasse mehr etwas dafür verkauft werden. Noch einmal Enter drücken, um abzusagen.',
  refused: 'Sie war schon abgesagt.',
  toDo_one:
    '{{count}} Bestellung zurückzugeben, {{amount}}: auf die Geschenkkarten, mit denen bezahlt wurde, alles andere als Guthaben.',
  toDo_other:
    '{{count}} Bestellungen zurückzugeben, {{amount}}: auf die Geschenkkarten, mit denen bezahlt wurde, alles andere als Guthaben.',
  allDone_one: '{{count}} Bestellung wurde zurückgegeben, {{amount}}. Hier bleibt nichts zu tun.',
  allDone_other: '{{count}} Bestellungen wurden zurückgegeben, {{amount}}. Hier bleibt nichts zu tun.',
  byHand_one:
    '{{count}} Bestellung hat keine Kundenkarte, {{amount}}: sie wird am Schalter zurückgegeben (X auf der Bestellung).',
  byHand_other:
    '{{count}} Bestellungen haben keine Kundenkarte, {{amount}}: sie werden am Schalter zurückgegeben (X auf der Bestellung).',
  notPossible: 'Konnten nicht von selbst zurückgegeben werden: {{numbers}}',
  progress: '{{done}} von {{all}} Bestellungen zurückgegeben',
  giveBack: 'Alle zurückgeben',
  goOn: 'Weiter zurückgeben',
  stop: 'Anhalten; was getan ist, bleibt getan',
}
