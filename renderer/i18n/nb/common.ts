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
  loading: 'Et øyeblikk …',
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
      title: 'Programmet i bakgrunnen svarer ikke',
      whatToDo: 'Det starter igjen av seg selv. Prøv så igjen: ingenting blir gjort to ganger.',
    },
    'timed-out': { title: 'Dette tok for lang tid', whatToDo: 'Prøv igjen: ingenting blir gjort to ganger.' },
    'bad-input': {
      title: 'Dette kunne ikke forstås',
      whatToDo: 'Se over det du har skrevet. Ser det riktig ut, si fra til den som har ansvar for kassen.',
    },
    'disk-full': {
      title: 'Disken på denne maskinen er full',
      whatToDo: 'Ingenting ble lagret. Frigjør plass på disken og prøv igjen.',
    },
    'database-busy': {
      title: 'Databasen er opptatt',
      whatToDo: 'Et annet program holder den. Vent litt og prøv igjen.',
    },
    defect: {
      title: 'Noe gikk galt i Foyer',
      whatToDo: 'Prøv igjen. Skjer det en gang til, si fra til den som har ansvar for kassen.',
    },
    'not-allowed': { title: 'Dette har du ikke lov til', whatToDo: 'Spør noen som har lov, for eksempel en leder.' },
    'signed-out': { title: 'Ingen er logget inn', whatToDo: 'Logg inn igjen; det du har skrevet, er tatt vare på.' },
  },
  broken: {
    title: 'Denne delen av skjermen har sluttet å virke',
    whatToDo: 'Resten virker videre, og ingenting som er lagret, er tapt.',
  },
}
