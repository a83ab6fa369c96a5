import type { EntryId, Message } from '../types.ts'
import type { EtcdMessage } from './etcd-message.ts'

const nowhere: EntryId = { term: 0, index: 0 }

/** What the core sends, in the files' shape. */
export function translateMessage(msg: Message): EtcdMessage {
  const { from, to, term } = msg
  const base = { from, to, term, log: nowhere }
  switch (msg.type) {
    case 'append':
      return { ...base, type: 'MsgApp', log: msg.prev, commit: msg.commit, entries: msg.entries }
    case 'appendResp': {
      const log = { term: msg.reject?.term ?? 0, index: msg.index }
      return { ...base, type: 'MsgAppResp', log, ...rejection(msg.reject?.index) }
    }
    case 'heartbeat':
      return { ...base, type: 'MsgHeartbeat', commit: msg.commit }
    case 'heartbeatResp':
      return { ...base, type: 'MsgHeartbeatResp' }
    case 'vote':
      return { ...base, type: 'MsgVote', log: msg.last }
    case 'preVote':
      return { ...base, type: 'MsgPreVote', log: msg.last }
    case 'voteResp':
      return { ...base, type: 'MsgVoteResp', ...rejection(msg.granted ? undefined : 0) }
    case 'preVoteResp':
      return { ...base, type: 'MsgPreVoteResp', ...rejection(msg.granted ? undefined : 0) }
    case 'snapshot':
      return { ...base, type: 'MsgSnap', snapshot: msg.meta }
    case 'timeoutNow':
      return { ...base, type: 'MsgTimeoutNow' }
    case 'propose':
      return { ...base, type: 'MsgProp', term: 0, entries: msg.contents }
    case 'transferLeader':
      // In the files the target is named as if it had asked itself.
      return { ...base, type: 'MsgTransferLeader', from: msg.target }
    case 'promised':
      return { ...base, type: 'Promised', log: msg.at }
  }
}

const rejection = (hint: number | undefined) => (hint === undefined ? {} : { rejected: hint })
