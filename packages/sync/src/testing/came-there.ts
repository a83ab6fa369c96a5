import type { SyncOutcome } from '../state-sync.ts'
import { Violation } from './violation.ts'

/**
 * Whether a session came where it was to get. Under an honest leader, who comes back, nothing may keep it from that; one
 * that lies may, and the session says so. Throws where it failed otherwise.
 */
export function cameThere(
  outcome: SyncOutcome | null,
  isLeaderHonest: boolean,
): outcome is Extract<SyncOutcome, { ok: true }> {
  if (outcome?.ok !== false) return outcome !== null
  const { code } = outcome.error
  const mayFail = !isLeaderHonest && (code === 'sync_stalled' || code === 'no_honest_peer')
  if (!mayFail) throw new Violation('C25', `it failed: ${code}`, { cause: outcome.error })
  return false
}
