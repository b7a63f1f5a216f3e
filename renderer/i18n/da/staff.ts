import type { Messages } from '../languages.ts'

export const staff: Messages['staff'] = {
  title: 'Hvem står i kassen?',
  people: 'Medarbejdere',
  noPeople: 'Ingen kan logge ind i denne kasse endnu. Medarbejdere skal først oprettes.',
  pinOf: 'Pinkode for {{name}}',
  howTo: 'Skriv første bogstav i dit navn, så pinkoden, så Enter.',
  signIn: 'Log ind',
  digit: 'Ciffer {{digit}}',
  erase: 'Slet et ciffer',
  pad: 'Cifre',
  wrongPin: 'Det er ikke {{name}}s pinkode.',
  waitFirst: 'For mange forkerte pinkoder for {{name}}. Vent før næste forsøg.',
  notHere: '{{name}} kan ikke længere logge ind her.',
  seconds_one: 'Næste forsøg om {{count}} sekund.',
  seconds_other: 'Næste forsøg om {{count}} sekunder.',
  tooShort: 'En pinkode har mindst fire cifre.',
  locked: 'Denne kasse er låst. Det, der ligger åbent, er bevaret.',
  nobodyMayApprove: 'Ingen ved denne kasse må godkende det.',
  approver: 'Godkendt af',
  approverPin: 'PIN-kode',
}
