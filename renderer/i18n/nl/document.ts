// Receipts and tickets on the screen: their pictures, and what is known of the paper. Dutch.
import type { Messages } from '../languages.ts'

export const document: Messages['document'] = {
  none: 'Voor deze bestelling is nog niets uitgegeven.',
  showMore_one: 'Nog {{count}} tonen',
  showMore_other: 'Nog {{count}} tonen',
  names: {
    receipt: 'Bon {{number}}',
    ticket: 'Kaart {{number}}',
    'gift-card': 'Cadeaubon {{number}}',
    'x-report': 'X-rapport {{number}}',
    'z-report': 'Z-rapport {{number}}',
    'cash-slip': 'Kasbon {{number}}',
    'hand-over': 'Overdrachtsblad {{number}}',
  },
  pictures: {
    receipt: 'Afbeelding van bon {{number}}',
    'gift-card': 'Afbeelding van cadeaubon {{number}}',
    'x-report': 'Afbeelding van X-rapport {{number}}',
    'z-report': 'Afbeelding van Z-rapport {{number}}',
    'cash-slip': 'Afbeelding van kasbon {{number}}',
    'hand-over': 'Afbeelding van overdrachtsblad {{number}}',
  },
  ticketPicture: 'Afbeelding van kaart {{number}}',
  print: 'Afdrukken',
  printAgain: 'Opnieuw afdrukken',
  cameOut: 'Is eruit gekomen',
  lookAtThePrinter: 'Het is niet zeker of dit is afgedrukt. Kijk bij de printer voordat u opnieuw afdrukt.',
  states: {
    waiting: 'Wacht',
    printing: 'Wordt afgedrukt',
    printed: 'Afgedrukt',
    unclear: 'Niet zeker',
    failed: 'Niet afgedrukt',
    kept: 'Bewaard, niet geprint',
  },
}
