import type { DiskCase } from './disk-contract.ts'
import { diskContract } from './disk-contract.ts'
import { logStoreContract } from './log-store-contract.ts'

/**
 * What durability rests on: the promises of a disk, and those of the log store above it. Each case wants an empty
 * directory; run them under the test runner of your choice.
 */
export const storageConformance: readonly DiskCase[] = [
  ...diskContract.map(({ name, check }) => ({ name: `a disk ${name}`, check })),
  ...logStoreContract.map(({ name, check }) => ({ name: `a log store ${name}`, check })),
]
