/** Vitest for the whole project; run from the checkout: `vitest run --config tests/vitest.config.ts`. */
import { defineConfig } from 'vitest/config'

/** Suites of pure code: their files share loaded modules, and they run again under a second zone. */
const PURE = ['core', 'oracle', 'dataset', 'notice', 'render', 'http'].map(
  (room) => `tests/${room}/**/*.test.ts`,
)

const shared = { testTimeout: 60_000, hookTimeout: 120_000, pool: 'forks' } as const

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      {
        test: { ...shared, name: 'whole', include: ['tests/**/*.test.ts'], exclude: PURE },
      },
    ],
  },
})
