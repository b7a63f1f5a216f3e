import { expect, test } from 'vitest'
import { oneOf, port, readFlags } from './flags.ts'

const flags = {
  shell: { says: 'which window', as: 'none|browser', read: oneOf('none', 'browser') },
  port: { says: 'where the host listens', as: 'N', read: port },
  fresh: { says: 'throw the data away first' },
}

test('flags are read with and without an equals sign', () => {
  expect(readFlags(flags, ['--shell=none', '--port', '4711', '--fresh'])).toEqual({
    shell: 'none',
    port: 4711,
    fresh: true,
  })
})

test('flags that are not given are not there', () => {
  expect(readFlags(flags, [])).toEqual({})
})

test.each([
  [['--prot', '1'], "Unknown option '--prot'."],
  [['--shell=netscape'], '--shell has to be one of none, browser, not "netscape".'],
  [['--port=99999'], '--port has to be a number from 0 to 65535, not "99999".'],
  [['--port=1e3'], '--port has to be a number from 0 to 65535, not "1e3".'],
  [['demo'], "Unexpected argument 'demo'."],
])('%j is refused with a sentence and the list of flags', (args, sentence) => {
  expect(() => readFlags(flags, args)).toThrow(sentence)
  expect(() => readFlags(flags, args)).toThrow('--fresh   ')
})
