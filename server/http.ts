// The server's door: one HTTP listener with the contract for counters, the same as a documented REST interface, and what
// whoever looks after servers asks: is it alive, is it ready.
import { setTimeout as pause } from 'node:timers/promises'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serverContract } from '#core/protocol/server-contract.ts'
import { shopContract } from '#core/protocol/shop-contract.ts'
import { makeRateLimit } from './rate-limit.ts'
import { serverRouter } from './router.ts'
import { shopRouter } from './shop-router.ts'
import type { ServerWorld } from './world.ts'

/** A push is 1 MB, or one entry: the largest is a whole hall. */
const requestBytesMax = 32 * 1024 * 1024
const requestMsMax = 60_000

/** @param hasShop whether the web shop's part is open, to everybody */
export function buildServer(world: ServerWorld, { hasShop = false } = {}): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = world.log
  const app = Fastify({
    loggerInstance,
    requestTimeout: requestMsMax,
    // Fifty counters that ask twice a minute would bury what matters.
    logController: new LogController({ disableRequestLogging: true }),
    // What keeps a connection open beyond its request is cut at the end; requests that run are waited for first.
    forceCloseConnections: true,
  })
  // The handlers read the body themselves, so its length is looked at before: one that does not say it is not read.
  app.addHook('onRequest', async (request, reply) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if (encoding !== undefined) return await reply.status(411).send({ message: 'Say how long the request is.' })
    if (Number(length ?? 0) > requestBytesMax) return await reply.status(413).send({ message: 'Too long.' })
  })
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  app.addContentTypeParser('application/json', (_request, _payload, done) => done(null, undefined))
  const rpc = new RPCHandler(serverRouter, { interceptors: [onError((error) => logDefect(world, error))] })
  const rest = new OpenAPIHandler(serverRouter, { interceptors: [onError((error) => logDefect(world, error))] })
  const doors = [
    { prefix: '/rpc' as const, handler: rpc },
    { prefix: '/v1' as const, handler: rest },
  ]
  for (const { prefix, handler } of doors) {
    app.all(`${prefix}/*`, async (request, reply) => {
      const context = { world, authorization: request.headers.authorization }
      const { matched } = await handler.handle(request, reply, { prefix, context })
      if (!matched) await reply.status(404).send({ message: 'There is nothing here.' })
    })
  }
  if (hasShop) openShop(app, world)
  endGracefully(app, world)
  app.get('/openapi.json', async () => await describe(hasShop))
  app.get('/health', async () => ({ alive: true }))
  app.get('/ready', async (_request, reply) => {
    const isReady = await answersInTime(world)
    return await reply.status(isReady ? 200 : 503).send({ ready: isReady })
  })
  return app
}

/** What a shop says is short, and one address asks so often and no more: this part is open to anybody. */
function openShop(app: FastifyInstance, world: ServerWorld): void {
  const handler = new OpenAPIHandler(shopRouter, { interceptors: [onError((error) => logDefect(world, error))] })
  const limit = makeRateLimit(shopRate)
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const waitMs = limit.take(request.ip, world.nowMs())
    if (waitMs > 0) {
      const headers = { 'retry-after': String(Math.ceil(waitMs / 1_000)) }
      const answer = { code: 'TOO_OFTEN', status: 429, message: 'Ask more slowly.', data: { waitMs } }
      return await reply.status(429).headers(headers).send(answer)
    }
    if (Number(request.headers['content-length'] ?? 0) > shopBytesMax)
      return await reply.status(413).send({ code: 'TOO_LONG', status: 413, message: 'Too long.' })
  }
  app.all('/shop/*', { onRequest }, async (request, reply) => {
    const context = { world, authorization: request.headers.authorization }
    const { matched } = await handler.handle(request, reply, { prefix: '/shop', context })
    if (!matched) await reply.status(404).send({ message: 'There is nothing here.' })
  })
}

const shopRate = { perSecond: 20, burst: 200, addressesMax: 10_000 }
const shopBytesMax = 32 * 1024

/** Streams are told to end, and requests that run get a while: then the rest is cut, and asked again by whoever needs it. */
function endGracefully(app: FastifyInstance, { heads }: ServerWorld): void {
  let running = 0
  let onIdle: () => void = () => undefined
  const end = () => {
    running -= 1
    if (running === 0) onIdle()
  }
  app.addHook('onRequest', async (_request, reply) => {
    running += 1
    reply.raw.once('close', end)
  })
  app.addHook('preClose', async () => {
    heads.end()
    if (running === 0) return
    const idle = new Promise<void>((resolve) => {
      onIdle = resolve
    })
    await Promise.race([idle, pause(endMsMax, undefined, { ref: false })])
  })
}

const endMsMax = 5_000

/** Refusals are answers; anything else is written down with its cause. */
function logDefect({ log }: ServerWorld, error: unknown): void {
  if (error instanceof ORPCError && (error.defined || error.status < 500)) return
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a request went wrong')
}

async function describe(hasShop: boolean) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(serverContract, {
    info: { title: 'Foyer server', version: '1' },
    servers: [{ url: '/v1' }],
  })
  if (!hasShop) return document
  const shop = await generator.generate(shopContract, { info: document.info })
  const paths = Object.entries(shop.paths ?? {}).map(([path, item]) => [path, { ...item, servers: [{ url: '/shop' }] }])
  return { ...document, paths: { ...document.paths, ...Object.fromEntries(paths) } }
}

const readyMsMax = 2_000

async function answersInTime({ database, log }: ServerWorld): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(() => resolve(false), readyMsMax).unref())
  const asked = database.query('select 1 from feed').then(
    () => true,
    (error: unknown) => {
      log.error({ error: String(error) }, 'the database does not answer')
      return false
    },
  )
  return await Promise.race([asked, timeout])
}
