import type { Messages } from '../languages.ts'

export const printer: Messages['printer'] = {
  title: 'Drucker',
  printers: 'Drucker',
  noPrinters: 'An dieser Kasse ist kein Drucker eingerichtet.',
  role: { receipt: 'Belege', ticket: 'Eintrittskarten' },
  condition: {
    ready: 'bereit',
    'paper-low': 'Papier geht zu Ende',
    'paper-out': 'kein Papier',
    'cover-open': 'Klappe offen',
    offline: 'nicht verbunden oder ausgeschaltet',
  },
  whatToDo: {
    'paper-low': 'Halten Sie eine neue Rolle bereit.',
    'paper-out': 'Legen Sie eine neue Rolle ein.',
    'cover-open': 'Schließen Sie die Klappe.',
    offline: 'Prüfen Sie Strom und Kabel.',
  },
  waiting: 'Noch nicht gedruckt',
  nothingWaits: 'Alles Verkaufte ist gedruckt.',
  refused: {
    unknown: 'Dieses Dokument gibt es nicht mehr.',
    printed: 'Das wurde inzwischen gedruckt.',
    unclear: 'Sehen Sie erst am Drucker nach: Es kann schon herausgekommen sein.',
    printing: 'Es wird gerade gedruckt.',
  },
}
