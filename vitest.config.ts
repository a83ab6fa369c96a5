import { defineConfig } from 'vitest/config'

// Tests run from the sources (the `source` condition of every package), under the workspace's Node.
export default defineConfig({
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'import'] } },
  resolve: { conditions: ['source'] },
  test: {
    include: ['{packages/*,daemon,scripts/lib}/src/**/*.test.ts'],
    pool: 'forks',
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
