import type { ConfState } from '../types.ts'

/** The configuration of a replica that has applied nothing: it belongs to no group yet. */
export const emptyConf: ConfState = {
  voters: [],
  votersOutgoing: [],
  learners: [],
  learnersNext: [],
  autoLeave: false,
}
