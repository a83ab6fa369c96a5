import { createUnavailableCodec } from '../codec/unavailable-codec.ts'
import type { LogUnavailableReason } from './messages.ts'

/** Numbers of log-sync.proto. */
export const unavailableCodec = createUnavailableCodec<LogUnavailableReason>({
  unknown: 1,
  pruned: 2,
  syncingItself: 3,
  overloaded: 4,
  notLeader: 5,
  failed: 6,
})
