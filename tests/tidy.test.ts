// The house rules of docs/contributing.md that a machine can hold, over every file of the repository. First each
// rule is shown bad samples and has to report them; then it has to find nothing in the tree.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importRules } from './tidy/imports.ts'
import { nameRules } from './tidy/names.ts'
import { samples } from './tidy/samples.ts'
import { sizeRules } from './tidy/sizes.ts'
import { readSources } from './tidy/source.ts'
import { syntaxRules } from './tidy/syntax.ts'

const rules = [...importRules, ...sizeRules, ...syntaxRules, ...nameRules]
const sources = readSources(join(import.meta.dirname, '..'))

test('the tree is looked at, not an empty folder', () => {
  expect(sources.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['tests/tidy.test.ts', 'docs/contributing.md']),
  )
})

describe.each(rules)('tidy: $name', (rule) => {
  const ownSamples = samples.filter((sample) => sample.rule === rule.name)

  test('the rule reports its bad samples and only those', () => {
    expect(ownSamples.some(({ reports }) => reports)).toBe(true)
    const said = ownSamples.map(({ source }) => rule.check(source).join('; '))
    expect(said).toEqual(ownSamples.map(({ reports }) => (reports ? expect.stringContaining(reports) : '')))
  })

  test('no file of the repository breaks it', () => {
    expect(sources.flatMap((source) => rule.check(source).map((words) => `${source.path}: ${words}`))).toEqual([])
  })
})
