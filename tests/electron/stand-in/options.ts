// How the stand-in for Electron is to behave in one run: given by the test, read from the environment by the program.
export interface StandInOptions {
  /** Where the operating system would keep this user's programs' data, and its vault. */
  appDataDir: string
  /** The vault of the operating system. `backend` is what Linux would answer. */
  vault: { isAvailable: boolean; backend: string }
  isPackaged: boolean
  isDark: boolean
  languages: string[]
  /** Every timer of the program runs this many times faster; the waits it asked for are reported as they were. */
  timesFaster: number
}

export const optionsVariable = 'FOYER_STAND_IN'

export const usual: Omit<StandInOptions, 'appDataDir'> = {
  vault: { isAvailable: true, backend: 'gnome_libsecret' },
  isPackaged: true,
  isDark: false,
  languages: ['en-GB'],
  timesFaster: 1,
}

export function readOptions(): StandInOptions {
  return JSON.parse(process.env[optionsVariable] ?? '{}')
}
