import type { Messages } from '../languages.ts'

export const printer: Messages['printer'] = {
  title: 'Printer',
  printers: 'Printere',
  noPrinters: 'Der er ikke sat nogen printer op i denne kasse.',
  role: { receipt: 'Kvitteringer', ticket: 'Billetter' },
  condition: {
    ready: 'klar',
    'paper-low': 'snart løbet tør for papir',
    'paper-out': 'intet papir',
    'cover-open': 'låget er åbent',
    offline: 'ikke tilsluttet eller slukket',
  },
  whatToDo: {
    'paper-low': 'Hav en ny rulle klar.',
    'paper-out': 'Sæt en ny rulle i.',
    'cover-open': 'Luk låget.',
    offline: 'Tjek strøm og kabel.',
  },
  waiting: 'Ikke udskrevet endnu',
  nothingWaits: 'Alt, der er solgt, er udskrevet.',
  refused: {
    unknown: 'Dokumentet findes ikke længere.',
    printed: 'Det er udskrevet i mellemtiden.',
    unclear: 'Se på printeren først: det kan allerede være kommet ud.',
    printing: 'Det udskrives lige nu.',
  },
}
