// How files are called, and that every test is run by somebody.
import { basename, matchesGlob } from 'node:path'
import { projectsOf } from '#build/test-projects.ts'
import type { Rule, Source } from './source.ts'

export const nameRules: Rule[] = [
  { name: 'files are named kebab-case.ts and PascalCase.tsx', check: caseOfName },
  { name: 'no file is named by kind', check: namedByKind },
  { name: 'every test file runs in exactly one project', check: testProject },
]

function caseOfName({ path, isTest }: Source): string[] {
  const name = basename(path).replace(/(\.test|\.config|\.d)?\.(ts|mts|tsx|mjs)$/, '')
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
  if (!path.endsWith('.tsx')) return isKebab || !/\.(ts|mts|mjs)$/.test(path) ? [] : ['is not named kebab-case.ts']
  // main.tsx is where the page begins, and a test may be about a file of either kind: neither is a component.
  const isComponent = !(isTest && isKebab) && name !== 'main'
  return !isComponent || /^[A-Z][A-Za-z0-9]*$/.test(name) ? [] : ['is not named PascalCase.tsx']
}

function namedByKind({ path }: Source): string[] {
  const isByKind = /(^|[/.-])(utils?|helpers?|types|common-types|[a-z-]*manager|misc)\.(ts|tsx|mjs)$/i.test(path)
  return isByKind ? ['is named by kind: name it by what it is about'] : []
}

function testProject({ path, isTest }: Source): string[] {
  const projects = isTest ? projectsOf(path, matchesGlob) : ['']
  if (projects.length === 0) return ['is run by no project of build/test-projects.ts']
  return projects.length > 1 ? [`is run by ${projects.join(' and ')}`] : []
}
