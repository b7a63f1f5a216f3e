// A decision is what a rule answers: accepted with a value, or refused with a code the screen can explain.
// Rules are pure; whoever holds the transaction writes the accepted value down.

export type Accepted<Value> = { accepted: true; value: Value }
export type Refused<Refusal> = { accepted: false; refusal: Refusal }
export type Decision<Value, Refusal extends { code: string }> = Accepted<Value> | Refused<Refusal>

export function accept<Value>(value: Value): Accepted<Value> {
  return { accepted: true, value }
}

export function refuse<const Refusal extends { code: string }>(refusal: Refusal): Refused<Refusal> {
  return { accepted: false, refusal }
}
