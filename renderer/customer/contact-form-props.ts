// What every part of the contact form is given.
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import type { Counter } from './counter.ts'

export type FormProps = {
  details: CustomerDetails
  counter: Counter
  change(step: (details: CustomerDetails) => CustomerDetails): void
  /** A sentence by field name or row id. */
  problems: Partial<Record<string, string>>
  clearProblem(place: string): void
  onPhoneLeft(id: ContactPointId): void
}
