import type { Messages } from '../languages.ts'

export const printer: Messages['printer'] = {
  title: 'Imprimante',
  printers: 'Imprimantes',
  noPrinters: 'Aucune imprimante n’est réglée à ce guichet.',
  role: { receipt: 'Reçus', ticket: 'Billets' },
  condition: {
    ready: 'prête',
    'paper-low': 'bientôt plus de papier',
    'paper-out': 'plus de papier',
    'cover-open': 'capot ouvert',
    offline: 'débranchée ou éteinte',
  },
  whatToDo: {
    'paper-low': 'Préparez un nouveau rouleau.',
    'paper-out': 'Mettez un nouveau rouleau.',
    'cover-open': 'Fermez le capot.',
    offline: 'Vérifiez le courant et le câble.',
  },
  waiting: 'Pas encore imprimé',
  nothingWaits: 'Tout ce qui a été vendu est imprimé.',
  refused: {
    unknown: 'Ce document n’existe plus.',
    printed: 'Il a été imprimé entre-temps.',
    unclear: 'Regardez d’abord l’imprimante : il est peut-être déjà sorti.',
    printing: 'Impression en cours.',
  },
}
