import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Gem',
  cancel: 'Annuller',
  close: 'Luk',
  back: 'Tilbage',
  retry: 'Prøv igen',
  search: 'Søg',
  total: 'I alt',
  yes: 'Ja',
  no: 'Nej',
}
