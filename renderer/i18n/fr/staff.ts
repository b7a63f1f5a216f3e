import type { Messages } from '../languages.ts'

export const staff: Messages['staff'] = {
  title: 'Qui est au guichet ?',
  people: 'Personnel',
  noPeople: 'Personne ne peut encore se connecter à ce guichet. Le personnel doit d’abord être enregistré.',
  pinOf: 'Code de {{name}}',
  howTo: 'Tapez la première lettre de votre nom, puis votre code, puis Entrée.',
  signIn: 'Se connecter',
  digit: 'Chiffre {{digit}}',
  erase: 'Effacer un chiffre',
  pad: 'Chiffres',
  wrongPin: 'Ce n’est pas le code de {{name}}.',
  waitFirst: 'Trop de codes faux pour {{name}}. Attendez avant le prochain essai.',
  notHere: '{{name}} ne peut plus se connecter ici.',
  seconds_one: 'Prochain essai dans {{count}} seconde.',
  seconds_other: 'Prochain essai dans {{count}} secondes.',
  tooShort: 'Un code a au moins quatre chiffres.',
  locked: 'Ce guichet est verrouillé. Ce qui est ouvert est conservé.',
  nobodyMayApprove: 'Personne à cette caisse ne peut l’approuver.',
  approver: 'Approuvé par',
  approverPin: 'Code PIN',
}
