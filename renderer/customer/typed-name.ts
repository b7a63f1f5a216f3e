// What somebody typed into the search box, read as the beginning of a new card: e-mail, phone, and the rest as a name.
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import { addPoint, changePoint } from './contact-edit.ts'

type Name = { firstName: string; lastName: string }

/** `Berg, Anne`, `anne berg 412 34 567`, `anne@example.org`: whatever is recognised goes to its own field. */
export function prefill(empty: CustomerDetails, typed: string, makeId: () => ContactPointId): CustomerDetails {
  const email = typed.match(emailShape)?.[0] ?? ''
  const phone = typed.replace(emailShape, ' ').match(phoneShape)?.[0]?.trim() ?? ''
  const name = readName(typed.replace(emailShape, ' ').replace(phoneShape, ' '))
  const withPhone = withPoint({ ...empty, ...name }, 'phone', phone, makeId)
  return withPoint(withPhone, 'email', email, makeId)
}

const emailShape = /[^\s,;]+@[^\s,;]+/u
/** Five digits or more, with the signs people put between them. */
const phoneShape = /\+?\(?\d(?:[\s()./-]*\d){4,}/u
/** Words that begin a family name: "van der Berg", "von Bülow". */
const particle = /^(van|von|de|der|den|du|le|la|di|da|af|av|ter|ten|zu|zum|zur)$/iu

function readName(text: string): Name {
  const [beforeComma = '', ...afterComma] = text.split(',')
  const words = (part: string) => capitalised(part).split(/\s+/u).filter(Boolean)
  if (words(afterComma.join(' ')).length > 0)
    return { firstName: words(afterComma.join(' ')).join(' '), lastName: words(beforeComma).join(' ') }
  const all = words(beforeComma)
  const particleAt = all.findIndex((word, index) => index > 0 && particle.test(word))
  const lastNameAt = particleAt > 0 && particleAt < all.length - 1 ? particleAt : Math.max(all.length - 1, 0)
  return { firstName: all.slice(0, lastNameAt).join(' '), lastName: all.slice(lastNameAt).join(' ') }
}

/** Searches are typed in small letters, names are not written so. What has a capital anywhere is left alone. */
function capitalised(text: string): string {
  if (text !== text.toLowerCase()) return text
  return text.replace(/[\p{L}\p{M}'’]+/gu, (word) =>
    particle.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  )
}

function withPoint(
  details: CustomerDetails,
  channel: 'phone' | 'email',
  value: string,
  makeId: () => ContactPointId,
): CustomerDetails {
  if (value === '') return details
  const id = makeId()
  return changePoint(addPoint(details, channel, id), id, { value })
}
