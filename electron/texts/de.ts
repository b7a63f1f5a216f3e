import type { ShellTexts } from './texts.ts'

export const de: ShellTexts = {
  tryAgain: 'Erneut versuchen',
  quit: 'Beenden',
  backups: 'Sicherungen, die sich wiederherstellen lassen, die neueste zuerst:',
  menu: {
    quit: 'Foyer beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    resetZoom: 'Originalgröße',
  },
  trouble: {
    'database-too-new':
      'Die Daten auf diesem Rechner stammen von einer neueren Version von Foyer. Bitte die neueste Version installieren.',
    'database-unreadable':
      'Foyer kann seine Datenbank nicht öffnen. Die Datei bleibt, wie sie ist. Bitte den Support anrufen, bevor an dieser Kasse verkauft wird.',
    'database-in-use':
      'Ein anderes Programm benutzt die Datenbank von Foyer. Bitte dieses schließen und es erneut versuchen.',
    'disk-not-writable':
      'Foyer kann nicht in seinen Datenordner schreiben. Bitte Platz auf dem Datenträger schaffen oder die Rechte am Ordner prüfen lassen.',
    unexpected: 'Foyer konnte nicht starten.',
    'keeps-stopping': 'Ein Teil von Foyer bleibt immer wieder stehen. Was gespeichert wurde, ist noch da.',
    'page-keeps-stopping': 'Das Fenster von Foyer kann nicht angezeigt werden. Was gespeichert wurde, ist noch da.',
    'vault-unavailable':
      'Der Kennwortspeicher dieses Rechners ist nicht verfügbar, deshalb kann Foyer seine verschlüsselte Datenbank nicht öffnen. Bitte am Rechner neu anmelden und Foyer starten.',
    'key-unreadable':
      'Der Schlüssel zur Datenbank von Foyer lässt sich mit diesem Benutzerkonto nicht öffnen. Es wurde nichts verändert. Bitte mit dem Konto anmelden, das Foyer eingerichtet hat, oder den Support anrufen.',
    'key-missing':
      'Die Datenbank ist da, aber ihr Schlüssel fehlt (key.bin). Es wurde nichts verändert. Bitte den Support anrufen.',
  },
}
