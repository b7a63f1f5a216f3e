// Receipts and tickets on the screen: their pictures, and what is known of the paper. Norwegian.
import type { Messages } from '../languages.ts'

export const document: Messages['document'] = {
  none: 'Det er ikke utstedt noe for denne ordren ennå.',
  showMore_one: 'Vis {{count}} til',
  showMore_other: 'Vis {{count}} til',
  names: {
    receipt: 'Kvittering {{number}}',
    ticket: 'Billett {{number}}',
    'gift-card': 'Gavekort {{number}}',
    'x-report': 'X-rapport {{number}}',
    'z-report': 'Z-rapport {{number}}',
    'cash-slip': 'Kassebilag {{number}}',
    'hand-over': 'Vaktskifteark {{number}}',
  },
  pictures: {
    receipt: 'Bilde av kvittering {{number}}',
    'gift-card': 'Bilde av gavekort {{number}}',
    'x-report': 'Bilde av X-rapport {{number}}',
    'z-report': 'Bilde av Z-rapport {{number}}',
    'cash-slip': 'Bilde av kassebilag {{number}}',
    'hand-over': 'Bilde av vaktskifteark {{number}}',
  },
  ticketPicture: 'Bilde av billett {{number}}',
  print: 'Skriv ut',
  printAgain: 'Skriv ut på nytt',
  cameOut: 'Den kom ut',
  lookAtThePrinter: 'Det er usikkert om denne ble skrevet ut. Se på skriveren før du skriver ut på nytt.',
  states: {
    waiting: 'Venter',
    printing: 'Skrives ut',
    printed: 'Skrevet ut',
    unclear: 'Usikkert',
    failed: 'Ikke skrevet ut',
    kept: 'Oppbevart, ikke skrevet ut',
  },
}
