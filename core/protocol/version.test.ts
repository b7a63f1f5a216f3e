import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { entryShapes } from '#core/effects/rules.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { entityShapes } from '#core/protocol/entity.ts'
import { serverContract } from '#core/protocol/server-contract.ts'
import { protocolVersions } from '#core/protocol/version.ts'

it('OF10 any age of counter: what counter and server say does not change without a new version and a line about it', () => {
  const calls = Object.entries(serverContract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) => {
      const { inputSchema, outputSchema, errorMap } = procedure['~orpc']
      return [
        [`${feature}.${name} asks`, schemaOf(inputSchema)],
        [`${feature}.${name} answers`, schemaOf(outputSchema)],
        [`${feature}.${name} refuses`, Object.keys(errorMap).sort()],
      ]
    }),
  )
  const shapes = { ...Object.fromEntries(calls), ...schemasOf(entityShapes), ...schemasOf(entryShapes()) }
  const hash = createHash('sha256').update(canonicalJson(shapes)).digest('hex')
  expect(protocolVersions.at(-1)?.shapes).toBe(hash)
})

it('OF10 any age of counter: versions are counted without a gap, each with its line', () => {
  expect(protocolVersions.map(({ version }) => version)).toEqual(protocolVersions.map((_, index) => index + 1))
  expect(protocolVersions.filter(({ change }) => change.length < 10)).toEqual([])
})

function schemasOf(shapes: Record<string, z.ZodType>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)]))
}

function schemaOf(shape: unknown): unknown {
  if (!(shape instanceof z.ZodType)) return null
  // As it is written: what a check refuses beyond the shape cannot be said in a schema.
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
}
