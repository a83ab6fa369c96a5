/** The few fields of a consensus message that a promise is made of; its entries are not looked at, but for their number. */
export interface RaftPeek {
  readonly type: number
  readonly term: number
  readonly logTerm: number
  readonly logIndex: number
  readonly entries: number
  readonly commit: number
  readonly index: number
  readonly reject: boolean
  readonly granted: boolean
}

/** Numbers of `RaftMessage.type` in raft.proto. */
export const raftType = {
  append: 1,
  appendResp: 2,
  heartbeat: 3,
  heartbeatResp: 4,
  vote: 5,
  voteResp: 6,
  preVote: 7,
  preVoteResp: 8,
  timeoutNow: 9,
} as const

const ENTRIES_FIELD = 5

/** Reads protobuf by hand: every frame of a run is looked at. Field numbers are those of raft.proto. */
export function peekRaftMessage(body: Uint8Array): RaftPeek {
  const fields: number[] = []
  let entries = 0
  let at = 0
  const varint = () => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = body[at] ?? 0
      at += 1
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < body.length) {
    const tag = varint()
    const value = varint()
    if ((tag & 7) === 0) fields[tag >>> 3] = value
    else at += value
    if (tag >>> 3 === ENTRIES_FIELD) entries += 1
  }
  const field = (number: number) => fields[number] ?? 0
  return {
    type: field(1),
    term: field(2),
    logTerm: field(3),
    logIndex: field(4),
    entries,
    commit: field(6),
    index: field(7),
    reject: field(8) === 1,
    granted: field(13) === 1,
  }
}
