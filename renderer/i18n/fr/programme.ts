import type { Messages } from '../languages.ts'

export const programme: Messages['programme'] = {
  title: 'Représentations à venir',
  about:
    'Une représentation qui n’a pas lieu est annulée ici ; ensuite ses commandes sont remboursées, toutes à la fois.',
  nothingComing: 'Aucune représentation n’est prévue.',
  performance: 'Représentation',
  when: 'Quand',
  sold: 'Places prises',
  state: 'État',
  states: { 'on-sale': 'En vente', closed: 'Fermée', cancelled: 'Annulée' },
  why: 'Pourquoi elle n’a pas lieu',
  cancel: 'Annuler la représentation',
  cancelSurely: 'Annuler : rien ne la fera revenir',
  areYouSure:
    'Ensuite, plus rien ne peut être vendu pour elle, à aucune caisse. Appuyez encore sur Entrée pour annuler.',
  refused: 'Elle était déjà annulée.',
  toDo_one: '{{count}} commande à rembourser, {{amount}} : sur les cartes cadeaux qui l’ont payée, le reste en avoir.',
  toDo_other:
    '{{count}} commandes à rembourser, {{amount}} : sur les cartes cadeaux qui les ont payées, le reste en avoir.',
  allDone_one: '{{count}} commande a été remboursée, {{amount}}. Il ne reste rien à faire ici.',
  allDone_other: '{{count}} commandes ont été remboursées, {{amount}}. Il ne reste rien à faire ici.',
  byHand_one: '{{count}} commande est sans client, {{amount}} : elle est remboursée au guichet (X sur la commande).',
  byHand_other:
    '{{count}} commandes sont sans client, {{amount}} : elles sont remboursées au guichet (X sur la commande).',
  notPossible: 'N’ont pas pu être remboursées d’elles-mêmes : {{numbers}}',
  progress: '{{done}} commandes remboursées sur {{all}}',
  giveBack: 'Tout rembourser',
  goOn: 'Continuer',
  stop: 'Arrêter ; ce qui est fait reste fait',
}
