// Words that several places share, and the sentences of the one fault banner.
export const common = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  search: 'Search',
  total: 'Total',
  yes: 'Yes',
  no: 'No',
  loading: 'One moment …',
  keys: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Escape: 'Esc',
    Enter: 'Enter',
    Delete: 'Delete',
    Home: 'Home',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  trouble: {
    'host-gone': {
      title: 'The program in the background does not answer',
      whatToDo: 'It starts again by itself. Then try again: nothing is done twice.',
    },
    'timed-out': { title: 'This took too long', whatToDo: 'Try again: nothing is done twice.' },
    'bad-input': {
      title: 'This could not be understood',
      whatToDo: 'Check what you typed. If it looks right, tell whoever looks after this counter.',
    },
    'disk-full': {
      title: 'The disk of this computer is full',
      whatToDo: 'Nothing was saved. Make room on the disk, then try again.',
    },
    'database-busy': {
      title: 'The database is busy',
      whatToDo: 'Another program is holding it. Wait a moment, then try again.',
    },
    defect: {
      title: 'Something went wrong inside Foyer',
      whatToDo: 'Try again. If it happens once more, tell whoever looks after this counter.',
    },
    'not-allowed': { title: 'You may not do this', whatToDo: 'Ask somebody who may, for example a manager.' },
    'signed-out': { title: 'Nobody is signed in', whatToDo: 'Sign in again; what you typed is kept.' },
  },
  broken: {
    title: 'This part of the screen has stopped working',
    whatToDo: 'The rest works on, and nothing saved is lost.',
  },
}
