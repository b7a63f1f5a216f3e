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

/** Without a token: for enrolling and for asking for one. */
export function openClient(url: string, token?: string): ServerClient {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const link = new RPCLink({
    url: `${url.replace(/\/$/, '')}/rpc`,
    headers,
    fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(callMsMax) }),
  })
  return createORPCClient(link)
}

export function openLink({ url, counterId, privateKey }: ServerIdentity, clock: Clock): ServerLink {
  let known: { client: ServerClient; untilMs: number } | undefined
  let offsetMs: number | null = null
  const key = createPrivateKey({ key: privateKey, format: 'jwk' })
  const signIn = async (): Promise<ServerClient> => {
    const open = openClient(url)
    const askedAtMs = clock.monotonicMs()
    const { challenge } = await open.counter.challenge({ counterId })
    const signature = sign(null, Buffer.from(signedText(counterId, challenge)), key).toString('base64url')
    const { token, validMs, serverMs } = await open.counter.token({ counterId, challenge, signature })
    offsetMs = serverMs - clock.nowMs()
    // From the moment it was asked for, on a clock that only goes forward: nobody's setting of a clock makes it last longer.
    known = { client: openClient(url, token), untilMs: askedAtMs + validMs - tokenSlackMs }
    return known.client
  }
  return {
    clockOffsetMs: () => offsetMs,
    async call(ask) {
      const isFresh = known !== undefined && clock.monotonicMs() < known.untilMs
      const client = isFresh && known ? known.client : await signIn()
      try {
        return await ask(client)
      } catch (error) {
        if (!isFresh || (error as { code?: unknown } | null)?.code !== 'TOKEN_INVALID') throw error
        return await ask(await signIn())
      }
    },
  }
}
