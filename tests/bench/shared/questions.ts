// What clerks type into the search box, mixed as in life and the same in every run.
import { fold } from '#core/domain/fold.ts'
import { personOf, randomFrom } from '#tests/bench/shared/large-counter.ts'

type Person = ReturnType<typeof personOf>

const kinds: readonly ((person: Person) => string[])[] = [
  ({ lastName }) => [lastName],
  ({ firstName, lastName }) => [`${firstName} ${lastName}`, `${lastName} ${firstName.slice(0, 3)}`],
  ({ phone }) => [phone, phone.slice(3), phone.slice(-5)],
  ({ email }) => [email, email.split('@')[0] ?? '', email.slice(0, 8)],
  ({ number }) => [number, `W-${number.slice(3)}`, number.slice(3)],
  ({ lastName, town, postcode }) => [fold(`${lastName} ${town}`), `${postcode} ${lastName}`],
]

/**
 * `count` texts of all kinds: names, two words, parts of phones and e-mails, numbers of customers and orders, folded letters.
 * @param customers how many there are to ask for @param seed another one gives other people
 */
export function mixedTexts(customers: number, count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const oneOf = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]
  return Array.from({ length: count }, () => {
    const person = personOf(Math.floor(random() * customers))
    return oneOf(oneOf(kinds)?.(person) ?? []) ?? person.lastName
  })
}

/** Every key asks, so a text is asked letter by letter. */
export const letterByLetter = (text: string) => Array.from(text, (_, index) => text.slice(0, index + 1))
