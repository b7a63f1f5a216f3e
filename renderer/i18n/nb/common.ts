import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Lagre',
  cancel: 'Avbryt',
  close: 'Lukk',
  back: 'Tilbake',
  retry: 'Prøv igjen',
  search: 'Søk',
  total: 'Sum',
  yes: 'Ja',
  no: 'Nei',
}
