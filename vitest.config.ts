import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, in that order: begun last, each would run on alone while the other cores have nothing left to do. */
const longest = [
  'packages/simulation/src/simulate.test.ts',
  'daemon/src/offline/backup.test.ts',
  'scripts/lib/src/mutations/mutations.test.ts',
  'scripts/lib/src/acceptance.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

const testsOf = (folders: string) => `${folders}/src/**/*.test.ts`

/** They keep nothing between files, and a process for each would cost more than most of them. */
const pure = testsOf('{protos,packages/{client,collections,group,merkle,raft,storage,sync,wire}}')

// Tests run from the sources (the `source` condition of every package), under the workspace's Node.
export default defineConfig({
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'import'] } },
  resolve: { conditions: ['source'] },
  test: {
    pool: 'forks',
    // One less is the default: of two cores, one would wait for the other.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'processes',
          // Whatever is not known to be pure: a package that is new, too.
          include: [testsOf('{packages/*,daemon,scripts/lib}')],
          exclude: [...configDefaults.exclude, pure],
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: [pure], isolate: false },
      },
    ],
  },
})
