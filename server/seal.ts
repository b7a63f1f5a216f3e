// Texts only this server can have made: a purpose, whom they are for, and until when. Nothing is kept of them, so that every
// process of the server knows them.
import { createHmac, timingSafeEqual } from 'node:crypto'

export type Purpose = 'challenge' | 'token' | 'order'

export function seal(secret: string, purpose: Purpose, subject: string, untilMs: number): string {
  const text = `${purpose}.${subject}.${untilMs}`
  return `${text}.${signatureOf(secret, text)}`
}

/** Whom it was made for; undefined when it was not made here, is for something else, or its time is up. */
export function unseal(secret: string, purpose: Purpose, sealed: string, nowMs: number): string | undefined {
  const [wanted, subject, until, signature, ...more] = sealed.split('.')
  if (wanted !== purpose || !subject || !until || !signature || more.length > 0) return undefined
  const expected = Buffer.from(signatureOf(secret, `${wanted}.${subject}.${until}`))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return Number(until) >= nowMs ? subject : undefined
}

function signatureOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}
