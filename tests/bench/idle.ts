// What a counter costs on which nothing happens: requests and bytes a minute, counted at a TCP proxy before the server, of a
// real counter with its rights filled up and its loop as it is. `--minutes` of real time are waited; in six of them the
// question falls that is asked every five minutes all the same. Showing anew who one is, every fourteen minutes, is counted
// when the counter comes in and added by its share. Bytes are those above TCP: whole requests and answers, and the stream.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { root } from '#build/processes.ts'
import { findCounter } from '#db/counter.ts'
import { systemClock } from '#host/clock.ts'
import { newKeyPair, openClient, openLink } from '#host/sync/link.ts'
import { type RunningCounter, startCounter } from '#tests/bench/shared/bench-counter.ts'
import { startBenchServer } from '#tests/bench/shared/bench-server.ts'
import { type CountingProxy, openCountingProxy, type Traffic } from '#tests/bench/shared/counting-proxy.ts'

/** A token is good for fifteen minutes and renewed one before its time is up. */
const minutesPerToken = 14
/** Time in which the stream is taken up and the rights come down. */
const settleMs = 15_000

export async function run(args: string[]) {
  const options = { minutes: { type: 'string', default: '6' } } as const
  const minutes = Number(parseArgs({ args, options }).values.minutes)
  const server = await startBenchServer(2)
  const proxy = await openCountingProxy(server.url)
  try {
    const signingIn = await countSigningIn(proxy, server.invitations[1])
    const counter = await startCounter(proxy.url, server.invitations[0])
    try {
      await comeToRest(counter)
      const before = proxy.traffic()
      await wait(minutes * 60_000)
      return report(minutes, since(before, proxy.traffic()), signingIn, counter)
    } finally {
      await counter.close()
    }
  } finally {
    await proxy.close()
    await server.close()
  }
}

function report(minutes: number, idle: Traffic, signingIn: Traffic, { loop }: RunningCounter) {
  const { mode } = loop.report()
  if (mode !== 'online') throw new Error(`the counter was ${mode} in the end: what was counted is not its rest`)
  const perMinute = (of: (traffic: Traffic) => number) => of(idle) / minutes + of(signingIn) / minutesPerToken
  const figures = {
    minutes,
    requestsSeen: idle.requests,
    bytesUpSeen: idle.bytesUp,
    bytesDownSeen: idle.bytesDown,
    requestsToSignIn: signingIn.requests,
    bytesToSignIn: signingIn.bytesUp + signingIn.bytesDown,
    requestsPerMinute: perMinute(({ requests }) => requests),
    bytesPerMinute: perMinute(({ bytesUp, bytesDown }) => bytesUp + bytesDown),
  }
  const goals = [
    { figure: 'requestsPerMinute', op: '<=' as const, value: 2 },
    { figure: 'bytesPerMinute', op: '<=' as const, value: 2_000 },
  ]
  return { args: { minutes }, figures, goals }
}

/** The two steps of it and nothing else: what is asked with the token is taken off again. */
async function countSigningIn(proxy: CountingProxy, invitation = ''): Promise<Traffic> {
  const { publicKey, privateKey } = newKeyPair()
  const counterId = crypto.randomUUID()
  await openClient(proxy.url).counter.enrol({ invitation, counterId, publicKey, code: null })
  const link = openLink({ url: proxy.url, counterId, privateKey }, systemClock)
  const ask = () => link.call((client) => client.feed.fetch({ keys: [] }))
  const before = proxy.traffic()
  await ask()
  const first = since(before, proxy.traffic())
  const between = proxy.traffic()
  await ask()
  return since(since(between, proxy.traffic()), first)
}

/** A catalogue was handed in, rights were filled up, and everything is known on both sides. */
async function comeToRest({ world, loop, import: bringIn, until }: RunningCounter): Promise<void> {
  await bringIn('catalogue', readFileSync(join(root, 'docs/catalogue.example.json'), 'utf8'))
  loop.nudge()
  const counterId = findCounter(world.db.read)?.id
  const rights = world.db.sqlite.prepare('select count(*) from allotments where counter_id = ?').pluck()
  await until(() => (rights.get(counterId) as number) > 0 && loop.report().waiting === 0)
  await wait(settleMs)
}

function since(before: Traffic, after: Traffic): Traffic {
  return {
    requests: after.requests - before.requests,
    bytesUp: after.bytesUp - before.bytesUp,
    bytesDown: after.bytesDown - before.bytesDown,
  }
}
