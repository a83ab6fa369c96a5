/** Exit codes by error code: the table of docs/errors.md. What is not listed is internal. */
const exitCodes: Readonly<Record<string, number>> = {
  internal: 1,
  not_initialised: 1,
  already_initialised: 1,
  identity_exposed: 1,
  data_directory_in_use: 1,
  storage_damaged: 1,
  hard_state_lost: 1,
  no_group: 1,
  group_exists: 1,
  not_found: 1,
  wrong_kind: 1,
  schema_mismatch: 1,
  unsupported_kind: 1,
  compacted: 1,
  session_expired: 1,
  group_replaced: 1,
  protocol_mismatch: 1,
  not_a_member: 1,
  no_voters_left: 1,
  members_changed: 1,
  not_a_voter: 1,
  change_refused: 1,
  halted: 1,
  state_diverged: 1,
  log_diverged: 1,
  listen_failed: 1,
  socket_unusable: 1,
  usage: 2,
  invalid_argument: 2,
  invalid_command: 2,
  invalid_priority: 2,
  limit_exceeded: 2,
  index_out_of_range: 3,
  item_unknown: 3,
  unavailable: 4,
  quorum_at_risk: 4,
  member_lagging: 4,
  transfer_aborted: 4,
  overloaded: 4,
  window_full: 4,
  deadline_exceeded: 4,
  aborted: 4,
  unknown_outcome: 5,
  invite_refused: 6,
  permission_denied: 6,
  disk_failed: 74,
  interrupted: 130,
  output_closed: 0,
}

export const exitDone = 0
/** An answer, not an error: an absent key, an empty pop, a failed compare, `has` false, a lost once. */
export const exitNo = 3

export function exitCodeOf(code: string): number {
  return Object.hasOwn(exitCodes, code) ? (exitCodes[code] ?? 1) : 1
}
