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
  loading: 'Een ogenblik …',
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
      title: 'Het programma op de achtergrond antwoordt niet',
      whatToDo: 'Het start vanzelf opnieuw. Probeer het dan nog eens: niets gebeurt dubbel.',
    },
    'timed-out': { title: 'Dit duurde te lang', whatToDo: 'Probeer het opnieuw: niets gebeurt dubbel.' },
    'bad-input': {
      title: 'Dit werd niet begrepen',
      whatToDo: 'Controleer wat je hebt getypt. Lijkt het goed, meld het dan aan wie deze kassa beheert.',
    },
    'disk-full': {
      title: 'De schijf van deze computer is vol',
      whatToDo: 'Er is niets opgeslagen. Maak ruimte op de schijf en probeer het opnieuw.',
    },
    'database-busy': {
      title: 'De database is bezet',
      whatToDo: 'Een ander programma houdt hem vast. Wacht even en probeer het opnieuw.',
    },
    defect: {
      title: 'Er ging iets mis in Foyer',
      whatToDo: 'Probeer het opnieuw. Gebeurt het weer, meld het dan aan wie deze kassa beheert.',
    },
    'not-allowed': {
      title: 'Dit mag je niet',
      whatToDo: 'Vraag iemand die het wel mag, bijvoorbeeld een leidinggevende.',
    },
    'signed-out': { title: 'Niemand is aangemeld', whatToDo: 'Meld je opnieuw aan; wat je typte, is bewaard.' },
  },
  broken: {
    title: 'Dit deel van het scherm werkt niet meer',
    whatToDo: 'De rest werkt door, en niets wat is opgeslagen, is verloren.',
  },
}
