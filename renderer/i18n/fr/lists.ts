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
}
