// Receipts and tickets on the screen: their pictures, and what is known of the paper. French.
import type { Messages } from '../languages.ts'

export const document: Messages['document'] = {
  none: 'Rien n’a encore été émis pour cette commande.',
  showMore_one: 'Afficher {{count}} de plus',
  showMore_other: 'Afficher {{count}} de plus',
  names: {
    receipt: 'Ticket de caisse {{number}}',
    ticket: 'Billet {{number}}',
    'gift-card': 'Carte cadeau {{number}}',
    'x-report': 'Rapport X {{number}}',
    'z-report': 'Rapport Z {{number}}',
    'cash-slip': 'Pièce de caisse {{number}}',
    'hand-over': 'Feuille de passation {{number}}',
  },
  pictures: {
    receipt: 'Image du ticket de caisse {{number}}',
    'gift-card': 'Image de la carte cadeau {{number}}',
    'x-report': 'Image du rapport X {{number}}',
    'z-report': 'Image du rapport Z {{number}}',
    'cash-slip': 'Image de la pièce de caisse {{number}}',
    'hand-over': 'Image de la feuille de passation {{number}}',
  },
  ticketPicture: 'Image du billet {{number}}',
  print: 'Imprimer',
  printAgain: 'Imprimer à nouveau',
  cameOut: 'C’est sorti',
  lookAtThePrinter: 'L’impression n’est pas certaine. Regardez l’imprimante avant d’imprimer à nouveau.',
  states: {
    waiting: 'En attente',
    printing: 'Impression en cours',
    printed: 'Imprimé',
    unclear: 'Incertain',
    failed: 'Non imprimé',
    kept: 'Conservé, non imprimé',
  },
}
