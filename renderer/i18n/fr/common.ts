import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  back: 'Retour',
  retry: 'Réessayer',
  search: 'Rechercher',
  total: 'Total',
  yes: 'Oui',
  no: 'Non',
}
