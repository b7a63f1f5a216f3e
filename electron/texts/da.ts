import type { ShellTexts } from './texts.ts'

export const da: ShellTexts = {
  tryAgain: 'Prøv igen',
  quit: 'Afslut',
  backups: 'Sikkerhedskopier, der kan gendannes, den nyeste først:',
  menu: {
    quit: 'Afslut Foyer',
    edit: 'Rediger',
    undo: 'Fortryd',
    redo: 'Gentag',
    cut: 'Klip',
    copy: 'Kopiér',
    paste: 'Sæt ind',
    selectAll: 'Markér alt',
    view: 'Vis',
    zoomIn: 'Zoom ind',
    zoomOut: 'Zoom ud',
    resetZoom: 'Normal størrelse',
  },
  trouble: {
    'database-too-new':
      'Dataene på denne computer er skrevet af en nyere version af Foyer. Installér den nyeste version.',
    'database-unreadable':
      'Foyer kan ikke åbne sin database. Filen er bevaret, som den er. Ring til supporten, før du sælger ved denne kasse.',
    'database-in-use': 'Et andet program bruger Foyers database. Luk det, og prøv igen.',
    'disk-not-writable':
      'Foyer kan ikke skrive til sin datamappe. Skaf plads på disken, eller få rettighederne til mappen kontrolleret.',
    unexpected: 'Foyer kunne ikke starte.',
    'keeps-stopping': 'En del af Foyer bliver ved med at stoppe. Det, der er gemt, er der stadig.',
    'page-keeps-stopping': 'Foyers vindue kan ikke vises. Det, der er gemt, er der stadig.',
    'vault-unavailable':
      'Computerens adgangskodelager er ikke tilgængeligt, så Foyer kan ikke åbne sin krypterede database. Log på computeren igen, og start Foyer.',
    'key-unreadable':
      'Nøglen til Foyers database kan ikke åbnes fra denne brugerkonto. Intet er ændret. Log på som den bruger, der satte Foyer op, eller ring til supporten.',
    'key-missing': 'Databasen er der, men dens nøgle mangler (key.bin). Intet er ændret. Ring til supporten.',
  },
}
