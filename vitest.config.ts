// The test projects of build/test-projects.ts in vitest's words. Tests run under Node 24 on the sources.
import { defineConfig } from 'vitest/config'
import { testProjects } from './build/test-projects.ts'

export default defineConfig({
  test: {
    // Two at a time: the smallest machine that has to build this has two cores, and tests start real programs.
    maxWorkers: 2,
    projects: testProjects.map((project) => ({
      extends: true as const,
      test: {
        name: project.name,
        include: project.include,
        exclude: ['**/node_modules/**', '**/dist/**'],
        fileParallelism: !project.sequential,
        // The quick ones keep nothing between files, so a worker reads what they import once: half the time of a check.
        isolate: project.sequential,
        testTimeout: project.testTimeoutMs,
        hookTimeout: project.testTimeoutMs,
        teardownTimeout: 10_000,
      },
    })),
  },
})
