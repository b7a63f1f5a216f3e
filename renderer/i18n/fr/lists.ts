import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Réservations bientôt expirées',
  about:
    'Elles expirent dans les deux jours, ou sont expirées et tiennent encore leurs places ; la plus ancienne en premier. Entrée ouvre la commande : à payer, à rappeler ou à abandonner.',
  none: 'Rien n’expire dans les deux jours.',
  order: 'Commande',
  customer: 'Client',
  phone: 'Téléphone',
  what: 'Quoi',
  places: 'Nb de places',
  starts: 'Début',
  due: 'Reste dû',
  over: 'expirée {{time}}',
  lapses: 'Expire',
  renewals: 'Abonnements à renouveler',
  aboutRenewals:
    'Qui avait le précédent et n’a pas encore le suivant. Entrée ouvre la fiche avec le suivant et les mêmes places.',
  noRenewals: 'Personne n’a d’abonnement à renouveler.',
  had: 'Avait',
  next: 'Renouvelé par',
  seats: 'Places',
  parked: 'Paniers mis en attente',
  aboutParked:
    'Mis de côté à n’importe quelle caisse, le plus ancien d’abord. Entrée en reprend un ici, Suppr l’abandonne. Les places ne sont pas gardées entre-temps.',
  noParked: 'Aucun panier en attente.',
  sum: 'Somme',
  parkedAt: 'Mis en attente',
  parkedBy: 'Par',
  counter: 'Caisse',
  guest: 'Client de passage',
  cartThere: 'L’onglet de ce client a déjà un panier. Terminez-le ou mettez-le d’abord en attente.',
  parkedGone: 'Quelqu’un l’a repris ou abandonné.',
}
