import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface WalHardState {
  term: number
  vote?: string
  commit: number
}

export namespace WalHardState {
  let _codec: Codec<WalHardState>

  export const codec = (): Codec<WalHardState> => {
    if (_codec == null) {
      _codec = message<WalHardState>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.term)
        }

        if (obj.vote != null) {
          w.uint32(18)
          w.string(obj.vote)
        }

        if ((obj.commit != null && obj.commit !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.commit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          commit: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.term = reader.uint64Number()
              break
            }
            case 2: {
              obj.vote = reader.string()
              break
            }
            case 3: {
              obj.commit = reader.uint64Number()
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
                field: `${prefix}.term`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.vote`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.commit`,
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

  export interface WalHardStateTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface WalHardStateVoteFieldEvent {
    field: '$.vote'
    value: string
  }

  export interface WalHardStateCommitFieldEvent {
    field: '$.commit'
    value: number
  }

  export function encode (obj: Partial<WalHardState>): Uint8Array {
    return encodeMessage(obj, WalHardState.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalHardState>): WalHardState {
    return decodeMessage(buf, WalHardState.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalHardState>): Generator<WalHardStateTermFieldEvent | WalHardStateVoteFieldEvent | WalHardStateCommitFieldEvent> {
    return streamMessage(buf, WalHardState.codec(), opts)
  }
}

export interface GroupMeta {
  format: number
  groupId: Uint8Array
  name: string
  peerId: string
  incarnation: Uint8Array
  members: Uint8Array[]
}

export namespace GroupMeta {
  let _codec: Codec<GroupMeta>

  export const codec = (): Codec<GroupMeta> => {
    if (_codec == null) {
      _codec = message<GroupMeta>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.format != null && obj.format !== 0)) {
          w.uint32(8)
          w.uint32(obj.format)
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.groupId)
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(26)
          w.string(obj.name)
        }

        if ((obj.peerId != null && obj.peerId !== '')) {
          w.uint32(34)
          w.string(obj.peerId)
        }

        if ((obj.incarnation != null && obj.incarnation.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.incarnation)
        }

        if (obj.members != null && obj.members.length > 0) {
          for (const value of obj.members) {
            w.uint32(50)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          format: 0,
          groupId: noBytes,
          name: '',
          peerId: '',
          incarnation: noBytes,
          members: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.format = reader.uint32()
              break
            }
            case 2: {
              obj.groupId = reader.bytes()
              break
            }
            case 3: {
              obj.name = reader.string()
              break
            }
            case 4: {
              obj.peerId = reader.string()
              break
            }
            case 5: {
              obj.incarnation = reader.bytes()
              break
            }
            case 6: {
              if (opts.limits?.members != null && obj.members.length === opts.limits.members) {
                throw new MaxLengthError('Decode error - repeated field "members" had too many elements')
              }

              obj.members.push(reader.bytes())
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
                field: `${prefix}.format`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.groupId`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.peerId`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              if (opts.limits?.members != null && obj.members === opts.limits.members) {
                throw new MaxLengthError('Streaming decode error - repeated field "members" had too many elements')
              }

              yield {
                field: `${prefix}.members[]`,
                index: obj.members,
                value: reader.bytes()
              }

              obj.members++

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

  export interface GroupMetaFormatFieldEvent {
    field: '$.format'
    value: number
  }

  export interface GroupMetaGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface GroupMetaNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface GroupMetaPeerIdFieldEvent {
    field: '$.peerId'
    value: string
  }

  export interface GroupMetaIncarnationFieldEvent {
    field: '$.incarnation'
    value: Uint8Array
  }

  export interface GroupMetaMembersFieldEvent {
    field: '$.members[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<GroupMeta>): Uint8Array {
    return encodeMessage(obj, GroupMeta.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupMeta>): GroupMeta {
    return decodeMessage(buf, GroupMeta.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupMeta>): Generator<GroupMetaFormatFieldEvent | GroupMetaGroupIdFieldEvent | GroupMetaNameFieldEvent | GroupMetaPeerIdFieldEvent | GroupMetaIncarnationFieldEvent | GroupMetaMembersFieldEvent> {
    return streamMessage(buf, GroupMeta.codec(), opts)
  }
}

export interface GroupSecret {
  epoch: number
  secret: Uint8Array
}

export namespace GroupSecret {
  let _codec: Codec<GroupSecret>

  export const codec = (): Codec<GroupSecret> => {
    if (_codec == null) {
      _codec = message<GroupSecret>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.epoch != null && obj.epoch !== 0)) {
          w.uint32(8)
          w.uint32(obj.epoch)
        }

        if ((obj.secret != null && obj.secret.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.secret)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          epoch: 0,
          secret: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.epoch = reader.uint32()
              break
            }
            case 2: {
              obj.secret = reader.bytes()
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
                field: `${prefix}.epoch`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.secret`,
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

  export interface GroupSecretEpochFieldEvent {
    field: '$.epoch'
    value: number
  }

  export interface GroupSecretSecretFieldEvent {
    field: '$.secret'
    value: Uint8Array
  }

  export function encode (obj: Partial<GroupSecret>): Uint8Array {
    return encodeMessage(obj, GroupSecret.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupSecret>): GroupSecret {
    return decodeMessage(buf, GroupSecret.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupSecret>): Generator<GroupSecretEpochFieldEvent | GroupSecretSecretFieldEvent> {
    return streamMessage(buf, GroupSecret.codec(), opts)
  }
}
