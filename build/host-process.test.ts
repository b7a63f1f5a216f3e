import { expect, onTestFinished, test } from 'vitest'
import { type Host, readReadyLine, startHost } from './host-process.ts'
import { endGroup, exited } from './processes.ts'

function startProgram(program: string, readyMsMax?: number): Host {
  const host = startHost(['--eval', program], readyMsMax)
  onTestFinished(() => endGroup(host.child))
  return host
}

test('a host is usable at the address it says', async () => {
  const host = startProgram(
    `console.log('{"ready":true,"url":"http://127.0.0.1:1/#token=a"}'); setInterval(() => {}, 1000)`,
  )
  expect(await host.ready).toBe('http://127.0.0.1:1/#token=a')
})

test('a host that refuses is told of in its own words', async () => {
  const host = startProgram(
    `console.log('{"ready":false,"code":"newer","message":"The data is newer."}'); process.exit(3)`,
  )
  await expect(host.ready).rejects.toThrow(/^The data is newer\.$/)
})

test('a host that refuses and has backups offers them, one a line', () => {
  const backups = ['/data/backups/2026-11-21.db', '/data/backups/2026-11-20.db']
  const line = JSON.stringify({ ready: false, code: 'damaged', message: 'The file is damaged.', backups })
  expect(() => readReadyLine(line)).toThrow(
    [
      'The file is damaged.',
      'There are backups to restore, the newest first:',
      '  /data/backups/2026-11-21.db',
      '  /data/backups/2026-11-20.db',
    ].join('\n'),
  )
})

test('a host that refuses and has no backup promises none', () => {
  expect(() => readReadyLine('{"ready":false,"message":"The file is damaged.","backups":[]}')).toThrow(
    /^The file is damaged\.$/,
  )
})

test('a host that ends without a word is told of with its exit code', async () => {
  await expect(startProgram('process.exit(7)').ready).rejects.toThrow('ended with exit code 7 before it was ready')
})

test('a host that stays silent is not waited for without end', async () => {
  await expect(startProgram('setInterval(() => {}, 1000)', 100).ready).rejects.toThrow('not ready after 0.1 seconds')
})

test('a first line that is not the agreed one is shown', () => {
  expect(() => readReadyLine('Warning: something')).toThrow(
    'The host said something else than whether it is ready: Warning',
  )
})

test('ending a host that wants to finish its work lets it', async () => {
  const host = startProgram(`
    process.on('SIGTERM', () => setTimeout(() => process.exit(42), 50))
    console.log('{"ready":true,"url":"u"}')
    setInterval(() => {}, 1000)`)
  await host.ready
  await endGroup(host.child)
  expect(await exited(host.child)).toBe(42)
})
