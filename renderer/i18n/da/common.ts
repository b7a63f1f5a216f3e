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
  loading: 'Et øjeblik …',
  keys: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Escape: 'Esc',
    Enter: 'Enter',
    Delete: 'Delete',
    Home: 'Home',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  trouble: {
    'host-gone': {
      title: 'Programmet i baggrunden svarer ikke',
      whatToDo: 'Det starter igen af sig selv. Prøv så igen: intet bliver gjort to gange.',
    },
    'timed-out': { title: 'Det tog for lang tid', whatToDo: 'Prøv igen: intet bliver gjort to gange.' },
    'bad-input': {
      title: 'Det kunne ikke forstås',
      whatToDo: 'Se det igennem, du har skrevet. Ser det rigtigt ud, så sig det til den, der passer kassen.',
    },
    'disk-full': {
      title: 'Disken på denne computer er fuld',
      whatToDo: 'Intet blev gemt. Gør plads på disken, og prøv igen.',
    },
    'database-busy': {
      title: 'Databasen er optaget',
      whatToDo: 'Et andet program holder den. Vent lidt, og prøv igen.',
    },
    defect: {
      title: 'Noget gik galt i Foyer',
      whatToDo: 'Prøv igen. Sker det en gang til, så sig det til den, der passer kassen.',
    },
    'not-allowed': { title: 'Det må du ikke', whatToDo: 'Spørg en, der må, for eksempel en leder.' },
    'signed-out': { title: 'Ingen er logget ind', whatToDo: 'Log ind igen; det, du har skrevet, er bevaret.' },
  },
  broken: {
    title: 'Denne del af skærmen er holdt op med at virke',
    whatToDo: 'Resten virker videre, og intet, der er gemt, er tabt.',
  },
}
