/** What is profiled: puts, puts among so many entries that no cache holds them, or entries of `setMany`. */
export interface ProfileCase {
  readonly workload: 'put' | 'batch'
  /** Numbers of clients, where nobody says others. */
  readonly clients: readonly number[]
  readonly keys: number
  /** Every key is there before the first profile. */
  readonly filled: boolean
  /** Entries a command. */
  readonly batch: number
  readonly title: string
  /** Heading of the part of the document. */
  readonly heading: string
}

export const caseNames = ['put', 'large-map', 'set-many'] as const
export type CaseName = (typeof caseNames)[number]

export const profileCases: Readonly<Record<CaseName, ProfileCase>> = {
  put: {
    workload: 'put',
    clients: [1, 64, 256],
    keys: 10_000,
    filled: false,
    batch: 1,
    title: 'put',
    heading: 'What a put spends, stage by stage',
  },
  'large-map': {
    workload: 'put',
    clients: [256],
    keys: 1_000_000,
    filled: true,
    batch: 1,
    title: 'put among 1 000 000 entries',
    heading: 'What a put among 1 000 000 entries spends, stage by stage',
  },
  'set-many': {
    workload: 'batch',
    clients: [16],
    keys: 10_000,
    filled: false,
    batch: 100,
    title: 'entry of `setMany`',
    heading: 'What an entry of `setMany` spends, 100 a command, stage by stage',
  },
}
