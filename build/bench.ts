// `npm run bench -- <name> [options] --json`: measures one thing and holds the figures against their goals.
// Measuring succeeds whenever there are figures; whether a goal holds is said, and never fails the run.

import { globSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { asReport, asText, type Bench, type Measured } from './bench-report.ts'
import { root } from './processes.ts'

process.exitCode = await main(process.argv.slice(2))

async function main([name = '', ...rest]: string[]): Promise<number> {
  const names = globSync('tests/bench/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).map((path) =>
    basename(path, '.ts'),
  )
  if (!names.includes(name)) {
    console.error(
      `There is no bench "${name}". ${names.length > 0 ? `There are: ${names.sort().join(', ')}` : 'There is none yet'}.`,
    )
    return 64
  }
  const bench: Partial<Bench> = await import(pathToFileURL(join(root, 'tests/bench', `${name}.ts`)).href)
  if (!bench.run) throw new Error(`tests/bench/${name}.ts exports no "run".`)
  const loadBefore = load()
  const measured: Measured = await bench.run(rest.filter((word) => word !== '--json'))
  const report = asReport(name, measured, { ...machine(), loadBefore, loadAfter: load() })
  console.log(asText(report))
  if (rest.includes('--json')) console.log(JSON.stringify(report))
  return 0
}

function load(): number {
  return loadavg()[0] ?? 0
}

function machine() {
  const processors = cpus()
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  }
}
