import type { Messages } from '../languages.ts'

export const printer: Messages['printer'] = {
  title: 'Printer',
  printers: 'Printers',
  noPrinters: 'Bij deze kassa is geen printer ingesteld.',
  role: { receipt: 'Bonnen', ticket: 'Kaartjes' },
  condition: {
    ready: 'gereed',
    'paper-low': 'papier raakt op',
    'paper-out': 'geen papier',
    'cover-open': 'klep staat open',
    offline: 'niet aangesloten of uitgeschakeld',
  },
  whatToDo: {
    'paper-low': 'Leg een nieuwe rol klaar.',
    'paper-out': 'Plaats een nieuwe rol.',
    'cover-open': 'Sluit de klep.',
    offline: 'Controleer stroom en kabel.',
  },
  waiting: 'Nog niet afgedrukt',
  nothingWaits: 'Alles wat is verkocht, is afgedrukt.',
  refused: {
    unknown: 'Dit document is er niet meer.',
    printed: 'Dit is intussen afgedrukt.',
    unclear: 'Kijk eerst bij de printer: het kan al zijn afgedrukt.',
    printing: 'Het wordt nu afgedrukt.',
  },
}
