import type { ReplicaId } from '../types.ts'

/** Files number the members. Padded, so that the core, which orders ids as text, orders them by number. */
const digits = 20

export const replicaId = (number: string): ReplicaId => number.padStart(digits, '0')

export const memberNumber = (id: ReplicaId): string => id.replace(/^0+(?=\d)/, '')

/** As in the addresses of messages. */
export const memberNumberInHex = (id: ReplicaId): string => BigInt(memberNumber(id)).toString(16)
