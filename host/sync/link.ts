// The line to the server: who we are, what we signed, how long we wait. Every call has a bound, and a token whose time is
// up is got anew once before anybody hears of it.
import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { type serverContract, signedText } from '#core/protocol/server-contract.ts'
import type { Clock } from '../clock.ts'

export type ServerClient = ContractRouterClient<typeof serverContract>

/** As kept in the encrypted database; `privateKey` is a JWK. */
export type ServerIdentity = { url: string; counterId: string; privateKey: JsonWebKey }

export interface ServerLink {
  /** @throws when the server cannot be reached, does not answer in time, or refuses */
  call<Answer>(ask: (client: ServerClient) => Promise<Answer>): Promise<Answer>
  /** The same for a stream, which lasts until the signal or the line ends it. */
  follow<Item>(ask: (client: ServerClient) => Promise<AsyncIterable<Item>>, signal: AbortSignal): AsyncGenerator<Item>
  /** Milliseconds the server's clock is ahead of this one's, as measured at the last token; null before. */
  clockOffsetMs(): number | null
}

const callMsMax = 30_000
/** A token is renewed a little before its time is up. */
const tokenSlackMs = 60_000

export function newKeyPair(): { publicKey: string; privateKey: JsonWebKey } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey: privateKey.export({ format: 'jwk' }) }
}

/** Without a token: for enrolling and for asking for one. @param signal instead of the bound that every other call has */
export function openClient(url: string, token?: string, signal?: AbortSignal): ServerClient {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const link = new RPCLink({
    url: `${url.replace(/\/$/, '')}/rpc`,
    headers,
    fetch: (request, init) => fetch(request, { ...init, signal: signal ?? AbortSignal.timeout(callMsMax) }),
  })
  return createORPCClient(link)
}

export function openLink({ url, counterId, privateKey }: ServerIdentity, clock: Clock): ServerLink {
  let known: { client: ServerClient; token: string; untilMs: number } | undefined
  let offsetMs: number | null = null
  const key = createPrivateKey({ key: privateKey, format: 'jwk' })
  const signIn = async (): Promise<NonNullable<typeof known>> => {
    const open = openClient(url)
    const askedAtMs = clock.monotonicMs()
    const { challenge } = await open.counter.challenge({ counterId })
    const signature = sign(null, Buffer.from(signedText(counterId, challenge)), key).toString('base64url')
    const { token, validMs, serverMs } = await open.counter.token({ counterId, challenge, signature })
    offsetMs = serverMs - clock.nowMs()
    // From the moment it was asked for, on a clock that only goes forward: nobody's setting of a clock makes it last longer.
    known = { client: openClient(url, token), token, untilMs: askedAtMs + validMs - tokenSlackMs }
    return known
  }
  const freshOrNew = async () => (known && clock.monotonicMs() < known.untilMs ? known : await signIn())
  return {
    clockOffsetMs: () => offsetMs,
    async call(ask) {
      const before = known
      const { client } = await freshOrNew()
      try {
        return await ask(client)
      } catch (error) {
        const wasKept = before !== undefined && before === known
        if (!wasKept || (error as { code?: unknown } | null)?.code !== 'TOKEN_INVALID') throw error
        return await ask((await signIn()).client)
      }
    },
    async *follow(ask, signal) {
      const { token } = await freshOrNew()
      yield* await ask(openClient(url, token, signal))
    },
  }
}
