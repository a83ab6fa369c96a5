import type { Message } from '../types.ts'
import { type Letter, letter } from './letter.ts'
import { numberOf } from './replica-number.ts'

const types = {
  append: 'MsgApp',
  appendResp: 'MsgAppResp',
  heartbeat: 'MsgHeartbeat',
  heartbeatResp: 'MsgHeartbeatResp',
  vote: 'MsgVote',
  preVote: 'MsgPreVote',
  voteResp: 'MsgVoteResp',
  preVoteResp: 'MsgPreVoteResp',
  snapshot: 'MsgSnap',
  timeoutNow: 'MsgTimeoutNow',
  propose: 'MsgProp',
  readIndex: 'MsgReadIndex',
  readIndexResp: 'MsgReadIndexResp',
} as const satisfies Readonly<Record<Message['type'], string>>

/** A message of the core as etcd shows the same one. */
export function letterOfMessage(message: Message): Letter {
  return letter({
    type: types[message.type],
    from: numberOf(message.from),
    to: numberOf(message.to),
    term: message.term,
    errand: { do: 'step', message },
    ...details(message),
  })
}

function details(message: Message): Partial<Letter> {
  switch (message.type) {
    case 'append': {
      const { prev, commit, entries } = message
      return { logTerm: prev.term, index: prev.index, commit, entries }
    }
    case 'appendResp': {
      const { index, reject } = message
      return reject === undefined ? { index } : { index, logTerm: reject.term, hint: reject.index }
    }
    case 'heartbeat':
      return { commit: message.commit }
    case 'vote':
    case 'preVote':
      return { logTerm: message.last.term, index: message.last.index }
    case 'voteResp':
    case 'preVoteResp':
      return message.granted ? {} : { hint: 0 }
    case 'snapshot':
      return { snapshot: message.meta }
    case 'readIndexResp':
      return { index: message.index }
    default:
      return {}
  }
}
