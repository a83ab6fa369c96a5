import type { EntryId } from '../types.ts'
import type { DirectiveReader } from './directive-reader.ts'
import { findMember, type Handler, nextMember } from './handler.ts'
import { replicaId } from './replica-ids.ts'

/** What etcd's files have no word for; each is described in this package's `conformance/README.md`. */
export const ownDirectives: Readonly<Record<string, Handler>> = {
  'read-index'(group, reader) {
    const member = nextMember(group, reader)
    const ctx = reader.toNumber(reader.word())
    const policy = reader.option('policy') === 'lease' ? 'lease' : 'quorum'
    member.step({ in: 'readIndex', ctx, policy })
    return []
  },
  'replay-msgs'(group, reader) {
    const member = nextMember(group, reader)
    group.network.repeat(member.id)
    return group.deliver(member, group.network.take(member.id, undefined, false))
  },
  restart(group, reader) {
    const member = nextMember(group, reader)
    member.disk.lose(reader.number('lose') ?? 0, !reader.flag('unnoticed'))
    const next = member.restarted(reader.number('in-memory'), reader.number('torn') ?? 0)
    group.members.splice(group.members.indexOf(member), 1, next)
    return []
  },
  'peer-booted'(group, reader) {
    const member = nextMember(group, reader)
    const peer = replicaId(reader.required('peer'))
    member.step({ in: 'peerBooted', peer, last: readEntryId(reader, 'last') })
    return []
  },
  'offer-snapshot'(group, reader) {
    const source = nextMember(group, reader)
    const member = nextMember(group, reader)
    const index = reader.number('index')
    const meta = index === undefined ? source.history.newest : source.history.at(index)
    if (meta === undefined)
      throw reader.error(`asks for a snapshot at ${index}, which there is not`)
    member.step({ in: 'snapshotOffer', meta, from: source.id })
    return []
  },
  'replay-entries'(group, reader) {
    const source = nextMember(group, reader)
    const member = nextMember(group, reader)
    const from = reader.toNumber(reader.required('from'))
    const to = reader.toNumber(reader.required('to'))
    const entries = source.disk.entries.filter(({ index }) => index >= from && index <= to)
    member.step({ in: 'replayed', prev: readEntryId(reader, 'prev'), entries })
    return []
  },
  'catch-up-ended'(group, reader) {
    const member = nextMember(group, reader)
    const to = replicaId(reader.required('peer'))
    member.step({ in: 'catchUpEnded', to, ok: reader.flag('ok') })
    return []
  },
  reluctant(group, reader) {
    nextMember(group, reader).step({ in: 'reluctant', value: reader.flag('value') })
    return []
  },
  'core-status'(group, reader) {
    const { core } = findMember(group, reader, reader.word())
    const { commit, applied, last, stable, transferee, diskStalled, belowWatermark } = core.status()
    const marks = [
      transferee === null ? '' : ` transferee=${Number(transferee)}`,
      diskStalled ? ' disk-stalled' : '',
      belowWatermark ? ' below-watermark' : '',
    ]
    const position = `commit=${commit} applied=${applied} last=${last.term}/${last.index} stable=${stable}`
    return [`${position}${marks.join('')}`]
  },
}

function readEntryId(reader: DirectiveReader, key: string): EntryId {
  const [term = '', index = ''] = reader.required(key).split('/')
  return { term: reader.toNumber(term), index: reader.toNumber(index) }
}
