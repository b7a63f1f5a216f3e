import type { Messages } from '../languages.ts'

export const printer: Messages['printer'] = {
  title: 'Skriver',
  printers: 'Skrivere',
  noPrinters: 'Ingen skriver er satt opp i denne kassen.',
  role: { receipt: 'Kvitteringer', ticket: 'Billetter' },
  condition: {
    ready: 'klar',
    'paper-low': 'snart tom for papir',
    'paper-out': 'tom for papir',
    'cover-open': 'lokket er åpent',
    offline: 'ikke tilkoblet eller slått av',
  },
  whatToDo: {
    'paper-low': 'Ha en ny rull klar.',
    'paper-out': 'Sett i en ny rull.',
    'cover-open': 'Lukk lokket.',
    offline: 'Sjekk strøm og kabel.',
  },
  waiting: 'Ikke skrevet ut ennå',
  nothingWaits: 'Alt som er solgt, er skrevet ut.',
  refused: {
    unknown: 'Dette dokumentet finnes ikke lenger.',
    printed: 'Dette er skrevet ut i mellomtiden.',
    unclear: 'Se på skriveren først: det kan allerede ha kommet ut.',
    printing: 'Det skrives ut akkurat nå.',
  },
}
