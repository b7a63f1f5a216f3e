// A counter that exists on paper only, with a key of its own, speaking to a real server over HTTP.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { type serverContract, signedText } from '#core/protocol/server-contract.ts'

export type ServerClient = ContractRouterClient<typeof serverContract>

export function clientOf(url: string, token = ''): ServerClient {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  return createORPCClient(new RPCLink({ url: `${url}/rpc`, headers }))
}

export type Keys = { publicKey: string; privateKey: KeyObject }

export function newKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey }
}

/** Signs a challenge and gets a token. */
export async function tokenOf(url: string, counterId: string, { privateKey }: Keys) {
  const client = clientOf(url)
  const { challenge } = await client.counter.challenge({ counterId })
  const signature = sign(null, Buffer.from(signedText(counterId, challenge)), privateKey).toString('base64url')
  return { challenge, signature, granted: await client.counter.token({ counterId, challenge, signature }) }
}
