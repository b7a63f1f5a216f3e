// Receipts and tickets on the screen: their pictures, and what is known of the paper. German.
import type { Messages } from '../languages.ts'

export const document: Messages['document'] = {
  none: 'Für diese Bestellung wurde noch nichts ausgestellt.',
  showMore_one: '{{count}} weitere zeigen',
  showMore_other: '{{count}} weitere zeigen',
  names: {
    receipt: 'Beleg {{number}}',
    ticket: 'Karte {{number}}',
    'gift-card': 'Geschenkkarte {{number}}',
    'x-report': 'X-Bericht {{number}}',
    'z-report': 'Z-Bericht {{number}}',
    'cash-slip': 'Kassenzettel {{number}}',
    'hand-over': 'Übergabeblatt {{number}}',
  },
  pictures: {
    receipt: 'Bild des Belegs {{number}}',
    'gift-card': 'Bild der Geschenkkarte {{number}}',
    'x-report': 'Bild des X-Berichts {{number}}',
    'z-report': 'Bild des Z-Berichts {{number}}',
    'cash-slip': 'Bild des Kassenzettels {{number}}',
    'hand-over': 'Bild des Übergabeblatts {{number}}',
  },
  ticketPicture: 'Bild der Karte {{number}}',
  print: 'Drucken',
  printAgain: 'Noch einmal drucken',
  cameOut: 'Ist herausgekommen',
  lookAtThePrinter: 'Es ist unklar, ob dies gedruckt wurde. Sehen Sie am Drucker nach, bevor Sie noch einmal drucken.',
  states: {
    waiting: 'Wartet',
    printing: 'Wird gedruckt',
    printed: 'Gedruckt',
    unclear: 'Unklar',
    failed: 'Nicht gedruckt',
    kept: 'Aufbewahrt, nicht gedruckt',
  },
}
