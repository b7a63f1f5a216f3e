// The place "Printer": what may not have come out, and how the printers are.
export const printer = {
  title: 'Printer',
  printers: 'Printers',
  noPrinters: 'No printer is set up at this counter.',
  role: { receipt: 'Receipts', ticket: 'Tickets' },
  condition: {
    ready: 'ready',
    'paper-low': 'paper is running out',
    'paper-out': 'no paper',
    'cover-open': 'cover is open',
    offline: 'not connected or switched off',
  },
  whatToDo: {
    'paper-low': 'Have a new roll ready.',
    'paper-out': 'Put in a new roll.',
    'cover-open': 'Close the cover.',
    offline: 'Check the power and the cable.',
  },
  waiting: 'Not printed yet',
  nothingWaits: 'Everything that was sold has been printed.',
  refused: {
    unknown: 'This document is not there any more.',
    printed: 'This has been printed in the meantime.',
    unclear: 'Look at the printer first: it may have come out already.',
    printing: 'It is being printed right now.',
  },
}
