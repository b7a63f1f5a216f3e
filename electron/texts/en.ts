import type { ShellTexts } from './texts.ts'

export const en: ShellTexts = {
  tryAgain: 'Try again',
  quit: 'Quit',
  backups: 'Backups that can be restored, the newest first:',
  menu: {
    quit: 'Quit Foyer',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
  },
  trouble: {
    'database-too-new':
      'The data on this computer were written by a newer version of Foyer. Please install the newest version.',
    'database-unreadable':
      'Foyer cannot open its database. The file is kept as it is. Please call your support before selling at this counter.',
    'database-in-use': 'Another program is using Foyer’s database. Please close it, then try again.',
    'disk-not-writable':
      'Foyer cannot write to its data folder. Please make room on the disk, or have the rights to the folder checked.',
    unexpected: 'Foyer could not start.',
    'keeps-stopping': 'A part of Foyer keeps stopping. What was saved is still there.',
    'page-keeps-stopping': 'Foyer’s window cannot be shown. What was saved is still there.',
    'vault-unavailable':
      'This computer’s password store is not available, so Foyer cannot open its encrypted database. Please sign in to the computer again and start Foyer.',
    'key-unreadable':
      'The key to Foyer’s database cannot be opened from this user account. Nothing was changed. Please sign in as the user who set Foyer up, or call your support.',
    'key-missing':
      'There is a database, but its key is missing (key.bin). Nothing was changed. Please call your support.',
  },
}
