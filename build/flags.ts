// Reads the flags of a script. A flag it does not know or a value that cannot be is answered with one sentence
// and the list of what there is, never ignored.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

export type Flag = {
  /** What the list says about it. */
  says: string
  /** Left out for a flag that is only on or off. Throws a sentence for a value that cannot be. */
  read?: (text: string) => string | number
  /** How the value is written in the list. */
  as?: string
}

export class BadFlags extends Error {}

/** What a set of flags gives when read: only those that were given are there. */
export type Values<Flags extends Record<string, Flag>> = {
  [Name in keyof Flags]?: Flags[Name] extends { read: (text: string) => infer Value } ? Value : true
}

/** The values of the given flags; a flag that is only on or off is true or not there. Throws BadFlags. */
export function readFlags<Flags extends Record<string, Flag>>(flags: Flags, args: string[]): Values<Flags> {
  const given = Object.entries(rawValues(flags, args))
  const read = given.map(([name, text]) => {
    const reader = flags[name]?.read
    return [name, reader ? readValue(name, reader, String(text), flags) : true]
  })
  return Object.fromEntries(read)
}

/** The list of flags, one a line. */
export function listOf(flags: Record<string, Flag>): string {
  return Object.entries(flags)
    .map(([name, flag]) => `  ${`--${name}${flag.as ? `=${flag.as}` : ''}`.padEnd(40)} ${flag.says}`)
    .join('\n')
}

/** Reads one of the given words. */
export function oneOf<Word extends string>(...words: Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((each) => each === text)
    if (word === undefined) throw new BadFlags(`has to be one of ${words.join(', ')}`)
    return word
  }
}

/** Reads a port number; 0 lets the system choose. */
export function port(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 65_535) throw new BadFlags('has to be a number from 0 to 65535')
  return number
}

function rawValues(flags: Record<string, Flag>, args: string[]) {
  const options: ParseArgsOptionsConfig = {}
  for (const [name, flag] of Object.entries(flags)) options[name] = { type: flag.read ? 'string' : 'boolean' }
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new BadFlags(`${(error as Error).message.split('. ')[0]}.\n${listOf(flags)}`)
  }
}

function readValue(name: string, read: (text: string) => string | number, text: string, flags: Record<string, Flag>) {
  try {
    return read(text)
  } catch (error) {
    if (!(error instanceof BadFlags)) throw error
    throw new BadFlags(`--${name} ${error.message}, not "${text}".\n${listOf(flags)}`)
  }
}
