// `npm test`: everything. What `npm run check` does, then the built program in a real browser, in the stand-in
// for Electron, on old databases, and with its plug pulled.
import { firstPaintStep } from './gates/first-paint.ts'
import { fastGates } from './gates/gates.ts'
import { simulationStep } from './gates/simulation.ts'
import { runSteps } from './gates/step.ts'
import { vitestSteps } from './gates/vitest.ts'
import { browserStep, bundlesStep, packStep } from './gates/whole-program.ts'

const steps = [
  ...fastGates,
  ...vitestSteps('check'),
  simulationStep,
  bundlesStep,
  firstPaintStep,
  browserStep,
  ...vitestSteps('test'),
  packStep,
]
process.exitCode = await runSteps(steps, console.log)
