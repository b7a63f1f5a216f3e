// A test that needs what is not everywhere, such as Electron's program, leaves itself out and says why. The reason goes into
// vitest's report, and `npm test` prints it on a line of its own: what did not run is never taken for passed.
import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    notRun?: string
  }
}

/** Ends the test here. @param reason such as `no Electron binary` */
export function notRun(context: TestContext, reason: string): never {
  context.task.meta.notRun = reason
  return context.skip('not run')
}
