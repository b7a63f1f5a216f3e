import type { Messages } from '../languages.ts'

export const staff: Messages['staff'] = {
  title: 'Wer ist an der Kasse?',
  people: 'Personal',
  noPeople: 'An dieser Kasse kann sich noch niemand anmelden. Zuerst muss Personal eingerichtet werden.',
  pinOf: 'PIN von {{name}}',
  howTo: 'Tippen Sie den ersten Buchstaben Ihres Namens, dann Ihre PIN, dann Enter.',
  signIn: 'Anmelden',
  digit: 'Ziffer {{digit}}',
  erase: 'Eine Ziffer löschen',
  pad: 'Ziffern',
  wrongPin: 'Das ist nicht die PIN von {{name}}.',
  waitFirst: 'Zu viele falsche PINs für {{name}}. Warten Sie mit dem nächsten Versuch.',
  notHere: '{{name}} kann sich hier nicht mehr anmelden.',
  seconds_one: 'Nächster Versuch in {{count}} Sekunde.',
  seconds_other: 'Nächster Versuch in {{count}} Sekunden.',
  tooShort: 'Eine PIN hat mindestens vier Ziffern.',
  locked: 'Diese Kasse ist gesperrt. Was offen liegt, bleibt erhalten.',
  nobodyMayApprove: 'Niemand an dieser Kasse darf es genehmigen.',
  approver: 'Genehmigt von',
  approverPin: 'PIN',
}
