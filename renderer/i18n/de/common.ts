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
  loading: 'Einen Moment …',
  keys: {
    Ctrl: 'Strg',
    Alt: 'Alt',
    Escape: 'Esc',
    Enter: 'Enter',
    Delete: 'Entf',
    Home: 'Pos1',
    PageUp: 'Bild ↑',
    PageDown: 'Bild ↓',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  trouble: {
    'host-gone': {
      title: 'Das Programm im Hintergrund antwortet nicht',
      whatToDo: 'Es startet von selbst neu. Versuchen Sie es dann noch einmal: Nichts geschieht doppelt.',
    },
    'timed-out': {
      title: 'Das hat zu lange gedauert',
      whatToDo: 'Versuchen Sie es noch einmal: Nichts geschieht doppelt.',
    },
    'bad-input': {
      title: 'Das wurde nicht verstanden',
      whatToDo:
        'Prüfen Sie Ihre Eingabe. Sieht sie richtig aus, sagen Sie der Person Bescheid, die diese Kasse betreut.',
    },
    'disk-full': {
      title: 'Die Festplatte dieses Rechners ist voll',
      whatToDo: 'Es wurde nichts gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
    },
    'database-busy': {
      title: 'Die Datenbank ist belegt',
      whatToDo: 'Ein anderes Programm hält sie fest. Warten Sie kurz und versuchen Sie es noch einmal.',
    },
    defect: {
      title: 'In Foyer ist etwas schiefgegangen',
      whatToDo:
        'Versuchen Sie es noch einmal. Geschieht es wieder, sagen Sie der Person Bescheid, die diese Kasse betreut.',
    },
    'not-allowed': {
      title: 'Das dürfen Sie nicht',
      whatToDo: 'Fragen Sie jemanden, der es darf, zum Beispiel die Leitung.',
    },
    'signed-out': {
      title: 'Niemand ist angemeldet',
      whatToDo: 'Melden Sie sich wieder an; Ihre Eingaben sind noch da.',
    },
  },
  broken: {
    title: 'Dieser Teil des Bildschirms funktioniert nicht mehr',
    whatToDo: 'Der Rest arbeitet weiter, und nichts Gespeichertes ist verloren.',
  },
}
