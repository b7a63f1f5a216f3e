import type { Messages } from '../languages.ts'

export const staff: Messages['staff'] = {
  title: 'Hvem står i kassen?',
  people: 'Ansatte',
  noPeople: 'Ingen kan logge inn i denne kassen ennå. Ansatte må settes opp først.',
  pinOf: 'PIN for {{name}}',
  howTo: 'Skriv første bokstav i navnet ditt, så PIN-koden, så Enter.',
  signIn: 'Logg inn',
  digit: 'Siffer {{digit}}',
  erase: 'Slett et siffer',
  pad: 'Sifre',
  wrongPin: 'Det er ikke PIN-koden til {{name}}.',
  waitFirst: 'For mange feil PIN-koder for {{name}}. Vent før neste forsøk.',
  notHere: '{{name}} kan ikke lenger logge inn her.',
  seconds_one: 'Neste forsøk om {{count}} sekund.',
  seconds_other: 'Neste forsøk om {{count}} sekunder.',
  tooShort: 'En PIN-kode har minst fire sifre.',
  locked: 'Denne kassen er låst. Det som ligger åpent, er tatt vare på.',
  nobodyMayApprove: 'Ingen ved denne kassen kan godkjenne det.',
  approver: 'Godkjent av',
  approverPin: 'PIN-kode',
}
