/** A promise of the core was broken by its caller, its store or its own code. Ends the process: nothing can be repaired. */
export class RaftInvariantError extends Error {
  readonly code = 'RAFT_INVARIANT'

  constructor(message: string) {
    super(message)
    this.name = 'RaftInvariantError'
  }
}

export type ConfChangeErrorCode = 'CONF_CHANGE_MALFORMED' | 'CONF_CHANGE_INVALID'

export type ConfChangeReason =
  | 'malformed'
  | 'noId'
  | 'noVoters'
  | 'manyVoters'
  | 'simpleWhileJoint'
  | 'alreadyJoint'
  | 'nothingToLeave'
  | 'notJoint'

/** Bytes that are no configuration change, or a change that the configuration cannot take. */
export class ConfChangeError extends Error {
  readonly code: ConfChangeErrorCode
  readonly reason: ConfChangeReason

  constructor(code: ConfChangeErrorCode, message: string, reason: ConfChangeReason = 'malformed') {
    super(message)
    this.name = 'ConfChangeError'
    this.code = code
    this.reason = reason
  }
}
