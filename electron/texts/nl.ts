import type { ShellTexts } from './texts.ts'

export const nl: ShellTexts = {
  tryAgain: 'Opnieuw proberen',
  quit: 'Afsluiten',
  backups: 'Back-ups die teruggezet kunnen worden, de nieuwste eerst:',
  menu: {
    quit: 'Foyer afsluiten',
    edit: 'Bewerken',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw',
    cut: 'Knippen',
    copy: 'Kopiëren',
    paste: 'Plakken',
    selectAll: 'Alles selecteren',
    view: 'Beeld',
    zoomIn: 'Inzoomen',
    zoomOut: 'Uitzoomen',
    resetZoom: 'Ware grootte',
  },
  trouble: {
    'database-too-new':
      'De gegevens op deze computer zijn geschreven door een nieuwere versie van Foyer. Installeer de nieuwste versie.',
    'database-unreadable':
      'Foyer kan zijn database niet openen. Het bestand blijft zoals het is. Bel de helpdesk voordat u aan deze kassa verkoopt.',
    'database-in-use':
      'Een ander programma gebruikt de database van Foyer. Sluit dat programma en probeer het opnieuw.',
    'disk-not-writable':
      'Foyer kan niet naar zijn gegevensmap schrijven. Maak ruimte op de schijf of laat de rechten op de map nakijken.',
    unexpected: 'Foyer kon niet starten.',
    'keeps-stopping': 'Een onderdeel van Foyer stopt steeds. Wat is opgeslagen, is er nog.',
    'page-keeps-stopping': 'Het venster van Foyer kan niet worden getoond. Wat is opgeslagen, is er nog.',
    'vault-unavailable':
      'De wachtwoordopslag van deze computer is niet beschikbaar, dus Foyer kan zijn versleutelde database niet openen. Meld u opnieuw aan op de computer en start Foyer.',
    'key-unreadable':
      'De sleutel van de database van Foyer kan met dit gebruikersaccount niet worden geopend. Er is niets gewijzigd. Meld u aan als de gebruiker die Foyer heeft ingericht of bel de helpdesk.',
    'key-missing': 'Er is een database, maar de sleutel ontbreekt (key.bin). Er is niets gewijzigd. Bel de helpdesk.',
  },
}
