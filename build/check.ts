// `npm run check`: what everyone runs before a commit, in well under a minute. Types, lint and format, unused
// code, the tidy rules and every test that is done in seconds.
import { fastGates } from './gates/gates.ts'
import { runSteps } from './gates/step.ts'
import { vitestSteps } from './gates/vitest.ts'

process.exitCode = await runSteps([...fastGates, ...vitestSteps('check')], console.log)
