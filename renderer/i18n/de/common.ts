import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Speichern',
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  retry: 'Erneut versuchen',
  search: 'Suchen',
  total: 'Summe',
  yes: 'Ja',
  no: 'Nein',
}
