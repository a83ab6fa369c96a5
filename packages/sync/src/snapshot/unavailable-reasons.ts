import { createUnavailableCodec } from '../codec/unavailable-codec.ts'
import type { UnavailableReason } from './messages.ts'

/** Numbers of sync.proto. */
export const unavailableCodec = createUnavailableCodec<UnavailableReason>({
  unknownAnchor: 1,
  expired: 2,
  syncingItself: 3,
  overloaded: 4,
  notLeader: 5,
  pruned: 6,
  preparing: 7,
  failed: 8,
})
