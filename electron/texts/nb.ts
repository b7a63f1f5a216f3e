import type { ShellTexts } from './texts.ts'

export const nb: ShellTexts = {
  tryAgain: 'Prøv igjen',
  quit: 'Avslutt',
  backups: 'Sikkerhetskopier som kan gjenopprettes, den nyeste først:',
  menu: {
    quit: 'Avslutt Foyer',
    edit: 'Rediger',
    undo: 'Angre',
    redo: 'Gjør om',
    cut: 'Klipp ut',
    copy: 'Kopier',
    paste: 'Lim inn',
    selectAll: 'Merk alt',
    view: 'Vis',
    zoomIn: 'Zoom inn',
    zoomOut: 'Zoom ut',
    resetZoom: 'Vanlig størrelse',
  },
  trouble: {
    'database-too-new':
      'Dataene på denne maskinen er skrevet av en nyere versjon av Foyer. Installer den nyeste versjonen.',
    'database-unreadable':
      'Foyer får ikke åpnet databasen. Filen er beholdt slik den er. Ring brukerstøtten før du selger i denne kassen.',
    'database-in-use': 'Et annet program bruker Foyers database. Lukk det, og prøv igjen.',
    'disk-not-writable':
      'Foyer får ikke skrevet til datamappen. Frigjør plass på disken, eller få kontrollert rettighetene til mappen.',
    unexpected: 'Foyer kunne ikke starte.',
    'keeps-stopping': 'En del av Foyer stopper hele tiden. Det som er lagret, er fortsatt der.',
    'page-keeps-stopping': 'Foyers vindu kan ikke vises. Det som er lagret, er fortsatt der.',
    'vault-unavailable':
      'Maskinens passordlager er ikke tilgjengelig, så Foyer får ikke åpnet den krypterte databasen. Logg på maskinen på nytt, og start Foyer.',
    'key-unreadable':
      'Nøkkelen til Foyers database kan ikke åpnes fra denne brukerkontoen. Ingenting er endret. Logg på som brukeren som satte opp Foyer, eller ring brukerstøtten.',
    'key-missing': 'Databasen finnes, men nøkkelen mangler (key.bin). Ingenting er endret. Ring brukerstøtten.',
  },
}
