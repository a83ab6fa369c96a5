import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface RaftMessage {
  type: number
  term: number
  logTerm: number
  logIndex: number
  entries: RaftEntry[]
  commit: number
  commitTerm: number
  index: number
  reject: boolean
  hintTerm: number
  hintIndex: number
  readSeq: number
  sentAt: number
  granted: boolean
  transfer: boolean
}

export namespace RaftMessage {
  let _codec: Codec<RaftMessage>

  export const codec = (): Codec<RaftMessage> => {
    if (_codec == null) {
      _codec = message<RaftMessage>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.type != null && obj.type !== 0)) {
          w.uint32(8)
          w.uint32(obj.type)
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.term)
        }

        if ((obj.logTerm != null && obj.logTerm !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.logTerm)
        }

        if ((obj.logIndex != null && obj.logIndex !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.logIndex)
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(42)
            RaftEntry.codec().encode(value, w)
          }
        }

        if ((obj.commit != null && obj.commit !== 0)) {
          w.uint32(48)
          w.uint64Number(obj.commit)
        }

        if ((obj.commitTerm != null && obj.commitTerm !== 0)) {
          w.uint32(120)
          w.uint64Number(obj.commitTerm)
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(56)
          w.uint64Number(obj.index)
        }

        if ((obj.reject != null && obj.reject !== false)) {
          w.uint32(64)
          w.bool(obj.reject)
        }

        if ((obj.hintTerm != null && obj.hintTerm !== 0)) {
          w.uint32(72)
          w.uint64Number(obj.hintTerm)
        }

        if ((obj.hintIndex != null && obj.hintIndex !== 0)) {
          w.uint32(80)
          w.uint64Number(obj.hintIndex)
        }

        if ((obj.readSeq != null && obj.readSeq !== 0)) {
          w.uint32(88)
          w.uint64Number(obj.readSeq)
        }

        if ((obj.sentAt != null && obj.sentAt !== 0)) {
          w.uint32(96)
          w.uint64Number(obj.sentAt)
        }

        if ((obj.granted != null && obj.granted !== false)) {
          w.uint32(104)
          w.bool(obj.granted)
        }

        if ((obj.transfer != null && obj.transfer !== false)) {
          w.uint32(112)
          w.bool(obj.transfer)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          type: 0,
          term: 0,
          logTerm: 0,
          logIndex: 0,
          entries: [],
          commit: 0,
          commitTerm: 0,
          index: 0,
          reject: false,
          hintTerm: 0,
          hintIndex: 0,
          readSeq: 0,
          sentAt: 0,
          granted: false,
          transfer: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.type = reader.uint32()
              break
            }
            case 2: {
              obj.term = reader.uint64Number()
              break
            }
            case 3: {
              obj.logTerm = reader.uint64Number()
              break
            }
            case 4: {
              obj.logIndex = reader.uint64Number()
              break
            }
            case 5: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(RaftEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
              }))
              break
            }
            case 6: {
              obj.commit = reader.uint64Number()
              break
            }
            case 15: {
              obj.commitTerm = reader.uint64Number()
              break
            }
            case 7: {
              obj.index = reader.uint64Number()
              break
            }
            case 8: {
              obj.reject = reader.bool()
              break
            }
            case 9: {
              obj.hintTerm = reader.uint64Number()
              break
            }
            case 10: {
              obj.hintIndex = reader.uint64Number()
              break
            }
            case 11: {
              obj.readSeq = reader.uint64Number()
              break
            }
            case 12: {
              obj.sentAt = reader.uint64Number()
              break
            }
            case 13: {
              obj.granted = reader.bool()
              break
            }
            case 14: {
              obj.transfer = reader.bool()
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
              yield {
                field: `${prefix}.type`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.term`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.logTerm`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.logIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              if (opts.limits?.entries != null && obj.entries === opts.limits.entries) {
                throw new MaxLengthError('Streaming decode error - repeated field "entries" had too many elements')
              }

              for (const evt of RaftEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
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
            case 6: {
              yield {
                field: `${prefix}.commit`,
                value: reader.uint64Number()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.commitTerm`,
                value: reader.uint64Number()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.reject`,
                value: reader.bool()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.hintTerm`,
                value: reader.uint64Number()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.hintIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.readSeq`,
                value: reader.uint64Number()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.sentAt`,
                value: reader.uint64Number()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.granted`,
                value: reader.bool()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.transfer`,
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

  export interface RaftMessageTypeFieldEvent {
    field: '$.type'
    value: number
  }

  export interface RaftMessageTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface RaftMessageLogTermFieldEvent {
    field: '$.logTerm'
    value: number
  }

  export interface RaftMessageLogIndexFieldEvent {
    field: '$.logIndex'
    value: number
  }

  export interface RaftMessageEntriesTermFieldEvent {
    field: '$.entries[].term'
    value: number
    index: number
  }

  export interface RaftMessageEntriesIndexFieldEvent {
    field: '$.entries[].index'
    value: number
    index: number
  }

  export interface RaftMessageEntriesTypeFieldEvent {
    field: '$.entries[].type'
    value: number
    index: number
  }

  export interface RaftMessageEntriesDataFieldEvent {
    field: '$.entries[].data'
    value: Uint8Array
    index: number
  }

  export interface RaftMessageCommitFieldEvent {
    field: '$.commit'
    value: number
  }

  export interface RaftMessageCommitTermFieldEvent {
    field: '$.commitTerm'
    value: number
  }

  export interface RaftMessageIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface RaftMessageRejectFieldEvent {
    field: '$.reject'
    value: boolean
  }

  export interface RaftMessageHintTermFieldEvent {
    field: '$.hintTerm'
    value: number
  }

  export interface RaftMessageHintIndexFieldEvent {
    field: '$.hintIndex'
    value: number
  }

  export interface RaftMessageReadSeqFieldEvent {
    field: '$.readSeq'
    value: number
  }

  export interface RaftMessageSentAtFieldEvent {
    field: '$.sentAt'
    value: number
  }

  export interface RaftMessageGrantedFieldEvent {
    field: '$.granted'
    value: boolean
  }

  export interface RaftMessageTransferFieldEvent {
    field: '$.transfer'
    value: boolean
  }

  export function encode (obj: Partial<RaftMessage>): Uint8Array {
    return encodeMessage(obj, RaftMessage.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RaftMessage>): RaftMessage {
    return decodeMessage(buf, RaftMessage.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RaftMessage>): Generator<RaftMessageTypeFieldEvent | RaftMessageTermFieldEvent | RaftMessageLogTermFieldEvent | RaftMessageLogIndexFieldEvent | RaftMessageEntriesTermFieldEvent | RaftMessageEntriesIndexFieldEvent | RaftMessageEntriesTypeFieldEvent | RaftMessageEntriesDataFieldEvent | RaftMessageCommitFieldEvent | RaftMessageCommitTermFieldEvent | RaftMessageIndexFieldEvent | RaftMessageRejectFieldEvent | RaftMessageHintTermFieldEvent | RaftMessageHintIndexFieldEvent | RaftMessageReadSeqFieldEvent | RaftMessageSentAtFieldEvent | RaftMessageGrantedFieldEvent | RaftMessageTransferFieldEvent> {
    return streamMessage(buf, RaftMessage.codec(), opts)
  }
}

export interface RaftEntry {
  term: number
  index: number
  type: number
  data: Uint8Array
}

export namespace RaftEntry {
  let _codec: Codec<RaftEntry>

  export const codec = (): Codec<RaftEntry> => {
    if (_codec == null) {
      _codec = message<RaftEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.term)
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.index)
        }

        if ((obj.type != null && obj.type !== 0)) {
          w.uint32(24)
          w.uint32(obj.type)
        }

        if ((obj.data != null && obj.data.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.data)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          index: 0,
          type: 0,
          data: noBytes
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
              obj.index = reader.uint64Number()
              break
            }
            case 3: {
              obj.type = reader.uint32()
              break
            }
            case 4: {
              obj.data = reader.bytes()
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.type`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.data`,
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

  export interface RaftEntryTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface RaftEntryIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface RaftEntryTypeFieldEvent {
    field: '$.type'
    value: number
  }

  export interface RaftEntryDataFieldEvent {
    field: '$.data'
    value: Uint8Array
  }

  export function encode (obj: Partial<RaftEntry>): Uint8Array {
    return encodeMessage(obj, RaftEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RaftEntry>): RaftEntry {
    return decodeMessage(buf, RaftEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RaftEntry>): Generator<RaftEntryTermFieldEvent | RaftEntryIndexFieldEvent | RaftEntryTypeFieldEvent | RaftEntryDataFieldEvent> {
    return streamMessage(buf, RaftEntry.codec(), opts)
  }
}
