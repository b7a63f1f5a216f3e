import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Opslaan',
  cancel: 'Annuleren',
  close: 'Sluiten',
  back: 'Terug',
  retry: 'Opnieuw proberen',
  search: 'Zoeken',
  total: 'Totaal',
  yes: 'Ja',
  no: 'Nee',
}
