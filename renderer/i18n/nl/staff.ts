import type { Messages } from '../languages.ts'

export const staff: Messages['staff'] = {
  title: 'Wie staat er aan de kassa?',
  people: 'Medewerkers',
  noPeople: 'Niemand kan zich al bij deze kassa aanmelden. Stel eerst medewerkers in.',
  pinOf: 'Pincode van {{name}}',
  howTo: 'Typ de eerste letter van je naam, dan je pincode, dan Enter.',
  signIn: 'Aanmelden',
  digit: 'Cijfer {{digit}}',
  erase: 'Een cijfer wissen',
  pad: 'Cijfers',
  wrongPin: 'Dat is niet de pincode van {{name}}.',
  waitFirst: 'Te veel verkeerde pincodes voor {{name}}. Wacht met de volgende poging.',
  notHere: '{{name}} kan zich hier niet meer aanmelden.',
  seconds_one: 'Volgende poging over {{count}} seconde.',
  seconds_other: 'Volgende poging over {{count}} seconden.',
  tooShort: 'Een pincode heeft minstens vier cijfers.',
  locked: 'Deze kassa is vergrendeld. Wat open ligt, is bewaard.',
  nobodyMayApprove: 'Niemand aan deze kassa mag het goedkeuren.',
  approver: 'Goedgekeurd door',
  approverPin: 'Pincode',
}
