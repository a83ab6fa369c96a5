/** What to do, by error code, for messages that say only what is wrong. */
const advice: Readonly<Record<string, string>> = {
  unavailable: '`tesela status` shows who is missing',
  overloaded: 'try again in a moment',
  window_full: 'try again in a moment',
  deadline_exceeded: 'try again, or give it longer with --timeout',
  unknown_outcome: 'read before you repeat it',
  not_found: '`tesela ls` lists what there is',
  wrong_kind: '`tesela ls` shows the kinds',
  schema_mismatch: '`tesela info` shows what it was made with',
  index_out_of_range: '`tesela vec length` counts the items',
  no_group: 'make one with `tesela group create`, or `tesela join` one',
  group_exists: 'a peer is in one group; use another data directory for another one',
  compacted: 'begin again from now',
  invite_refused: 'check the address, or ask a member for a new invite from `tesela invite`',
  permission_denied: 'ask for other rights where you were invited',
  halted: '`tesela logs` says why',
  state_diverged:
    'ask another peer; this one is repaired by itself, or `tesela status` says what to do',
  listen_failed: 'free the address, or name another with --listen',
}

/**
 * The message as one sentence that says what to do: parts of the daemon say what is wrong, and only the command
 * line knows which command helps. A message that names a way already is left to it.
 */
export function sentence(message: string, code: string): string {
  const text = message.replace(/\.$/, '')
  const hint = Object.hasOwn(advice, code) ? advice[code] : undefined
  const whole = hint === undefined || /[;`]/.test(text) ? text : `${text}; ${hint}`
  // A word such as max_value_bytes is a name and stays as it is.
  const begun = /^[a-z]+[ ,]/.test(whole) ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole
  return /[?!]$/.test(begun) ? begun : `${begun}.`
}
