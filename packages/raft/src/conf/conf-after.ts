import { ConfChangeError } from '../errors.ts'
import type { ConfState } from '../types.ts'
import { applyConfChange, isLeave } from './change.ts'
import { decodeConfChange } from './codec.ts'

/**
 * The configuration that a committed entry leads to.
 *
 * Null: the state machine refuses the change, or it is impossible, and every replica finds so. Leaving a joint
 * configuration only ends what was accepted before: nobody can refuse that.
 *
 * @param data - of the entry, as `encodeConfChange` made it
 * @param accepted - by the state machine
 */
export function confAfter(conf: ConfState, data: Uint8Array, accepted: boolean): ConfState | null {
  try {
    const change = decodeConfChange(data)
    return accepted || isLeave(change) ? applyConfChange(conf, change) : null
  } catch (error) {
    if (error instanceof ConfChangeError) return null
    throw error
  }
}
