// The web shop's contract with its handlers. Nobody signs in; what is secret comes in the Authorization header.
import { implement } from '@orpc/server'
import type { Decision } from '#core/domain/decision.ts'
import { shopContract } from '#core/protocol/shop-contract.ts'
import { holdCart, listComing, readPerformance } from './features/shop.ts'
import { buy } from './features/shop-order.ts'
import { cancelLines, readOwnOrder } from './features/shop-own-order.ts'
import { bearerOf, type RequestContext } from './router.ts'

const shop = implement(shopContract).$context<RequestContext>()

export const shopRouter = shop.router({
  performance: {
    coming: shop.performance.coming.handler(async ({ input, context: { world }, errors }) =>
      settle(await listComing(world, input), errors),
    ),
    get: shop.performance.get.handler(async ({ input, context: { world }, errors }) =>
      settle(await readPerformance(world, input.performanceId), errors),
    ),
  },
  cart: {
    hold: shop.cart.hold.handler(async ({ input, context: { world }, errors }) =>
      settle(await holdCart(world, input), errors),
    ),
  },
  order: {
    buy: shop.order.buy.handler(async ({ input, context: { world }, errors }) =>
      settle(await buy(world, input), errors),
    ),
    get: shop.order.get.handler(async ({ context, errors }) =>
      settle(await readOwnOrder(context.world, bearerOf(context)), errors),
    ),
    cancel: shop.order.cancel.handler(async ({ input, context, errors }) =>
      settle(await cancelLines(context.world, bearerOf(context), input.lineIds), errors),
    ),
  },
})

type ErrorMakers<Refusal extends { code: string }> = {
  [Each in Refusal as Each['code']]: (
    ...options: keyof Omit<Each, 'code'> extends never ? [] : [{ data: Omit<Each, 'code'> }]
  ) => Error
}

/** A decision as the contract answers it; a refusal it does not name, or names with other data, does not compile. */
function settle<Value, Refusal extends { code: string }>(
  decision: Decision<Value, Refusal>,
  errors: ErrorMakers<Refusal>,
): Value {
  if (decision.accepted) return decision.value
  const { code, ...data } = decision.refusal
  // The maker of each code wants its own data; the refusal's type has already paired the two.
  const make = errors[code as Refusal['code']] as (options: { data: unknown }) => Error
  throw make({ data: Object.keys(data).length > 0 ? data : undefined })
}
