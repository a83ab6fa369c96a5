/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface Command {
  session: number
  sessionKey?: Uint8Array
  sequence: number
  acknowledgedThrough: number
  collection: string
  create?: CreateCollection
  drop?: DropCollection
  map?: MapCommand
}

export namespace Command {
  let _codec: Codec<Command>

  export const codec = (): Codec<Command> => {
    if (_codec == null) {
      _codec = message<Command>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.session)
        }

        if (obj.sessionKey != null) {
          w.uint32(18)
          w.bytes(obj.sessionKey)
        }

        if ((obj.sequence != null && obj.sequence !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.sequence)
        }

        if ((obj.acknowledgedThrough != null && obj.acknowledgedThrough !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.acknowledgedThrough)
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(42)
          w.string(obj.collection)
        }

        if (obj.create != null) {
          w.uint32(66)
          CreateCollection.codec().encode(obj.create, w)
        }

        if (obj.drop != null) {
          w.uint32(74)
          DropCollection.codec().encode(obj.drop, w)
        }

        if (obj.map != null) {
          w.uint32(82)
          MapCommand.codec().encode(obj.map, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: 0,
          sequence: 0,
          acknowledgedThrough: 0,
          collection: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.uint64Number()
              break
            }
            case 2: {
              obj.sessionKey = reader.bytes()
              break
            }
            case 3: {
              obj.sequence = reader.uint64Number()
              break
            }
            case 4: {
              obj.acknowledgedThrough = reader.uint64Number()
              break
            }
            case 5: {
              obj.collection = reader.string()
              break
            }
            case 8: {
              obj.create = CreateCollection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.create
              })
              break
            }
            case 9: {
              obj.drop = DropCollection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.drop
              })
              break
            }
            case 10: {
              obj.map = MapCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.map
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.session`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.sessionKey`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.sequence`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.acknowledgedThrough`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 8: {
              yield * CreateCollection.codec().stream(reader, reader.uint32(), `${prefix}.create`, {
                limits: opts.limits?.create
              })

              break
            }
            case 9: {
              yield * DropCollection.codec().stream(reader, reader.uint32(), `${prefix}.drop`, {
                limits: opts.limits?.drop
              })

              break
            }
            case 10: {
              yield * MapCommand.codec().stream(reader, reader.uint32(), `${prefix}.map`, {
                limits: opts.limits?.map
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CommandSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export interface CommandSessionKeyFieldEvent {
    field: '$.sessionKey'
    value: Uint8Array
  }

  export interface CommandSequenceFieldEvent {
    field: '$.sequence'
    value: number
  }

  export interface CommandAcknowledgedThroughFieldEvent {
    field: '$.acknowledgedThrough'
    value: number
  }

  export interface CommandCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface CommandCreateKindFieldEvent {
    field: '$.create.kind'
    value: string
  }

  export interface CommandCreateOptionsKeyCodecFieldEvent {
    field: '$.create.options.keyCodec'
    value: string
  }

  export interface CommandCreateOptionsValueCodecFieldEvent {
    field: '$.create.options.valueCodec'
    value: string
  }

  export interface CommandCreateOptionsMaxItemsFieldEvent {
    field: '$.create.options.maxItems'
    value: number
  }

  export interface CommandCreateOptionsMaxBytesFieldEvent {
    field: '$.create.options.maxBytes'
    value: number
  }

  export interface CommandMapSetKeyFieldEvent {
    field: '$.map.set.key'
    value: Uint8Array
  }

  export interface CommandMapSetValueFieldEvent {
    field: '$.map.set.value'
    value: Uint8Array
  }

  export interface CommandMapSetIfAbsentFieldEvent {
    field: '$.map.set.ifAbsent'
    value: boolean
  }

  export interface CommandMapSetIfRevisionFieldEvent {
    field: '$.map.set.ifRevision'
    value: number
  }

  export interface CommandMapSetReturnPreviousFieldEvent {
    field: '$.map.set.returnPrevious'
    value: boolean
  }

  export interface CommandMapSetManyItemsKeyFieldEvent {
    field: '$.map.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandMapSetManyItemsValueFieldEvent {
    field: '$.map.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandMapCompareExchangeKeyFieldEvent {
    field: '$.map.compareExchange.key'
    value: Uint8Array
  }

  export interface CommandMapCompareExchangeExpectedFieldEvent {
    field: '$.map.compareExchange.expected'
    value: Uint8Array
  }

  export interface CommandMapCompareExchangeNextFieldEvent {
    field: '$.map.compareExchange.next'
    value: Uint8Array
  }

  export interface CommandMapDeleteKeyFieldEvent {
    field: '$.map.delete.key'
    value: Uint8Array
  }

  export interface CommandMapDeleteReturnPreviousFieldEvent {
    field: '$.map.delete.returnPrevious'
    value: boolean
  }

  export interface CommandMapDeleteManyKeysFieldEvent {
    field: '$.map.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<Command>): Uint8Array {
    return encodeMessage(obj, Command.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Command>): Command {
    return decodeMessage(buf, Command.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Command>): Generator<CommandSessionFieldEvent | CommandSessionKeyFieldEvent | CommandSequenceFieldEvent | CommandAcknowledgedThroughFieldEvent | CommandCollectionFieldEvent | CommandCreateKindFieldEvent | CommandCreateOptionsKeyCodecFieldEvent | CommandCreateOptionsValueCodecFieldEvent | CommandCreateOptionsMaxItemsFieldEvent | CommandCreateOptionsMaxBytesFieldEvent | CommandMapSetKeyFieldEvent | CommandMapSetValueFieldEvent | CommandMapSetIfAbsentFieldEvent | CommandMapSetIfRevisionFieldEvent | CommandMapSetReturnPreviousFieldEvent | CommandMapSetManyItemsKeyFieldEvent | CommandMapSetManyItemsValueFieldEvent | CommandMapCompareExchangeKeyFieldEvent | CommandMapCompareExchangeExpectedFieldEvent | CommandMapCompareExchangeNextFieldEvent | CommandMapDeleteKeyFieldEvent | CommandMapDeleteReturnPreviousFieldEvent | CommandMapDeleteManyKeysFieldEvent> {
    return streamMessage(buf, Command.codec(), opts)
  }
}

export interface OpenSession {
  sessionKey: Uint8Array
}

export namespace OpenSession {
  let _codec: Codec<OpenSession>

  export const codec = (): Codec<OpenSession> => {
    if (_codec == null) {
      _codec = message<OpenSession>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.sessionKey != null && obj.sessionKey.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.sessionKey)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sessionKey: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.sessionKey = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.sessionKey`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface OpenSessionSessionKeyFieldEvent {
    field: '$.sessionKey'
    value: Uint8Array
  }

  export function encode (obj: Partial<OpenSession>): Uint8Array {
    return encodeMessage(obj, OpenSession.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenSession>): OpenSession {
    return decodeMessage(buf, OpenSession.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenSession>): Generator<OpenSessionSessionKeyFieldEvent> {
    return streamMessage(buf, OpenSession.codec(), opts)
  }
}

export interface CloseSession {
  session: number
}

export namespace CloseSession {
  let _codec: Codec<CloseSession>

  export const codec = (): Codec<CloseSession> => {
    if (_codec == null) {
      _codec = message<CloseSession>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.session)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.uint64Number()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.session`,
                value: reader.uint64Number()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CloseSessionSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export function encode (obj: Partial<CloseSession>): Uint8Array {
    return encodeMessage(obj, CloseSession.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseSession>): CloseSession {
    return decodeMessage(buf, CloseSession.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseSession>): Generator<CloseSessionSessionFieldEvent> {
    return streamMessage(buf, CloseSession.codec(), opts)
  }
}

export interface Tick {}

export namespace Tick {
  let _codec: Codec<Tick>

  export const codec = (): Codec<Tick> => {
    if (_codec == null) {
      _codec = message<Tick>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<Tick>): Uint8Array {
    return encodeMessage(obj, Tick.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tick>): Tick {
    return decodeMessage(buf, Tick.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tick>): Generator<{}> {
    return streamMessage(buf, Tick.codec(), opts)
  }
}

export interface InviteCommand {
  inviteId: Uint8Array
  key?: Uint8Array
  role: string
  readOnly: boolean
  ttlMs: number
  uses: number
}

export namespace InviteCommand {
  let _codec: Codec<InviteCommand>

  export const codec = (): Codec<InviteCommand> => {
    if (_codec == null) {
      _codec = message<InviteCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.inviteId != null && obj.inviteId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.inviteId)
        }

        if (obj.key != null) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(26)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(32)
          w.bool(obj.readOnly)
        }

        if ((obj.ttlMs != null && obj.ttlMs !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.ttlMs)
        }

        if ((obj.uses != null && obj.uses !== 0)) {
          w.uint32(48)
          w.uint32(obj.uses)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          inviteId: uint8ArrayAlloc(0),
          role: '',
          readOnly: false,
          ttlMs: 0,
          uses: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.inviteId = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.role = reader.string()
              break
            }
            case 4: {
              obj.readOnly = reader.bool()
              break
            }
            case 5: {
              obj.ttlMs = reader.uint64Number()
              break
            }
            case 6: {
              obj.uses = reader.uint32()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.ttlMs`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.uses`,
                value: reader.uint32()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface InviteCommandInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface InviteCommandKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface InviteCommandRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface InviteCommandReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface InviteCommandTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export interface InviteCommandUsesFieldEvent {
    field: '$.uses'
    value: number
  }

  export function encode (obj: Partial<InviteCommand>): Uint8Array {
    return encodeMessage(obj, InviteCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteCommand>): InviteCommand {
    return decodeMessage(buf, InviteCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteCommand>): Generator<InviteCommandInviteIdFieldEvent | InviteCommandKeyFieldEvent | InviteCommandRoleFieldEvent | InviteCommandReadOnlyFieldEvent | InviteCommandTtlMsFieldEvent | InviteCommandUsesFieldEvent> {
    return streamMessage(buf, InviteCommand.codec(), opts)
  }
}

export interface ConfContext {
  logTime: number
  genesis?: GroupRecord
  members: MemberRecord[]
  inviteId?: Uint8Array
}

export namespace ConfContext {
  let _codec: Codec<ConfContext>

  export const codec = (): Codec<ConfContext> => {
    if (_codec == null) {
      _codec = message<ConfContext>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.logTime != null && obj.logTime !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.logTime)
        }

        if (obj.genesis != null) {
          w.uint32(18)
          GroupRecord.codec().encode(obj.genesis, w)
        }

        if (obj.members != null && obj.members.length > 0) {
          for (const value of obj.members) {
            w.uint32(26)
            MemberRecord.codec().encode(value, w)
          }
        }

        if (obj.inviteId != null) {
          w.uint32(34)
          w.bytes(obj.inviteId)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          logTime: 0,
          members: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.logTime = reader.uint64Number()
              break
            }
            case 2: {
              obj.genesis = GroupRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.genesis
              })
              break
            }
            case 3: {
              if (opts.limits?.members != null && obj.members.length === opts.limits.members) {
                throw new MaxLengthError('Decode error - repeated field "members" had too many elements')
              }

              obj.members.push(MemberRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.members$
              }))
              break
            }
            case 4: {
              obj.inviteId = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          members: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.logTime`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * GroupRecord.codec().stream(reader, reader.uint32(), `${prefix}.genesis`, {
                limits: opts.limits?.genesis
              })

              break
            }
            case 3: {
              if (opts.limits?.members != null && obj.members === opts.limits.members) {
                throw new MaxLengthError('Streaming decode error - repeated field "members" had too many elements')
              }

              for (const evt of MemberRecord.codec().stream(reader, reader.uint32(), `${prefix}.members[]`, {
                limits: opts.limits?.members$
              })) {
                yield {
                  ...evt,
                  index: obj.members
                }
              }

              obj.members++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface ConfContextLogTimeFieldEvent {
    field: '$.logTime'
    value: number
  }

  export interface ConfContextGenesisGroupIdFieldEvent {
    field: '$.genesis.groupId'
    value: Uint8Array
  }

  export interface ConfContextGenesisNameFieldEvent {
    field: '$.genesis.name'
    value: string
  }

  export interface ConfContextGenesisFormatFieldEvent {
    field: '$.genesis.format'
    value: number
  }

  export interface ConfContextGenesisSaltFieldEvent {
    field: '$.genesis.salt'
    value: Uint8Array
  }

  export interface ConfContextGenesisLimitsMaxKeyBytesFieldEvent {
    field: '$.genesis.limits.maxKeyBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxValueBytesFieldEvent {
    field: '$.genesis.limits.maxValueBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxCommandBytesFieldEvent {
    field: '$.genesis.limits.maxCommandBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxCollectionsFieldEvent {
    field: '$.genesis.limits.maxCollections'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxSessionsFieldEvent {
    field: '$.genesis.limits.maxSessions'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionTtlMsFieldEvent {
    field: '$.genesis.limits.sessionTtlMs'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionWindowFieldEvent {
    field: '$.genesis.limits.sessionWindow'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionResultBytesFieldEvent {
    field: '$.genesis.limits.sessionResultBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionsResultBytesFieldEvent {
    field: '$.genesis.limits.sessionsResultBytes'
    value: number
  }

  export interface ConfContextMembersPeerIdFieldEvent {
    field: '$.members[].peerId'
    value: string
    index: number
  }

  export interface ConfContextMembersIncarnationFieldEvent {
    field: '$.members[].incarnation'
    value: Uint8Array
    index: number
  }

  export interface ConfContextMembersAddressesFieldEvent {
    field: '$.members[].addresses[]'
    index: number
    value: string
  }

  export interface ConfContextMembersRoleFieldEvent {
    field: '$.members[].role'
    value: string
    index: number
  }

  export interface ConfContextMembersReadOnlyFieldEvent {
    field: '$.members[].readOnly'
    value: boolean
    index: number
  }

  export interface ConfContextMembersReluctantFieldEvent {
    field: '$.members[].reluctant'
    value: boolean
    index: number
  }

  export interface ConfContextInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export function encode (obj: Partial<ConfContext>): Uint8Array {
    return encodeMessage(obj, ConfContext.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfContext>): ConfContext {
    return decodeMessage(buf, ConfContext.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfContext>): Generator<ConfContextLogTimeFieldEvent | ConfContextGenesisGroupIdFieldEvent | ConfContextGenesisNameFieldEvent | ConfContextGenesisFormatFieldEvent | ConfContextGenesisSaltFieldEvent | ConfContextGenesisLimitsMaxKeyBytesFieldEvent | ConfContextGenesisLimitsMaxValueBytesFieldEvent | ConfContextGenesisLimitsMaxCommandBytesFieldEvent | ConfContextGenesisLimitsMaxCollectionsFieldEvent | ConfContextGenesisLimitsMaxSessionsFieldEvent | ConfContextGenesisLimitsSessionTtlMsFieldEvent | ConfContextGenesisLimitsSessionWindowFieldEvent | ConfContextGenesisLimitsSessionResultBytesFieldEvent | ConfContextGenesisLimitsSessionsResultBytesFieldEvent | ConfContextMembersPeerIdFieldEvent | ConfContextMembersIncarnationFieldEvent | ConfContextMembersAddressesFieldEvent | ConfContextMembersRoleFieldEvent | ConfContextMembersReadOnlyFieldEvent | ConfContextMembersReluctantFieldEvent | ConfContextInviteIdFieldEvent> {
    return streamMessage(buf, ConfContext.codec(), opts)
  }
}

export interface GroupRecord {
  groupId: Uint8Array
  name: string
  format: number
  salt: Uint8Array
  limits?: Limits
}

export namespace GroupRecord {
  let _codec: Codec<GroupRecord>

  export const codec = (): Codec<GroupRecord> => {
    if (_codec == null) {
      _codec = message<GroupRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(18)
          w.string(obj.name)
        }

        if ((obj.format != null && obj.format !== 0)) {
          w.uint32(24)
          w.uint32(obj.format)
        }

        if ((obj.salt != null && obj.salt.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.salt)
        }

        if (obj.limits != null) {
          w.uint32(42)
          Limits.codec().encode(obj.limits, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: uint8ArrayAlloc(0),
          name: '',
          format: 0,
          salt: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.groupId = reader.bytes()
              break
            }
            case 2: {
              obj.name = reader.string()
              break
            }
            case 3: {
              obj.format = reader.uint32()
              break
            }
            case 4: {
              obj.salt = reader.bytes()
              break
            }
            case 5: {
              obj.limits = Limits.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.limits
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.groupId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.format`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.salt`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield * Limits.codec().stream(reader, reader.uint32(), `${prefix}.limits`, {
                limits: opts.limits?.limits
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface GroupRecordGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface GroupRecordNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface GroupRecordFormatFieldEvent {
    field: '$.format'
    value: number
  }

  export interface GroupRecordSaltFieldEvent {
    field: '$.salt'
    value: Uint8Array
  }

  export interface GroupRecordLimitsMaxKeyBytesFieldEvent {
    field: '$.limits.maxKeyBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxValueBytesFieldEvent {
    field: '$.limits.maxValueBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxCommandBytesFieldEvent {
    field: '$.limits.maxCommandBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxCollectionsFieldEvent {
    field: '$.limits.maxCollections'
    value: number
  }

  export interface GroupRecordLimitsMaxSessionsFieldEvent {
    field: '$.limits.maxSessions'
    value: number
  }

  export interface GroupRecordLimitsSessionTtlMsFieldEvent {
    field: '$.limits.sessionTtlMs'
    value: number
  }

  export interface GroupRecordLimitsSessionWindowFieldEvent {
    field: '$.limits.sessionWindow'
    value: number
  }

  export interface GroupRecordLimitsSessionResultBytesFieldEvent {
    field: '$.limits.sessionResultBytes'
    value: number
  }

  export interface GroupRecordLimitsSessionsResultBytesFieldEvent {
    field: '$.limits.sessionsResultBytes'
    value: number
  }

  export function encode (obj: Partial<GroupRecord>): Uint8Array {
    return encodeMessage(obj, GroupRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupRecord>): GroupRecord {
    return decodeMessage(buf, GroupRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupRecord>): Generator<GroupRecordGroupIdFieldEvent | GroupRecordNameFieldEvent | GroupRecordFormatFieldEvent | GroupRecordSaltFieldEvent | GroupRecordLimitsMaxKeyBytesFieldEvent | GroupRecordLimitsMaxValueBytesFieldEvent | GroupRecordLimitsMaxCommandBytesFieldEvent | GroupRecordLimitsMaxCollectionsFieldEvent | GroupRecordLimitsMaxSessionsFieldEvent | GroupRecordLimitsSessionTtlMsFieldEvent | GroupRecordLimitsSessionWindowFieldEvent | GroupRecordLimitsSessionResultBytesFieldEvent | GroupRecordLimitsSessionsResultBytesFieldEvent> {
    return streamMessage(buf, GroupRecord.codec(), opts)
  }
}

export interface Limits {
  maxKeyBytes: number
  maxValueBytes: number
  maxCommandBytes: number
  maxCollections: number
  maxSessions: number
  sessionTtlMs: number
  sessionWindow: number
  sessionResultBytes: number
  sessionsResultBytes: number
}

export namespace Limits {
  let _codec: Codec<Limits>

  export const codec = (): Codec<Limits> => {
    if (_codec == null) {
      _codec = message<Limits>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.maxKeyBytes != null && obj.maxKeyBytes !== 0)) {
          w.uint32(8)
          w.uint32(obj.maxKeyBytes)
        }

        if ((obj.maxValueBytes != null && obj.maxValueBytes !== 0)) {
          w.uint32(16)
          w.uint32(obj.maxValueBytes)
        }

        if ((obj.maxCommandBytes != null && obj.maxCommandBytes !== 0)) {
          w.uint32(24)
          w.uint32(obj.maxCommandBytes)
        }

        if ((obj.maxCollections != null && obj.maxCollections !== 0)) {
          w.uint32(32)
          w.uint32(obj.maxCollections)
        }

        if ((obj.maxSessions != null && obj.maxSessions !== 0)) {
          w.uint32(40)
          w.uint32(obj.maxSessions)
        }

        if ((obj.sessionTtlMs != null && obj.sessionTtlMs !== 0)) {
          w.uint32(48)
          w.uint32(obj.sessionTtlMs)
        }

        if ((obj.sessionWindow != null && obj.sessionWindow !== 0)) {
          w.uint32(56)
          w.uint32(obj.sessionWindow)
        }

        if ((obj.sessionResultBytes != null && obj.sessionResultBytes !== 0)) {
          w.uint32(64)
          w.uint32(obj.sessionResultBytes)
        }

        if ((obj.sessionsResultBytes != null && obj.sessionsResultBytes !== 0)) {
          w.uint32(72)
          w.uint32(obj.sessionsResultBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          maxKeyBytes: 0,
          maxValueBytes: 0,
          maxCommandBytes: 0,
          maxCollections: 0,
          maxSessions: 0,
          sessionTtlMs: 0,
          sessionWindow: 0,
          sessionResultBytes: 0,
          sessionsResultBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.maxKeyBytes = reader.uint32()
              break
            }
            case 2: {
              obj.maxValueBytes = reader.uint32()
              break
            }
            case 3: {
              obj.maxCommandBytes = reader.uint32()
              break
            }
            case 4: {
              obj.maxCollections = reader.uint32()
              break
            }
            case 5: {
              obj.maxSessions = reader.uint32()
              break
            }
            case 6: {
              obj.sessionTtlMs = reader.uint32()
              break
            }
            case 7: {
              obj.sessionWindow = reader.uint32()
              break
            }
            case 8: {
              obj.sessionResultBytes = reader.uint32()
              break
            }
            case 9: {
              obj.sessionsResultBytes = reader.uint32()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.maxKeyBytes`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.maxValueBytes`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.maxCommandBytes`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.maxCollections`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.maxSessions`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.sessionTtlMs`,
                value: reader.uint32()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.sessionWindow`,
                value: reader.uint32()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.sessionResultBytes`,
                value: reader.uint32()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.sessionsResultBytes`,
                value: reader.uint32()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface LimitsMaxKeyBytesFieldEvent {
    field: '$.maxKeyBytes'
    value: number
  }

  export interface LimitsMaxValueBytesFieldEvent {
    field: '$.maxValueBytes'
    value: number
  }

  export interface LimitsMaxCommandBytesFieldEvent {
    field: '$.maxCommandBytes'
    value: number
  }

  export interface LimitsMaxCollectionsFieldEvent {
    field: '$.maxCollections'
    value: number
  }

  export interface LimitsMaxSessionsFieldEvent {
    field: '$.maxSessions'
    value: number
  }

  export interface LimitsSessionTtlMsFieldEvent {
    field: '$.sessionTtlMs'
    value: number
  }

  export interface LimitsSessionWindowFieldEvent {
    field: '$.sessionWindow'
    value: number
  }

  export interface LimitsSessionResultBytesFieldEvent {
    field: '$.sessionResultBytes'
    value: number
  }

  export interface LimitsSessionsResultBytesFieldEvent {
    field: '$.sessionsResultBytes'
    value: number
  }

  export function encode (obj: Partial<Limits>): Uint8Array {
    return encodeMessage(obj, Limits.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Limits>): Limits {
    return decodeMessage(buf, Limits.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Limits>): Generator<LimitsMaxKeyBytesFieldEvent | LimitsMaxValueBytesFieldEvent | LimitsMaxCommandBytesFieldEvent | LimitsMaxCollectionsFieldEvent | LimitsMaxSessionsFieldEvent | LimitsSessionTtlMsFieldEvent | LimitsSessionWindowFieldEvent | LimitsSessionResultBytesFieldEvent | LimitsSessionsResultBytesFieldEvent> {
    return streamMessage(buf, Limits.codec(), opts)
  }
}

export interface MemberRecord {
  peerId: string
  incarnation: Uint8Array
  addresses: string[]
  role: string
  readOnly: boolean
  reluctant: boolean
}

export namespace MemberRecord {
  let _codec: Codec<MemberRecord>

  export const codec = (): Codec<MemberRecord> => {
    if (_codec == null) {
      _codec = message<MemberRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.peerId != null && obj.peerId !== '')) {
          w.uint32(10)
          w.string(obj.peerId)
        }

        if ((obj.incarnation != null && obj.incarnation.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.incarnation)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(26)
            w.string(value)
          }
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(34)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(40)
          w.bool(obj.readOnly)
        }

        if ((obj.reluctant != null && obj.reluctant !== false)) {
          w.uint32(48)
          w.bool(obj.reluctant)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          peerId: '',
          incarnation: uint8ArrayAlloc(0),
          addresses: [],
          role: '',
          readOnly: false,
          reluctant: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.peerId = reader.string()
              break
            }
            case 2: {
              obj.incarnation = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
              break
            }
            case 4: {
              obj.role = reader.string()
              break
            }
            case 5: {
              obj.readOnly = reader.bool()
              break
            }
            case 6: {
              obj.reluctant = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          addresses: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.peerId`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.addresses != null && obj.addresses === opts.limits.addresses) {
                throw new MaxLengthError('Streaming decode error - repeated field "addresses" had too many elements')
              }

              yield {
                field: `${prefix}.addresses[]`,
                index: obj.addresses,
                value: reader.string()
              }

              obj.addresses++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.reluctant`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MemberRecordPeerIdFieldEvent {
    field: '$.peerId'
    value: string
  }

  export interface MemberRecordIncarnationFieldEvent {
    field: '$.incarnation'
    value: Uint8Array
  }

  export interface MemberRecordAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface MemberRecordRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface MemberRecordReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface MemberRecordReluctantFieldEvent {
    field: '$.reluctant'
    value: boolean
  }

  export function encode (obj: Partial<MemberRecord>): Uint8Array {
    return encodeMessage(obj, MemberRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): MemberRecord {
    return decodeMessage(buf, MemberRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): Generator<MemberRecordPeerIdFieldEvent | MemberRecordIncarnationFieldEvent | MemberRecordAddressesFieldEvent | MemberRecordRoleFieldEvent | MemberRecordReadOnlyFieldEvent | MemberRecordReluctantFieldEvent> {
    return streamMessage(buf, MemberRecord.codec(), opts)
  }
}

export interface CreateCollection {
  kind: string
  options?: CollectionOptions
}

export namespace CreateCollection {
  let _codec: Codec<CreateCollection>

  export const codec = (): Codec<CreateCollection> => {
    if (_codec == null) {
      _codec = message<CreateCollection>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(10)
          w.string(obj.kind)
        }

        if (obj.options != null) {
          w.uint32(18)
          CollectionOptions.codec().encode(obj.options, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.kind = reader.string()
              break
            }
            case 2: {
              obj.options = CollectionOptions.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.options
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * CollectionOptions.codec().stream(reader, reader.uint32(), `${prefix}.options`, {
                limits: opts.limits?.options
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CreateCollectionKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface CreateCollectionOptionsKeyCodecFieldEvent {
    field: '$.options.keyCodec'
    value: string
  }

  export interface CreateCollectionOptionsValueCodecFieldEvent {
    field: '$.options.valueCodec'
    value: string
  }

  export interface CreateCollectionOptionsMaxItemsFieldEvent {
    field: '$.options.maxItems'
    value: number
  }

  export interface CreateCollectionOptionsMaxBytesFieldEvent {
    field: '$.options.maxBytes'
    value: number
  }

  export function encode (obj: Partial<CreateCollection>): Uint8Array {
    return encodeMessage(obj, CreateCollection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateCollection>): CreateCollection {
    return decodeMessage(buf, CreateCollection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateCollection>): Generator<CreateCollectionKindFieldEvent | CreateCollectionOptionsKeyCodecFieldEvent | CreateCollectionOptionsValueCodecFieldEvent | CreateCollectionOptionsMaxItemsFieldEvent | CreateCollectionOptionsMaxBytesFieldEvent> {
    return streamMessage(buf, CreateCollection.codec(), opts)
  }
}

export interface CollectionOptions {
  keyCodec: string
  valueCodec: string
  maxItems: number
  maxBytes: number
}

export namespace CollectionOptions {
  let _codec: Codec<CollectionOptions>

  export const codec = (): Codec<CollectionOptions> => {
    if (_codec == null) {
      _codec = message<CollectionOptions>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.keyCodec != null && obj.keyCodec !== '')) {
          w.uint32(10)
          w.string(obj.keyCodec)
        }

        if ((obj.valueCodec != null && obj.valueCodec !== '')) {
          w.uint32(18)
          w.string(obj.valueCodec)
        }

        if ((obj.maxItems != null && obj.maxItems !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.maxItems)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keyCodec: '',
          valueCodec: '',
          maxItems: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.keyCodec = reader.string()
              break
            }
            case 2: {
              obj.valueCodec = reader.string()
              break
            }
            case 3: {
              obj.maxItems = reader.uint64Number()
              break
            }
            case 4: {
              obj.maxBytes = reader.uint64Number()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.keyCodec`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.valueCodec`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.maxItems`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.maxBytes`,
                value: reader.uint64Number()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CollectionOptionsKeyCodecFieldEvent {
    field: '$.keyCodec'
    value: string
  }

  export interface CollectionOptionsValueCodecFieldEvent {
    field: '$.valueCodec'
    value: string
  }

  export interface CollectionOptionsMaxItemsFieldEvent {
    field: '$.maxItems'
    value: number
  }

  export interface CollectionOptionsMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<CollectionOptions>): Uint8Array {
    return encodeMessage(obj, CollectionOptions.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionOptions>): CollectionOptions {
    return decodeMessage(buf, CollectionOptions.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionOptions>): Generator<CollectionOptionsKeyCodecFieldEvent | CollectionOptionsValueCodecFieldEvent | CollectionOptionsMaxItemsFieldEvent | CollectionOptionsMaxBytesFieldEvent> {
    return streamMessage(buf, CollectionOptions.codec(), opts)
  }
}

export interface DropCollection {}

export namespace DropCollection {
  let _codec: Codec<DropCollection>

  export const codec = (): Codec<DropCollection> => {
    if (_codec == null) {
      _codec = message<DropCollection>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<DropCollection>): Uint8Array {
    return encodeMessage(obj, DropCollection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DropCollection>): DropCollection {
    return decodeMessage(buf, DropCollection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DropCollection>): Generator<{}> {
    return streamMessage(buf, DropCollection.codec(), opts)
  }
}

export interface MapCommand {
  set?: MapSet
  setMany?: MapSetMany
  compareExchange?: MapCompareExchange
  delete?: MapDelete
  deleteMany?: MapDeleteMany
  clear?: MapClear
}

export namespace MapCommand {
  let _codec: Codec<MapCommand>

  export const codec = (): Codec<MapCommand> => {
    if (_codec == null) {
      _codec = message<MapCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.set != null) {
          w.uint32(10)
          MapSet.codec().encode(obj.set, w)
        }

        if (obj.setMany != null) {
          w.uint32(18)
          MapSetMany.codec().encode(obj.setMany, w)
        }

        if (obj.compareExchange != null) {
          w.uint32(26)
          MapCompareExchange.codec().encode(obj.compareExchange, w)
        }

        if (obj.delete != null) {
          w.uint32(34)
          MapDelete.codec().encode(obj.delete, w)
        }

        if (obj.deleteMany != null) {
          w.uint32(42)
          MapDeleteMany.codec().encode(obj.deleteMany, w)
        }

        if (obj.clear != null) {
          w.uint32(50)
          MapClear.codec().encode(obj.clear, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.set = MapSet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 2: {
              obj.setMany = MapSetMany.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setMany
              })
              break
            }
            case 3: {
              obj.compareExchange = MapCompareExchange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.compareExchange
              })
              break
            }
            case 4: {
              obj.delete = MapDelete.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.delete
              })
              break
            }
            case 5: {
              obj.deleteMany = MapDeleteMany.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.deleteMany
              })
              break
            }
            case 6: {
              obj.clear = MapClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * MapSet.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 2: {
              yield * MapSetMany.codec().stream(reader, reader.uint32(), `${prefix}.setMany`, {
                limits: opts.limits?.setMany
              })

              break
            }
            case 3: {
              yield * MapCompareExchange.codec().stream(reader, reader.uint32(), `${prefix}.compareExchange`, {
                limits: opts.limits?.compareExchange
              })

              break
            }
            case 4: {
              yield * MapDelete.codec().stream(reader, reader.uint32(), `${prefix}.delete`, {
                limits: opts.limits?.delete
              })

              break
            }
            case 5: {
              yield * MapDeleteMany.codec().stream(reader, reader.uint32(), `${prefix}.deleteMany`, {
                limits: opts.limits?.deleteMany
              })

              break
            }
            case 6: {
              yield * MapClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapCommandSetKeyFieldEvent {
    field: '$.set.key'
    value: Uint8Array
  }

  export interface MapCommandSetValueFieldEvent {
    field: '$.set.value'
    value: Uint8Array
  }

  export interface MapCommandSetIfAbsentFieldEvent {
    field: '$.set.ifAbsent'
    value: boolean
  }

  export interface MapCommandSetIfRevisionFieldEvent {
    field: '$.set.ifRevision'
    value: number
  }

  export interface MapCommandSetReturnPreviousFieldEvent {
    field: '$.set.returnPrevious'
    value: boolean
  }

  export interface MapCommandSetManyItemsKeyFieldEvent {
    field: '$.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface MapCommandSetManyItemsValueFieldEvent {
    field: '$.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface MapCommandCompareExchangeKeyFieldEvent {
    field: '$.compareExchange.key'
    value: Uint8Array
  }

  export interface MapCommandCompareExchangeExpectedFieldEvent {
    field: '$.compareExchange.expected'
    value: Uint8Array
  }

  export interface MapCommandCompareExchangeNextFieldEvent {
    field: '$.compareExchange.next'
    value: Uint8Array
  }

  export interface MapCommandDeleteKeyFieldEvent {
    field: '$.delete.key'
    value: Uint8Array
  }

  export interface MapCommandDeleteReturnPreviousFieldEvent {
    field: '$.delete.returnPrevious'
    value: boolean
  }

  export interface MapCommandDeleteManyKeysFieldEvent {
    field: '$.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<MapCommand>): Uint8Array {
    return encodeMessage(obj, MapCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCommand>): MapCommand {
    return decodeMessage(buf, MapCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCommand>): Generator<MapCommandSetKeyFieldEvent | MapCommandSetValueFieldEvent | MapCommandSetIfAbsentFieldEvent | MapCommandSetIfRevisionFieldEvent | MapCommandSetReturnPreviousFieldEvent | MapCommandSetManyItemsKeyFieldEvent | MapCommandSetManyItemsValueFieldEvent | MapCommandCompareExchangeKeyFieldEvent | MapCommandCompareExchangeExpectedFieldEvent | MapCommandCompareExchangeNextFieldEvent | MapCommandDeleteKeyFieldEvent | MapCommandDeleteReturnPreviousFieldEvent | MapCommandDeleteManyKeysFieldEvent> {
    return streamMessage(buf, MapCommand.codec(), opts)
  }
}

export interface MapSet {
  key: Uint8Array
  value: Uint8Array
  ifAbsent: boolean
  ifRevision?: number
  returnPrevious: boolean
}

export namespace MapSet {
  let _codec: Codec<MapSet>

  export const codec = (): Codec<MapSet> => {
    if (_codec == null) {
      _codec = message<MapSet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if ((obj.ifAbsent != null && obj.ifAbsent !== false)) {
          w.uint32(24)
          w.bool(obj.ifAbsent)
        }

        if (obj.ifRevision != null) {
          w.uint32(32)
          w.uint64Number(obj.ifRevision)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(40)
          w.bool(obj.returnPrevious)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: uint8ArrayAlloc(0),
          value: uint8ArrayAlloc(0),
          ifAbsent: false,
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.ifAbsent = reader.bool()
              break
            }
            case 4: {
              obj.ifRevision = reader.uint64Number()
              break
            }
            case 5: {
              obj.returnPrevious = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ifAbsent`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.ifRevision`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.returnPrevious`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapSetKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapSetValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface MapSetIfAbsentFieldEvent {
    field: '$.ifAbsent'
    value: boolean
  }

  export interface MapSetIfRevisionFieldEvent {
    field: '$.ifRevision'
    value: number
  }

  export interface MapSetReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export function encode (obj: Partial<MapSet>): Uint8Array {
    return encodeMessage(obj, MapSet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSet>): MapSet {
    return decodeMessage(buf, MapSet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSet>): Generator<MapSetKeyFieldEvent | MapSetValueFieldEvent | MapSetIfAbsentFieldEvent | MapSetIfRevisionFieldEvent | MapSetReturnPreviousFieldEvent> {
    return streamMessage(buf, MapSet.codec(), opts)
  }
}

export interface KeyValue {
  key: Uint8Array
  value: Uint8Array
}

export namespace KeyValue {
  let _codec: Codec<KeyValue>

  export const codec = (): Codec<KeyValue> => {
    if (_codec == null) {
      _codec = message<KeyValue>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: uint8ArrayAlloc(0),
          value: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface KeyValueKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface KeyValueValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<KeyValue>): Uint8Array {
    return encodeMessage(obj, KeyValue.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyValue>): KeyValue {
    return decodeMessage(buf, KeyValue.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyValue>): Generator<KeyValueKeyFieldEvent | KeyValueValueFieldEvent> {
    return streamMessage(buf, KeyValue.codec(), opts)
  }
}

export interface MapSetMany {
  items: KeyValue[]
}

export namespace MapSetMany {
  let _codec: Codec<MapSetMany>

  export const codec = (): Codec<MapSetMany> => {
    if (_codec == null) {
      _codec = message<MapSetMany>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            KeyValue.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(KeyValue.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
              }))
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of KeyValue.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapSetManyItemsKeyFieldEvent {
    field: '$.items[].key'
    value: Uint8Array
    index: number
  }

  export interface MapSetManyItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<MapSetMany>): Uint8Array {
    return encodeMessage(obj, MapSetMany.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetMany>): MapSetMany {
    return decodeMessage(buf, MapSetMany.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetMany>): Generator<MapSetManyItemsKeyFieldEvent | MapSetManyItemsValueFieldEvent> {
    return streamMessage(buf, MapSetMany.codec(), opts)
  }
}

export interface MapCompareExchange {
  key: Uint8Array
  expected?: Uint8Array
  next?: Uint8Array
}

export namespace MapCompareExchange {
  let _codec: Codec<MapCompareExchange>

  export const codec = (): Codec<MapCompareExchange> => {
    if (_codec == null) {
      _codec = message<MapCompareExchange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if (obj.expected != null) {
          w.uint32(18)
          w.bytes(obj.expected)
        }

        if (obj.next != null) {
          w.uint32(26)
          w.bytes(obj.next)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.expected = reader.bytes()
              break
            }
            case 3: {
              obj.next = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.expected`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.next`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapCompareExchangeKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapCompareExchangeExpectedFieldEvent {
    field: '$.expected'
    value: Uint8Array
  }

  export interface MapCompareExchangeNextFieldEvent {
    field: '$.next'
    value: Uint8Array
  }

  export function encode (obj: Partial<MapCompareExchange>): Uint8Array {
    return encodeMessage(obj, MapCompareExchange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCompareExchange>): MapCompareExchange {
    return decodeMessage(buf, MapCompareExchange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCompareExchange>): Generator<MapCompareExchangeKeyFieldEvent | MapCompareExchangeExpectedFieldEvent | MapCompareExchangeNextFieldEvent> {
    return streamMessage(buf, MapCompareExchange.codec(), opts)
  }
}

export interface MapDelete {
  key: Uint8Array
  returnPrevious: boolean
}

export namespace MapDelete {
  let _codec: Codec<MapDelete>

  export const codec = (): Codec<MapDelete> => {
    if (_codec == null) {
      _codec = message<MapDelete>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(16)
          w.bool(obj.returnPrevious)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: uint8ArrayAlloc(0),
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.returnPrevious = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.returnPrevious`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapDeleteKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapDeleteReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export function encode (obj: Partial<MapDelete>): Uint8Array {
    return encodeMessage(obj, MapDelete.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDelete>): MapDelete {
    return decodeMessage(buf, MapDelete.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDelete>): Generator<MapDeleteKeyFieldEvent | MapDeleteReturnPreviousFieldEvent> {
    return streamMessage(buf, MapDelete.codec(), opts)
  }
}

export interface MapDeleteMany {
  keys: Uint8Array[]
}

export namespace MapDeleteMany {
  let _codec: Codec<MapDeleteMany>

  export const codec = (): Codec<MapDeleteMany> => {
    if (_codec == null) {
      _codec = message<MapDeleteMany>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapDeleteManyKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<MapDeleteMany>): Uint8Array {
    return encodeMessage(obj, MapDeleteMany.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteMany>): MapDeleteMany {
    return decodeMessage(buf, MapDeleteMany.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteMany>): Generator<MapDeleteManyKeysFieldEvent> {
    return streamMessage(buf, MapDeleteMany.codec(), opts)
  }
}

export interface MapClear {}

export namespace MapClear {
  let _codec: Codec<MapClear>

  export const codec = (): Codec<MapClear> => {
    if (_codec == null) {
      _codec = message<MapClear>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<MapClear>): Uint8Array {
    return encodeMessage(obj, MapClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapClear>): MapClear {
    return decodeMessage(buf, MapClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapClear>): Generator<{}> {
    return streamMessage(buf, MapClear.codec(), opts)
  }
}

export interface Result {
  rejection?: Rejection
  session?: number
  created?: Created
  dropped?: Dropped
  done?: Done
  mapSet?: MapSetResult
  mapSwap?: MapSwapResult
  mapDelete?: MapDeleteResult
  count?: number
}

export namespace Result {
  let _codec: Codec<Result>

  export const codec = (): Codec<Result> => {
    if (_codec == null) {
      _codec = message<Result>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rejection != null) {
          w.uint32(10)
          Rejection.codec().encode(obj.rejection, w)
        }

        if (obj.session != null) {
          w.uint32(16)
          w.uint64Number(obj.session)
        }

        if (obj.created != null) {
          w.uint32(26)
          Created.codec().encode(obj.created, w)
        }

        if (obj.dropped != null) {
          w.uint32(34)
          Dropped.codec().encode(obj.dropped, w)
        }

        if (obj.done != null) {
          w.uint32(42)
          Done.codec().encode(obj.done, w)
        }

        if (obj.mapSet != null) {
          w.uint32(82)
          MapSetResult.codec().encode(obj.mapSet, w)
        }

        if (obj.mapSwap != null) {
          w.uint32(90)
          MapSwapResult.codec().encode(obj.mapSwap, w)
        }

        if (obj.mapDelete != null) {
          w.uint32(98)
          MapDeleteResult.codec().encode(obj.mapDelete, w)
        }

        if (obj.count != null) {
          w.uint32(104)
          w.uint64Number(obj.count)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.rejection = Rejection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rejection
              })
              break
            }
            case 2: {
              obj.session = reader.uint64Number()
              break
            }
            case 3: {
              obj.created = Created.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.created
              })
              break
            }
            case 4: {
              obj.dropped = Dropped.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.dropped
              })
              break
            }
            case 5: {
              obj.done = Done.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.done
              })
              break
            }
            case 10: {
              obj.mapSet = MapSetResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSet
              })
              break
            }
            case 11: {
              obj.mapSwap = MapSwapResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSwap
              })
              break
            }
            case 12: {
              obj.mapDelete = MapDeleteResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapDelete
              })
              break
            }
            case 13: {
              obj.count = reader.uint64Number()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * Rejection.codec().stream(reader, reader.uint32(), `${prefix}.rejection`, {
                limits: opts.limits?.rejection
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.session`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield * Created.codec().stream(reader, reader.uint32(), `${prefix}.created`, {
                limits: opts.limits?.created
              })

              break
            }
            case 4: {
              yield * Dropped.codec().stream(reader, reader.uint32(), `${prefix}.dropped`, {
                limits: opts.limits?.dropped
              })

              break
            }
            case 5: {
              yield * Done.codec().stream(reader, reader.uint32(), `${prefix}.done`, {
                limits: opts.limits?.done
              })

              break
            }
            case 10: {
              yield * MapSetResult.codec().stream(reader, reader.uint32(), `${prefix}.mapSet`, {
                limits: opts.limits?.mapSet
              })

              break
            }
            case 11: {
              yield * MapSwapResult.codec().stream(reader, reader.uint32(), `${prefix}.mapSwap`, {
                limits: opts.limits?.mapSwap
              })

              break
            }
            case 12: {
              yield * MapDeleteResult.codec().stream(reader, reader.uint32(), `${prefix}.mapDelete`, {
                limits: opts.limits?.mapDelete
              })

              break
            }
            case 13: {
              yield {
                field: `${prefix}.count`,
                value: reader.uint64Number()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface ResultRejectionCodeFieldEvent {
    field: '$.rejection.code'
    value: string
  }

  export interface ResultRejectionMessageFieldEvent {
    field: '$.rejection.message'
    value: string
  }

  export interface ResultRejectionLimitFieldEvent {
    field: '$.rejection.limit'
    value: number
  }

  export interface ResultRejectionActualFieldEvent {
    field: '$.rejection.actual'
    value: number
  }

  export interface ResultRejectionSettingFieldEvent {
    field: '$.rejection.setting'
    value: string
  }

  export interface ResultSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export interface ResultCreatedFreshFieldEvent {
    field: '$.created.fresh'
    value: boolean
  }

  export interface ResultDroppedExistedFieldEvent {
    field: '$.dropped.existed'
    value: boolean
  }

  export interface ResultMapSetAppliedFieldEvent {
    field: '$.mapSet.applied'
    value: boolean
  }

  export interface ResultMapSetPreviousKeyFieldEvent {
    field: '$.mapSet.previous.key'
    value: Uint8Array
  }

  export interface ResultMapSetPreviousValueFieldEvent {
    field: '$.mapSet.previous.value'
    value: Uint8Array
  }

  export interface ResultMapSetPreviousCreatedFieldEvent {
    field: '$.mapSet.previous.created'
    value: number
  }

  export interface ResultMapSetPreviousModifiedFieldEvent {
    field: '$.mapSet.previous.modified'
    value: number
  }

  export interface ResultMapSwapSwappedFieldEvent {
    field: '$.mapSwap.swapped'
    value: boolean
  }

  export interface ResultMapSwapCurrentFieldEvent {
    field: '$.mapSwap.current'
    value: Uint8Array
  }

  export interface ResultMapDeleteDeletedFieldEvent {
    field: '$.mapDelete.deleted'
    value: boolean
  }

  export interface ResultMapDeletePreviousKeyFieldEvent {
    field: '$.mapDelete.previous.key'
    value: Uint8Array
  }

  export interface ResultMapDeletePreviousValueFieldEvent {
    field: '$.mapDelete.previous.value'
    value: Uint8Array
  }

  export interface ResultMapDeletePreviousCreatedFieldEvent {
    field: '$.mapDelete.previous.created'
    value: number
  }

  export interface ResultMapDeletePreviousModifiedFieldEvent {
    field: '$.mapDelete.previous.modified'
    value: number
  }

  export interface ResultCountFieldEvent {
    field: '$.count'
    value: number
  }

  export function encode (obj: Partial<Result>): Uint8Array {
    return encodeMessage(obj, Result.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Result>): Result {
    return decodeMessage(buf, Result.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Result>): Generator<ResultRejectionCodeFieldEvent | ResultRejectionMessageFieldEvent | ResultRejectionLimitFieldEvent | ResultRejectionActualFieldEvent | ResultRejectionSettingFieldEvent | ResultSessionFieldEvent | ResultCreatedFreshFieldEvent | ResultDroppedExistedFieldEvent | ResultMapSetAppliedFieldEvent | ResultMapSetPreviousKeyFieldEvent | ResultMapSetPreviousValueFieldEvent | ResultMapSetPreviousCreatedFieldEvent | ResultMapSetPreviousModifiedFieldEvent | ResultMapSwapSwappedFieldEvent | ResultMapSwapCurrentFieldEvent | ResultMapDeleteDeletedFieldEvent | ResultMapDeletePreviousKeyFieldEvent | ResultMapDeletePreviousValueFieldEvent | ResultMapDeletePreviousCreatedFieldEvent | ResultMapDeletePreviousModifiedFieldEvent | ResultCountFieldEvent> {
    return streamMessage(buf, Result.codec(), opts)
  }
}

export interface Rejection {
  code: string
  message: string
  limit: number
  actual: number
  setting: string
}

export namespace Rejection {
  let _codec: Codec<Rejection>

  export const codec = (): Codec<Rejection> => {
    if (_codec == null) {
      _codec = message<Rejection>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.code != null && obj.code !== '')) {
          w.uint32(10)
          w.string(obj.code)
        }

        if ((obj.message != null && obj.message !== '')) {
          w.uint32(18)
          w.string(obj.message)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.limit)
        }

        if ((obj.actual != null && obj.actual !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.actual)
        }

        if ((obj.setting != null && obj.setting !== '')) {
          w.uint32(42)
          w.string(obj.setting)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: '',
          limit: 0,
          actual: 0,
          setting: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.code = reader.string()
              break
            }
            case 2: {
              obj.message = reader.string()
              break
            }
            case 3: {
              obj.limit = reader.uint64Number()
              break
            }
            case 4: {
              obj.actual = reader.uint64Number()
              break
            }
            case 5: {
              obj.setting = reader.string()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.code`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.message`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.actual`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.setting`,
                value: reader.string()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface RejectionCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface RejectionMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface RejectionLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface RejectionActualFieldEvent {
    field: '$.actual'
    value: number
  }

  export interface RejectionSettingFieldEvent {
    field: '$.setting'
    value: string
  }

  export function encode (obj: Partial<Rejection>): Uint8Array {
    return encodeMessage(obj, Rejection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Rejection>): Rejection {
    return decodeMessage(buf, Rejection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Rejection>): Generator<RejectionCodeFieldEvent | RejectionMessageFieldEvent | RejectionLimitFieldEvent | RejectionActualFieldEvent | RejectionSettingFieldEvent> {
    return streamMessage(buf, Rejection.codec(), opts)
  }
}

export interface Done {}

export namespace Done {
  let _codec: Codec<Done>

  export const codec = (): Codec<Done> => {
    if (_codec == null) {
      _codec = message<Done>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<Done>): Uint8Array {
    return encodeMessage(obj, Done.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Done>): Done {
    return decodeMessage(buf, Done.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Done>): Generator<{}> {
    return streamMessage(buf, Done.codec(), opts)
  }
}

export interface Created {
  fresh: boolean
}

export namespace Created {
  let _codec: Codec<Created>

  export const codec = (): Codec<Created> => {
    if (_codec == null) {
      _codec = message<Created>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.fresh != null && obj.fresh !== false)) {
          w.uint32(8)
          w.bool(obj.fresh)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          fresh: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.fresh = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.fresh`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CreatedFreshFieldEvent {
    field: '$.fresh'
    value: boolean
  }

  export function encode (obj: Partial<Created>): Uint8Array {
    return encodeMessage(obj, Created.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Created>): Created {
    return decodeMessage(buf, Created.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Created>): Generator<CreatedFreshFieldEvent> {
    return streamMessage(buf, Created.codec(), opts)
  }
}

export interface Dropped {
  existed: boolean
}

export namespace Dropped {
  let _codec: Codec<Dropped>

  export const codec = (): Codec<Dropped> => {
    if (_codec == null) {
      _codec = message<Dropped>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.existed != null && obj.existed !== false)) {
          w.uint32(8)
          w.bool(obj.existed)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          existed: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.existed = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.existed`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface DroppedExistedFieldEvent {
    field: '$.existed'
    value: boolean
  }

  export function encode (obj: Partial<Dropped>): Uint8Array {
    return encodeMessage(obj, Dropped.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Dropped>): Dropped {
    return decodeMessage(buf, Dropped.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Dropped>): Generator<DroppedExistedFieldEvent> {
    return streamMessage(buf, Dropped.codec(), opts)
  }
}

export interface MapEntry {
  key: Uint8Array
  value: Uint8Array
  created: number
  modified: number
}

export namespace MapEntry {
  let _codec: Codec<MapEntry>

  export const codec = (): Codec<MapEntry> => {
    if (_codec == null) {
      _codec = message<MapEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.created)
        }

        if ((obj.modified != null && obj.modified !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.modified)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: uint8ArrayAlloc(0),
          value: uint8ArrayAlloc(0),
          created: 0,
          modified: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.created = reader.uint64Number()
              break
            }
            case 4: {
              obj.modified = reader.uint64Number()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.modified`,
                value: reader.uint64Number()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapEntryKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapEntryValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface MapEntryCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface MapEntryModifiedFieldEvent {
    field: '$.modified'
    value: number
  }

  export function encode (obj: Partial<MapEntry>): Uint8Array {
    return encodeMessage(obj, MapEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntry>): MapEntry {
    return decodeMessage(buf, MapEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntry>): Generator<MapEntryKeyFieldEvent | MapEntryValueFieldEvent | MapEntryCreatedFieldEvent | MapEntryModifiedFieldEvent> {
    return streamMessage(buf, MapEntry.codec(), opts)
  }
}

export interface MapSetResult {
  applied: boolean
  previous?: MapEntry
}

export namespace MapSetResult {
  let _codec: Codec<MapSetResult>

  export const codec = (): Codec<MapSetResult> => {
    if (_codec == null) {
      _codec = message<MapSetResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.applied != null && obj.applied !== false)) {
          w.uint32(8)
          w.bool(obj.applied)
        }

        if (obj.previous != null) {
          w.uint32(18)
          MapEntry.codec().encode(obj.previous, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          applied: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.applied = reader.bool()
              break
            }
            case 2: {
              obj.previous = MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.applied`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapSetResultAppliedFieldEvent {
    field: '$.applied'
    value: boolean
  }

  export interface MapSetResultPreviousKeyFieldEvent {
    field: '$.previous.key'
    value: Uint8Array
  }

  export interface MapSetResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export interface MapSetResultPreviousCreatedFieldEvent {
    field: '$.previous.created'
    value: number
  }

  export interface MapSetResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export function encode (obj: Partial<MapSetResult>): Uint8Array {
    return encodeMessage(obj, MapSetResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetResult>): MapSetResult {
    return decodeMessage(buf, MapSetResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetResult>): Generator<MapSetResultAppliedFieldEvent | MapSetResultPreviousKeyFieldEvent | MapSetResultPreviousValueFieldEvent | MapSetResultPreviousCreatedFieldEvent | MapSetResultPreviousModifiedFieldEvent> {
    return streamMessage(buf, MapSetResult.codec(), opts)
  }
}

export interface MapSwapResult {
  swapped: boolean
  current?: Uint8Array
}

export namespace MapSwapResult {
  let _codec: Codec<MapSwapResult>

  export const codec = (): Codec<MapSwapResult> => {
    if (_codec == null) {
      _codec = message<MapSwapResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.swapped != null && obj.swapped !== false)) {
          w.uint32(8)
          w.bool(obj.swapped)
        }

        if (obj.current != null) {
          w.uint32(18)
          w.bytes(obj.current)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          swapped: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.swapped = reader.bool()
              break
            }
            case 2: {
              obj.current = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.swapped`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.current`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapSwapResultSwappedFieldEvent {
    field: '$.swapped'
    value: boolean
  }

  export interface MapSwapResultCurrentFieldEvent {
    field: '$.current'
    value: Uint8Array
  }

  export function encode (obj: Partial<MapSwapResult>): Uint8Array {
    return encodeMessage(obj, MapSwapResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSwapResult>): MapSwapResult {
    return decodeMessage(buf, MapSwapResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSwapResult>): Generator<MapSwapResultSwappedFieldEvent | MapSwapResultCurrentFieldEvent> {
    return streamMessage(buf, MapSwapResult.codec(), opts)
  }
}

export interface MapDeleteResult {
  deleted: boolean
  previous?: MapEntry
}

export namespace MapDeleteResult {
  let _codec: Codec<MapDeleteResult>

  export const codec = (): Codec<MapDeleteResult> => {
    if (_codec == null) {
      _codec = message<MapDeleteResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.deleted != null && obj.deleted !== false)) {
          w.uint32(8)
          w.bool(obj.deleted)
        }

        if (obj.previous != null) {
          w.uint32(18)
          MapEntry.codec().encode(obj.previous, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          deleted: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.deleted = reader.bool()
              break
            }
            case 2: {
              obj.previous = MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.deleted`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapDeleteResultDeletedFieldEvent {
    field: '$.deleted'
    value: boolean
  }

  export interface MapDeleteResultPreviousKeyFieldEvent {
    field: '$.previous.key'
    value: Uint8Array
  }

  export interface MapDeleteResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export interface MapDeleteResultPreviousCreatedFieldEvent {
    field: '$.previous.created'
    value: number
  }

  export interface MapDeleteResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export function encode (obj: Partial<MapDeleteResult>): Uint8Array {
    return encodeMessage(obj, MapDeleteResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteResult>): MapDeleteResult {
    return decodeMessage(buf, MapDeleteResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteResult>): Generator<MapDeleteResultDeletedFieldEvent | MapDeleteResultPreviousKeyFieldEvent | MapDeleteResultPreviousValueFieldEvent | MapDeleteResultPreviousCreatedFieldEvent | MapDeleteResultPreviousModifiedFieldEvent> {
    return streamMessage(buf, MapDeleteResult.codec(), opts)
  }
}

export interface Query {
  collection: string
  list?: ListQuery
  info?: InfoQuery
  mapGet?: MapGetQuery
  mapSize?: MapSizeQuery
  mapEntries?: MapEntriesQuery
}

export namespace Query {
  let _codec: Codec<Query>

  export const codec = (): Codec<Query> => {
    if (_codec == null) {
      _codec = message<Query>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(10)
          w.string(obj.collection)
        }

        if (obj.list != null) {
          w.uint32(18)
          ListQuery.codec().encode(obj.list, w)
        }

        if (obj.info != null) {
          w.uint32(26)
          InfoQuery.codec().encode(obj.info, w)
        }

        if (obj.mapGet != null) {
          w.uint32(82)
          MapGetQuery.codec().encode(obj.mapGet, w)
        }

        if (obj.mapSize != null) {
          w.uint32(90)
          MapSizeQuery.codec().encode(obj.mapSize, w)
        }

        if (obj.mapEntries != null) {
          w.uint32(98)
          MapEntriesQuery.codec().encode(obj.mapEntries, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collection: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.collection = reader.string()
              break
            }
            case 2: {
              obj.list = ListQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.list
              })
              break
            }
            case 3: {
              obj.info = InfoQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.info
              })
              break
            }
            case 10: {
              obj.mapGet = MapGetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapGet
              })
              break
            }
            case 11: {
              obj.mapSize = MapSizeQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSize
              })
              break
            }
            case 12: {
              obj.mapEntries = MapEntriesQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapEntries
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * ListQuery.codec().stream(reader, reader.uint32(), `${prefix}.list`, {
                limits: opts.limits?.list
              })

              break
            }
            case 3: {
              yield * InfoQuery.codec().stream(reader, reader.uint32(), `${prefix}.info`, {
                limits: opts.limits?.info
              })

              break
            }
            case 10: {
              yield * MapGetQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapGet`, {
                limits: opts.limits?.mapGet
              })

              break
            }
            case 11: {
              yield * MapSizeQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapSize`, {
                limits: opts.limits?.mapSize
              })

              break
            }
            case 12: {
              yield * MapEntriesQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapEntries`, {
                limits: opts.limits?.mapEntries
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface QueryCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface QueryListAfterFieldEvent {
    field: '$.list.after'
    value: string
  }

  export interface QueryListLimitFieldEvent {
    field: '$.list.limit'
    value: number
  }

  export interface QueryMapGetKeysFieldEvent {
    field: '$.mapGet.keys[]'
    index: number
    value: Uint8Array
  }

  export interface QueryMapGetKeysOnlyFieldEvent {
    field: '$.mapGet.keysOnly'
    value: boolean
  }

  export interface QueryMapEntriesPrefixFieldEvent {
    field: '$.mapEntries.prefix'
    value: Uint8Array
  }

  export interface QueryMapEntriesFromFieldEvent {
    field: '$.mapEntries.from'
    value: Uint8Array
  }

  export interface QueryMapEntriesToFieldEvent {
    field: '$.mapEntries.to'
    value: Uint8Array
  }

  export interface QueryMapEntriesReverseFieldEvent {
    field: '$.mapEntries.reverse'
    value: boolean
  }

  export interface QueryMapEntriesLimitFieldEvent {
    field: '$.mapEntries.limit'
    value: number
  }

  export interface QueryMapEntriesCursorFieldEvent {
    field: '$.mapEntries.cursor'
    value: Uint8Array
  }

  export interface QueryMapEntriesKeysOnlyFieldEvent {
    field: '$.mapEntries.keysOnly'
    value: boolean
  }

  export interface QueryMapEntriesMaxBytesFieldEvent {
    field: '$.mapEntries.maxBytes'
    value: number
  }

  export function encode (obj: Partial<Query>): Uint8Array {
    return encodeMessage(obj, Query.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Query {
    return decodeMessage(buf, Query.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Generator<QueryCollectionFieldEvent | QueryListAfterFieldEvent | QueryListLimitFieldEvent | QueryMapGetKeysFieldEvent | QueryMapGetKeysOnlyFieldEvent | QueryMapEntriesPrefixFieldEvent | QueryMapEntriesFromFieldEvent | QueryMapEntriesToFieldEvent | QueryMapEntriesReverseFieldEvent | QueryMapEntriesLimitFieldEvent | QueryMapEntriesCursorFieldEvent | QueryMapEntriesKeysOnlyFieldEvent | QueryMapEntriesMaxBytesFieldEvent> {
    return streamMessage(buf, Query.codec(), opts)
  }
}

export interface ListQuery {
  after: string
  limit: number
}

export namespace ListQuery {
  let _codec: Codec<ListQuery>

  export const codec = (): Codec<ListQuery> => {
    if (_codec == null) {
      _codec = message<ListQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.after != null && obj.after !== '')) {
          w.uint32(10)
          w.string(obj.after)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(16)
          w.uint32(obj.limit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          after: '',
          limit: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.after = reader.string()
              break
            }
            case 2: {
              obj.limit = reader.uint32()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.after`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface ListQueryAfterFieldEvent {
    field: '$.after'
    value: string
  }

  export interface ListQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export function encode (obj: Partial<ListQuery>): Uint8Array {
    return encodeMessage(obj, ListQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListQuery>): ListQuery {
    return decodeMessage(buf, ListQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListQuery>): Generator<ListQueryAfterFieldEvent | ListQueryLimitFieldEvent> {
    return streamMessage(buf, ListQuery.codec(), opts)
  }
}

export interface InfoQuery {}

export namespace InfoQuery {
  let _codec: Codec<InfoQuery>

  export const codec = (): Codec<InfoQuery> => {
    if (_codec == null) {
      _codec = message<InfoQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<InfoQuery>): Uint8Array {
    return encodeMessage(obj, InfoQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InfoQuery>): InfoQuery {
    return decodeMessage(buf, InfoQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InfoQuery>): Generator<{}> {
    return streamMessage(buf, InfoQuery.codec(), opts)
  }
}

export interface MapGetQuery {
  keys: Uint8Array[]
  keysOnly: boolean
}

export namespace MapGetQuery {
  let _codec: Codec<MapGetQuery>

  export const codec = (): Codec<MapGetQuery> => {
    if (_codec == null) {
      _codec = message<MapGetQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.keysOnly != null && obj.keysOnly !== false)) {
          w.uint32(16)
          w.bool(obj.keysOnly)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: [],
          keysOnly: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
              break
            }
            case 2: {
              obj.keysOnly = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.keysOnly`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapGetQueryKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export interface MapGetQueryKeysOnlyFieldEvent {
    field: '$.keysOnly'
    value: boolean
  }

  export function encode (obj: Partial<MapGetQuery>): Uint8Array {
    return encodeMessage(obj, MapGetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapGetQuery>): MapGetQuery {
    return decodeMessage(buf, MapGetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapGetQuery>): Generator<MapGetQueryKeysFieldEvent | MapGetQueryKeysOnlyFieldEvent> {
    return streamMessage(buf, MapGetQuery.codec(), opts)
  }
}

export interface MapSizeQuery {}

export namespace MapSizeQuery {
  let _codec: Codec<MapSizeQuery>

  export const codec = (): Codec<MapSizeQuery> => {
    if (_codec == null) {
      _codec = message<MapSizeQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export function encode (obj: Partial<MapSizeQuery>): Uint8Array {
    return encodeMessage(obj, MapSizeQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSizeQuery>): MapSizeQuery {
    return decodeMessage(buf, MapSizeQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSizeQuery>): Generator<{}> {
    return streamMessage(buf, MapSizeQuery.codec(), opts)
  }
}

export interface MapEntriesQuery {
  prefix?: Uint8Array
  from?: Uint8Array
  to?: Uint8Array
  reverse: boolean
  limit: number
  cursor?: Uint8Array
  keysOnly: boolean
  maxBytes: number
}

export namespace MapEntriesQuery {
  let _codec: Codec<MapEntriesQuery>

  export const codec = (): Codec<MapEntriesQuery> => {
    if (_codec == null) {
      _codec = message<MapEntriesQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.prefix != null) {
          w.uint32(10)
          w.bytes(obj.prefix)
        }

        if (obj.from != null) {
          w.uint32(18)
          w.bytes(obj.from)
        }

        if (obj.to != null) {
          w.uint32(26)
          w.bytes(obj.to)
        }

        if ((obj.reverse != null && obj.reverse !== false)) {
          w.uint32(32)
          w.bool(obj.reverse)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(40)
          w.uint32(obj.limit)
        }

        if (obj.cursor != null) {
          w.uint32(50)
          w.bytes(obj.cursor)
        }

        if ((obj.keysOnly != null && obj.keysOnly !== false)) {
          w.uint32(56)
          w.bool(obj.keysOnly)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(64)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reverse: false,
          limit: 0,
          keysOnly: false,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.prefix = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.bytes()
              break
            }
            case 3: {
              obj.to = reader.bytes()
              break
            }
            case 4: {
              obj.reverse = reader.bool()
              break
            }
            case 5: {
              obj.limit = reader.uint32()
              break
            }
            case 6: {
              obj.cursor = reader.bytes()
              break
            }
            case 7: {
              obj.keysOnly = reader.bool()
              break
            }
            case 8: {
              obj.maxBytes = reader.uint32()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.prefix`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.to`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.reverse`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.cursor`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.keysOnly`,
                value: reader.bool()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.maxBytes`,
                value: reader.uint32()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapEntriesQueryPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array
  }

  export interface MapEntriesQueryFromFieldEvent {
    field: '$.from'
    value: Uint8Array
  }

  export interface MapEntriesQueryToFieldEvent {
    field: '$.to'
    value: Uint8Array
  }

  export interface MapEntriesQueryReverseFieldEvent {
    field: '$.reverse'
    value: boolean
  }

  export interface MapEntriesQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface MapEntriesQueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export interface MapEntriesQueryKeysOnlyFieldEvent {
    field: '$.keysOnly'
    value: boolean
  }

  export interface MapEntriesQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<MapEntriesQuery>): Uint8Array {
    return encodeMessage(obj, MapEntriesQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntriesQuery>): MapEntriesQuery {
    return decodeMessage(buf, MapEntriesQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntriesQuery>): Generator<MapEntriesQueryPrefixFieldEvent | MapEntriesQueryFromFieldEvent | MapEntriesQueryToFieldEvent | MapEntriesQueryReverseFieldEvent | MapEntriesQueryLimitFieldEvent | MapEntriesQueryCursorFieldEvent | MapEntriesQueryKeysOnlyFieldEvent | MapEntriesQueryMaxBytesFieldEvent> {
    return streamMessage(buf, MapEntriesQuery.codec(), opts)
  }
}

export interface Answer {
  rejection?: Rejection
  list?: CollectionList
  info?: CollectionInfo
  entries?: MapEntries
  size?: number
}

export namespace Answer {
  let _codec: Codec<Answer>

  export const codec = (): Codec<Answer> => {
    if (_codec == null) {
      _codec = message<Answer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rejection != null) {
          w.uint32(10)
          Rejection.codec().encode(obj.rejection, w)
        }

        if (obj.list != null) {
          w.uint32(18)
          CollectionList.codec().encode(obj.list, w)
        }

        if (obj.info != null) {
          w.uint32(26)
          CollectionInfo.codec().encode(obj.info, w)
        }

        if (obj.entries != null) {
          w.uint32(82)
          MapEntries.codec().encode(obj.entries, w)
        }

        if (obj.size != null) {
          w.uint32(88)
          w.uint64Number(obj.size)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.rejection = Rejection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rejection
              })
              break
            }
            case 2: {
              obj.list = CollectionList.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.list
              })
              break
            }
            case 3: {
              obj.info = CollectionInfo.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.info
              })
              break
            }
            case 10: {
              obj.entries = MapEntries.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries
              })
              break
            }
            case 11: {
              obj.size = reader.uint64Number()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * Rejection.codec().stream(reader, reader.uint32(), `${prefix}.rejection`, {
                limits: opts.limits?.rejection
              })

              break
            }
            case 2: {
              yield * CollectionList.codec().stream(reader, reader.uint32(), `${prefix}.list`, {
                limits: opts.limits?.list
              })

              break
            }
            case 3: {
              yield * CollectionInfo.codec().stream(reader, reader.uint32(), `${prefix}.info`, {
                limits: opts.limits?.info
              })

              break
            }
            case 10: {
              yield * MapEntries.codec().stream(reader, reader.uint32(), `${prefix}.entries`, {
                limits: opts.limits?.entries
              })

              break
            }
            case 11: {
              yield {
                field: `${prefix}.size`,
                value: reader.uint64Number()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface AnswerRejectionCodeFieldEvent {
    field: '$.rejection.code'
    value: string
  }

  export interface AnswerRejectionMessageFieldEvent {
    field: '$.rejection.message'
    value: string
  }

  export interface AnswerRejectionLimitFieldEvent {
    field: '$.rejection.limit'
    value: number
  }

  export interface AnswerRejectionActualFieldEvent {
    field: '$.rejection.actual'
    value: number
  }

  export interface AnswerRejectionSettingFieldEvent {
    field: '$.rejection.setting'
    value: string
  }

  export interface AnswerListCollectionsNameFieldEvent {
    field: '$.list.collections[].name'
    value: string
    index: number
  }

  export interface AnswerListCollectionsKindFieldEvent {
    field: '$.list.collections[].kind'
    value: string
    index: number
  }

  export interface AnswerListCollectionsItemsFieldEvent {
    field: '$.list.collections[].items'
    value: number
    index: number
  }

  export interface AnswerListCollectionsBytesFieldEvent {
    field: '$.list.collections[].bytes'
    value: number
    index: number
  }

  export interface AnswerListCollectionsCreatedFieldEvent {
    field: '$.list.collections[].created'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsKeyCodecFieldEvent {
    field: '$.list.collections[].options.keyCodec'
    value: string
    index: number
  }

  export interface AnswerListCollectionsOptionsValueCodecFieldEvent {
    field: '$.list.collections[].options.valueCodec'
    value: string
    index: number
  }

  export interface AnswerListCollectionsOptionsMaxItemsFieldEvent {
    field: '$.list.collections[].options.maxItems'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsMaxBytesFieldEvent {
    field: '$.list.collections[].options.maxBytes'
    value: number
    index: number
  }

  export interface AnswerListMoreFieldEvent {
    field: '$.list.more'
    value: boolean
  }

  export interface AnswerInfoNameFieldEvent {
    field: '$.info.name'
    value: string
  }

  export interface AnswerInfoKindFieldEvent {
    field: '$.info.kind'
    value: string
  }

  export interface AnswerInfoItemsFieldEvent {
    field: '$.info.items'
    value: number
  }

  export interface AnswerInfoBytesFieldEvent {
    field: '$.info.bytes'
    value: number
  }

  export interface AnswerInfoCreatedFieldEvent {
    field: '$.info.created'
    value: number
  }

  export interface AnswerInfoOptionsKeyCodecFieldEvent {
    field: '$.info.options.keyCodec'
    value: string
  }

  export interface AnswerInfoOptionsValueCodecFieldEvent {
    field: '$.info.options.valueCodec'
    value: string
  }

  export interface AnswerInfoOptionsMaxItemsFieldEvent {
    field: '$.info.options.maxItems'
    value: number
  }

  export interface AnswerInfoOptionsMaxBytesFieldEvent {
    field: '$.info.options.maxBytes'
    value: number
  }

  export interface AnswerEntriesEntriesKeyFieldEvent {
    field: '$.entries.entries[].key'
    value: Uint8Array
    index: number
  }

  export interface AnswerEntriesEntriesValueFieldEvent {
    field: '$.entries.entries[].value'
    value: Uint8Array
    index: number
  }

  export interface AnswerEntriesEntriesCreatedFieldEvent {
    field: '$.entries.entries[].created'
    value: number
    index: number
  }

  export interface AnswerEntriesEntriesModifiedFieldEvent {
    field: '$.entries.entries[].modified'
    value: number
    index: number
  }

  export interface AnswerEntriesMoreFieldEvent {
    field: '$.entries.more'
    value: boolean
  }

  export interface AnswerSizeFieldEvent {
    field: '$.size'
    value: number
  }

  export function encode (obj: Partial<Answer>): Uint8Array {
    return encodeMessage(obj, Answer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Answer {
    return decodeMessage(buf, Answer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Generator<AnswerRejectionCodeFieldEvent | AnswerRejectionMessageFieldEvent | AnswerRejectionLimitFieldEvent | AnswerRejectionActualFieldEvent | AnswerRejectionSettingFieldEvent | AnswerListCollectionsNameFieldEvent | AnswerListCollectionsKindFieldEvent | AnswerListCollectionsItemsFieldEvent | AnswerListCollectionsBytesFieldEvent | AnswerListCollectionsCreatedFieldEvent | AnswerListCollectionsOptionsKeyCodecFieldEvent | AnswerListCollectionsOptionsValueCodecFieldEvent | AnswerListCollectionsOptionsMaxItemsFieldEvent | AnswerListCollectionsOptionsMaxBytesFieldEvent | AnswerListMoreFieldEvent | AnswerInfoNameFieldEvent | AnswerInfoKindFieldEvent | AnswerInfoItemsFieldEvent | AnswerInfoBytesFieldEvent | AnswerInfoCreatedFieldEvent | AnswerInfoOptionsKeyCodecFieldEvent | AnswerInfoOptionsValueCodecFieldEvent | AnswerInfoOptionsMaxItemsFieldEvent | AnswerInfoOptionsMaxBytesFieldEvent | AnswerEntriesEntriesKeyFieldEvent | AnswerEntriesEntriesValueFieldEvent | AnswerEntriesEntriesCreatedFieldEvent | AnswerEntriesEntriesModifiedFieldEvent | AnswerEntriesMoreFieldEvent | AnswerSizeFieldEvent> {
    return streamMessage(buf, Answer.codec(), opts)
  }
}

export interface CollectionInfo {
  name: string
  kind: string
  items: number
  bytes: number
  created: number
  options?: CollectionOptions
}

export namespace CollectionInfo {
  let _codec: Codec<CollectionInfo>

  export const codec = (): Codec<CollectionInfo> => {
    if (_codec == null) {
      _codec = message<CollectionInfo>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(18)
          w.string(obj.kind)
        }

        if ((obj.items != null && obj.items !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.items)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.bytes)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.created)
        }

        if (obj.options != null) {
          w.uint32(50)
          CollectionOptions.codec().encode(obj.options, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          kind: '',
          items: 0,
          bytes: 0,
          created: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.name = reader.string()
              break
            }
            case 2: {
              obj.kind = reader.string()
              break
            }
            case 3: {
              obj.items = reader.uint64Number()
              break
            }
            case 4: {
              obj.bytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.created = reader.uint64Number()
              break
            }
            case 6: {
              obj.options = CollectionOptions.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.options
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.items`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.bytes`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield * CollectionOptions.codec().stream(reader, reader.uint32(), `${prefix}.options`, {
                limits: opts.limits?.options
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CollectionInfoNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface CollectionInfoKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface CollectionInfoItemsFieldEvent {
    field: '$.items'
    value: number
  }

  export interface CollectionInfoBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export interface CollectionInfoCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface CollectionInfoOptionsKeyCodecFieldEvent {
    field: '$.options.keyCodec'
    value: string
  }

  export interface CollectionInfoOptionsValueCodecFieldEvent {
    field: '$.options.valueCodec'
    value: string
  }

  export interface CollectionInfoOptionsMaxItemsFieldEvent {
    field: '$.options.maxItems'
    value: number
  }

  export interface CollectionInfoOptionsMaxBytesFieldEvent {
    field: '$.options.maxBytes'
    value: number
  }

  export function encode (obj: Partial<CollectionInfo>): Uint8Array {
    return encodeMessage(obj, CollectionInfo.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionInfo>): CollectionInfo {
    return decodeMessage(buf, CollectionInfo.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionInfo>): Generator<CollectionInfoNameFieldEvent | CollectionInfoKindFieldEvent | CollectionInfoItemsFieldEvent | CollectionInfoBytesFieldEvent | CollectionInfoCreatedFieldEvent | CollectionInfoOptionsKeyCodecFieldEvent | CollectionInfoOptionsValueCodecFieldEvent | CollectionInfoOptionsMaxItemsFieldEvent | CollectionInfoOptionsMaxBytesFieldEvent> {
    return streamMessage(buf, CollectionInfo.codec(), opts)
  }
}

export interface CollectionList {
  collections: CollectionInfo[]
  more: boolean
}

export namespace CollectionList {
  let _codec: Codec<CollectionList>

  export const codec = (): Codec<CollectionList> => {
    if (_codec == null) {
      _codec = message<CollectionList>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.collections != null && obj.collections.length > 0) {
          for (const value of obj.collections) {
            w.uint32(10)
            CollectionInfo.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collections: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.collections != null && obj.collections.length === opts.limits.collections) {
                throw new MaxLengthError('Decode error - repeated field "collections" had too many elements')
              }

              obj.collections.push(CollectionInfo.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.collections$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          collections: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.collections != null && obj.collections === opts.limits.collections) {
                throw new MaxLengthError('Streaming decode error - repeated field "collections" had too many elements')
              }

              for (const evt of CollectionInfo.codec().stream(reader, reader.uint32(), `${prefix}.collections[]`, {
                limits: opts.limits?.collections$
              })) {
                yield {
                  ...evt,
                  index: obj.collections
                }
              }

              obj.collections++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface CollectionListCollectionsNameFieldEvent {
    field: '$.collections[].name'
    value: string
    index: number
  }

  export interface CollectionListCollectionsKindFieldEvent {
    field: '$.collections[].kind'
    value: string
    index: number
  }

  export interface CollectionListCollectionsItemsFieldEvent {
    field: '$.collections[].items'
    value: number
    index: number
  }

  export interface CollectionListCollectionsBytesFieldEvent {
    field: '$.collections[].bytes'
    value: number
    index: number
  }

  export interface CollectionListCollectionsCreatedFieldEvent {
    field: '$.collections[].created'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsKeyCodecFieldEvent {
    field: '$.collections[].options.keyCodec'
    value: string
    index: number
  }

  export interface CollectionListCollectionsOptionsValueCodecFieldEvent {
    field: '$.collections[].options.valueCodec'
    value: string
    index: number
  }

  export interface CollectionListCollectionsOptionsMaxItemsFieldEvent {
    field: '$.collections[].options.maxItems'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsMaxBytesFieldEvent {
    field: '$.collections[].options.maxBytes'
    value: number
    index: number
  }

  export interface CollectionListMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<CollectionList>): Uint8Array {
    return encodeMessage(obj, CollectionList.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionList>): CollectionList {
    return decodeMessage(buf, CollectionList.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionList>): Generator<CollectionListCollectionsNameFieldEvent | CollectionListCollectionsKindFieldEvent | CollectionListCollectionsItemsFieldEvent | CollectionListCollectionsBytesFieldEvent | CollectionListCollectionsCreatedFieldEvent | CollectionListCollectionsOptionsKeyCodecFieldEvent | CollectionListCollectionsOptionsValueCodecFieldEvent | CollectionListCollectionsOptionsMaxItemsFieldEvent | CollectionListCollectionsOptionsMaxBytesFieldEvent | CollectionListMoreFieldEvent> {
    return streamMessage(buf, CollectionList.codec(), opts)
  }
}

export interface MapEntries {
  entries: MapEntry[]
  more: boolean
}

export namespace MapEntries {
  let _codec: Codec<MapEntries>

  export const codec = (): Codec<MapEntries> => {
    if (_codec == null) {
      _codec = message<MapEntries>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(10)
            MapEntry.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          entries: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          entries: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.entries != null && obj.entries === opts.limits.entries) {
                throw new MaxLengthError('Streaming decode error - repeated field "entries" had too many elements')
              }

              for (const evt of MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
                limits: opts.limits?.entries$
              })) {
                yield {
                  ...evt,
                  index: obj.entries
                }
              }

              obj.entries++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface MapEntriesEntriesKeyFieldEvent {
    field: '$.entries[].key'
    value: Uint8Array
    index: number
  }

  export interface MapEntriesEntriesValueFieldEvent {
    field: '$.entries[].value'
    value: Uint8Array
    index: number
  }

  export interface MapEntriesEntriesCreatedFieldEvent {
    field: '$.entries[].created'
    value: number
    index: number
  }

  export interface MapEntriesEntriesModifiedFieldEvent {
    field: '$.entries[].modified'
    value: number
    index: number
  }

  export interface MapEntriesMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<MapEntries>): Uint8Array {
    return encodeMessage(obj, MapEntries.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntries>): MapEntries {
    return decodeMessage(buf, MapEntries.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntries>): Generator<MapEntriesEntriesKeyFieldEvent | MapEntriesEntriesValueFieldEvent | MapEntriesEntriesCreatedFieldEvent | MapEntriesEntriesModifiedFieldEvent | MapEntriesMoreFieldEvent> {
    return streamMessage(buf, MapEntries.codec(), opts)
  }
}
