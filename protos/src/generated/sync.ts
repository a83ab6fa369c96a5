import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface SyncFrame {
  report?: RootReport
  verdict?: RootVerdict
}

export namespace SyncFrame {
  let _codec: Codec<SyncFrame>

  export const codec = (): Codec<SyncFrame> => {
    if (_codec == null) {
      _codec = message<SyncFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.report != null) {
          w.uint32(10)
          RootReport.codec().encode(obj.report, w)
        }

        if (obj.verdict != null) {
          w.uint32(18)
          RootVerdict.codec().encode(obj.verdict, w)
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
              obj.report = RootReport.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.report
              })
              break
            }
            case 2: {
              obj.verdict = RootVerdict.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.verdict
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
              yield * RootReport.codec().stream(reader, reader.uint32(), `${prefix}.report`, {
                limits: opts.limits?.report
              })

              break
            }
            case 2: {
              yield * RootVerdict.codec().stream(reader, reader.uint32(), `${prefix}.verdict`, {
                limits: opts.limits?.verdict
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

  export interface SyncFrameReportAnchorFieldEvent {
    field: '$.report.anchor'
    value: number
  }

  export interface SyncFrameReportTermFieldEvent {
    field: '$.report.term'
    value: number
  }

  export interface SyncFrameReportRootFieldEvent {
    field: '$.report.root'
    value: Uint8Array
  }

  export interface SyncFrameReportHeaderFieldEvent {
    field: '$.report.header'
    value: Uint8Array
  }

  export interface SyncFrameReportSessionsFieldEvent {
    field: '$.report.sessions'
    value: Uint8Array
  }

  export interface SyncFrameReportCollectionsNameFieldEvent {
    field: '$.report.collections[].name'
    value: string
    index: number
  }

  export interface SyncFrameReportCollectionsRootFieldEvent {
    field: '$.report.collections[].root'
    value: Uint8Array
    index: number
  }

  export interface SyncFrameVerdictSealedAnchorFieldEvent {
    field: '$.verdict.sealed.anchor'
    value: number
  }

  export interface SyncFrameVerdictSealedTermFieldEvent {
    field: '$.verdict.sealed.term'
    value: number
  }

  export interface SyncFrameVerdictSealedRootFieldEvent {
    field: '$.verdict.sealed.root'
    value: Uint8Array
  }

  export interface SyncFrameVerdictSealedHeaderFieldEvent {
    field: '$.verdict.sealed.header'
    value: Uint8Array
  }

  export interface SyncFrameVerdictSealedSessionsFieldEvent {
    field: '$.verdict.sealed.sessions'
    value: Uint8Array
  }

  export interface SyncFrameVerdictSealedCollectionsNameFieldEvent {
    field: '$.verdict.sealed.collections[].name'
    value: string
    index: number
  }

  export interface SyncFrameVerdictSealedCollectionsRootFieldEvent {
    field: '$.verdict.sealed.collections[].root'
    value: Uint8Array
    index: number
  }

  export interface SyncFrameVerdictSealedByFieldEvent {
    field: '$.verdict.sealedBy[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<SyncFrame>): Uint8Array {
    return encodeMessage(obj, SyncFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncFrame>): SyncFrame {
    return decodeMessage(buf, SyncFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncFrame>): Generator<SyncFrameReportAnchorFieldEvent | SyncFrameReportTermFieldEvent | SyncFrameReportRootFieldEvent | SyncFrameReportHeaderFieldEvent | SyncFrameReportSessionsFieldEvent | SyncFrameReportCollectionsNameFieldEvent | SyncFrameReportCollectionsRootFieldEvent | SyncFrameVerdictSealedAnchorFieldEvent | SyncFrameVerdictSealedTermFieldEvent | SyncFrameVerdictSealedRootFieldEvent | SyncFrameVerdictSealedHeaderFieldEvent | SyncFrameVerdictSealedSessionsFieldEvent | SyncFrameVerdictSealedCollectionsNameFieldEvent | SyncFrameVerdictSealedCollectionsRootFieldEvent | SyncFrameVerdictSealedByFieldEvent> {
    return streamMessage(buf, SyncFrame.codec(), opts)
  }
}

export interface RootReport {
  anchor: number
  term: number
  root: Uint8Array
  header: Uint8Array
  sessions: Uint8Array
  collections: CollectionRoot[]
}

export namespace RootReport {
  let _codec: Codec<RootReport>

  export const codec = (): Codec<RootReport> => {
    if (_codec == null) {
      _codec = message<RootReport>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.anchor != null && obj.anchor !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.anchor)
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.term)
        }

        if ((obj.root != null && obj.root.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.root)
        }

        if ((obj.header != null && obj.header.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.header)
        }

        if ((obj.sessions != null && obj.sessions.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.sessions)
        }

        if (obj.collections != null && obj.collections.length > 0) {
          for (const value of obj.collections) {
            w.uint32(50)
            CollectionRoot.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          term: 0,
          root: noBytes,
          header: noBytes,
          sessions: noBytes,
          collections: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.anchor = reader.uint64Number()
              break
            }
            case 2: {
              obj.term = reader.uint64Number()
              break
            }
            case 3: {
              obj.root = reader.bytes()
              break
            }
            case 4: {
              obj.header = reader.bytes()
              break
            }
            case 5: {
              obj.sessions = reader.bytes()
              break
            }
            case 6: {
              if (opts.limits?.collections != null && obj.collections.length === opts.limits.collections) {
                throw new MaxLengthError('Decode error - repeated field "collections" had too many elements')
              }

              obj.collections.push(CollectionRoot.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.collections$
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
          collections: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.anchor`,
                value: reader.uint64Number()
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
                field: `${prefix}.root`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.header`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.sessions`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              if (opts.limits?.collections != null && obj.collections === opts.limits.collections) {
                throw new MaxLengthError('Streaming decode error - repeated field "collections" had too many elements')
              }

              for (const evt of CollectionRoot.codec().stream(reader, reader.uint32(), `${prefix}.collections[]`, {
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

  export interface RootReportAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface RootReportTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface RootReportRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export interface RootReportHeaderFieldEvent {
    field: '$.header'
    value: Uint8Array
  }

  export interface RootReportSessionsFieldEvent {
    field: '$.sessions'
    value: Uint8Array
  }

  export interface RootReportCollectionsNameFieldEvent {
    field: '$.collections[].name'
    value: string
    index: number
  }

  export interface RootReportCollectionsRootFieldEvent {
    field: '$.collections[].root'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<RootReport>): Uint8Array {
    return encodeMessage(obj, RootReport.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootReport>): RootReport {
    return decodeMessage(buf, RootReport.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootReport>): Generator<RootReportAnchorFieldEvent | RootReportTermFieldEvent | RootReportRootFieldEvent | RootReportHeaderFieldEvent | RootReportSessionsFieldEvent | RootReportCollectionsNameFieldEvent | RootReportCollectionsRootFieldEvent> {
    return streamMessage(buf, RootReport.codec(), opts)
  }
}

export interface CollectionRoot {
  name: string
  root: Uint8Array
}

export namespace CollectionRoot {
  let _codec: Codec<CollectionRoot>

  export const codec = (): Codec<CollectionRoot> => {
    if (_codec == null) {
      _codec = message<CollectionRoot>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.root != null && obj.root.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.root)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          root: noBytes
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
              obj.root = reader.bytes()
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
                field: `${prefix}.root`,
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

  export interface CollectionRootNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface CollectionRootRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<CollectionRoot>): Uint8Array {
    return encodeMessage(obj, CollectionRoot.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionRoot>): CollectionRoot {
    return decodeMessage(buf, CollectionRoot.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionRoot>): Generator<CollectionRootNameFieldEvent | CollectionRootRootFieldEvent> {
    return streamMessage(buf, CollectionRoot.codec(), opts)
  }
}

export interface RootVerdict {
  sealed?: RootReport
  sealedBy: string[]
}

export namespace RootVerdict {
  let _codec: Codec<RootVerdict>

  export const codec = (): Codec<RootVerdict> => {
    if (_codec == null) {
      _codec = message<RootVerdict>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.sealed != null) {
          w.uint32(10)
          RootReport.codec().encode(obj.sealed, w)
        }

        if (obj.sealedBy != null && obj.sealedBy.length > 0) {
          for (const value of obj.sealedBy) {
            w.uint32(18)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sealedBy: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.sealed = RootReport.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.sealed
              })
              break
            }
            case 2: {
              if (opts.limits?.sealedBy != null && obj.sealedBy.length === opts.limits.sealedBy) {
                throw new MaxLengthError('Decode error - repeated field "sealedBy" had too many elements')
              }

              obj.sealedBy.push(reader.string())
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
          sealedBy: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * RootReport.codec().stream(reader, reader.uint32(), `${prefix}.sealed`, {
                limits: opts.limits?.sealed
              })

              break
            }
            case 2: {
              if (opts.limits?.sealedBy != null && obj.sealedBy === opts.limits.sealedBy) {
                throw new MaxLengthError('Streaming decode error - repeated field "sealedBy" had too many elements')
              }

              yield {
                field: `${prefix}.sealedBy[]`,
                index: obj.sealedBy,
                value: reader.string()
              }

              obj.sealedBy++

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

  export interface RootVerdictSealedAnchorFieldEvent {
    field: '$.sealed.anchor'
    value: number
  }

  export interface RootVerdictSealedTermFieldEvent {
    field: '$.sealed.term'
    value: number
  }

  export interface RootVerdictSealedRootFieldEvent {
    field: '$.sealed.root'
    value: Uint8Array
  }

  export interface RootVerdictSealedHeaderFieldEvent {
    field: '$.sealed.header'
    value: Uint8Array
  }

  export interface RootVerdictSealedSessionsFieldEvent {
    field: '$.sealed.sessions'
    value: Uint8Array
  }

  export interface RootVerdictSealedCollectionsNameFieldEvent {
    field: '$.sealed.collections[].name'
    value: string
    index: number
  }

  export interface RootVerdictSealedCollectionsRootFieldEvent {
    field: '$.sealed.collections[].root'
    value: Uint8Array
    index: number
  }

  export interface RootVerdictSealedByFieldEvent {
    field: '$.sealedBy[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<RootVerdict>): Uint8Array {
    return encodeMessage(obj, RootVerdict.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootVerdict>): RootVerdict {
    return decodeMessage(buf, RootVerdict.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootVerdict>): Generator<RootVerdictSealedAnchorFieldEvent | RootVerdictSealedTermFieldEvent | RootVerdictSealedRootFieldEvent | RootVerdictSealedHeaderFieldEvent | RootVerdictSealedSessionsFieldEvent | RootVerdictSealedCollectionsNameFieldEvent | RootVerdictSealedCollectionsRootFieldEvent | RootVerdictSealedByFieldEvent> {
    return streamMessage(buf, RootVerdict.codec(), opts)
  }
}
