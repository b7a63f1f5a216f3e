// Receipts and tickets on the screen: their pictures, and what is known of the paper. Danish.
import type { Messages } from '../languages.ts'

export const document: Messages['document'] = {
  none: 'Der er endnu ikke udstedt noget for denne ordre.',
  showMore_one: 'Vis {{count}} mere',
  showMore_other: 'Vis {{count}} mere',
  names: {
    receipt: 'Bon {{number}}',
    ticket: 'Billet {{number}}',
    'gift-card': 'Gavekort {{number}}',
    'x-report': 'X-rapport {{number}}',
    'z-report': 'Z-rapport {{number}}',
    'cash-slip': 'Kassebilag {{number}}',
    'hand-over': 'Vagtskifteark {{number}}',
  },
  pictures: {
    receipt: 'Billede af bon {{number}}',
    'gift-card': 'Billede af gavekort {{number}}',
    'x-report': 'Billede af X-rapport {{number}}',
    'z-report': 'Billede af Z-rapport {{number}}',
    'cash-slip': 'Billede af kassebilag {{number}}',
    'hand-over': 'Billede af vagtskifteark {{number}}',
  },
  ticketPicture: 'Billede af billet {{number}}',
  print: 'Udskriv',
  printAgain: 'Udskriv igen',
  cameOut: 'Den kom ud',
  lookAtThePrinter: 'Det er usikkert, om denne blev udskrevet. Se på printeren, før du udskriver igen.',
  states: {
    waiting: 'Venter',
    printing: 'Udskrives',
    printed: 'Udskrevet',
    unclear: 'Usikkert',
    failed: 'Ikke udskrevet',
    kept: 'Gemt, ikke udskrevet',
  },
}
