import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface SyncFrame {
  report?: RootReport
  verdict?: RootVerdict
  catchUp?: CatchUp
  request?: SnapshotRequest
  answer?: SnapshotAnswer
  release?: SnapshotName
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

        if (obj.catchUp != null) {
          w.uint32(26)
          CatchUp.codec().encode(obj.catchUp, w)
        }

        if (obj.request != null) {
          w.uint32(34)
          SnapshotRequest.codec().encode(obj.request, w)
        }

        if (obj.answer != null) {
          w.uint32(42)
          SnapshotAnswer.codec().encode(obj.answer, w)
        }

        if (obj.release != null) {
          w.uint32(50)
          SnapshotName.codec().encode(obj.release, w)
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
            case 3: {
              obj.catchUp = CatchUp.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.catchUp
              })
              break
            }
            case 4: {
              obj.request = SnapshotRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.request
              })
              break
            }
            case 5: {
              obj.answer = SnapshotAnswer.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.answer
              })
              break
            }
            case 6: {
              obj.release = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.release
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
            case 3: {
              yield * CatchUp.codec().stream(reader, reader.uint32(), `${prefix}.catchUp`, {
                limits: opts.limits?.catchUp
              })

              break
            }
            case 4: {
              yield * SnapshotRequest.codec().stream(reader, reader.uint32(), `${prefix}.request`, {
                limits: opts.limits?.request
              })

              break
            }
            case 5: {
              yield * SnapshotAnswer.codec().stream(reader, reader.uint32(), `${prefix}.answer`, {
                limits: opts.limits?.answer
              })

              break
            }
            case 6: {
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.release`, {
                limits: opts.limits?.release
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

  export interface SyncFrameReportLogFieldEvent {
    field: '$.report.log'
    value: Uint8Array
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

  export interface SyncFrameVerdictSealedLogFieldEvent {
    field: '$.verdict.sealed.log'
    value: Uint8Array
  }

  export interface SyncFrameVerdictSealedByFieldEvent {
    field: '$.verdict.sealedBy[]'
    index: number
    value: string
  }

  export interface SyncFrameCatchUpTermFieldEvent {
    field: '$.catchUp.term'
    value: number
  }

  export interface SyncFrameCatchUpFirstIndexFieldEvent {
    field: '$.catchUp.firstIndex'
    value: number
  }

  export interface SyncFrameCatchUpCommitFieldEvent {
    field: '$.catchUp.commit'
    value: number
  }

  export interface SyncFrameRequestIdFieldEvent {
    field: '$.request.id'
    value: number
  }

  export interface SyncFrameRequestTargetAtLeastFieldEvent {
    field: '$.request.target.atLeast'
    value: number
  }

  export interface SyncFrameRequestTargetHeldAnchorFieldEvent {
    field: '$.request.target.held.anchor'
    value: number
  }

  export interface SyncFrameRequestTargetHeldTermFieldEvent {
    field: '$.request.target.held.term'
    value: number
  }

  export interface SyncFrameRequestTargetHeldRootFieldEvent {
    field: '$.request.target.held.root'
    value: Uint8Array
  }

  export interface SyncFrameRequestTargetSealedOnlyFieldEvent {
    field: '$.request.target.sealedOnly'
    value: boolean
  }

  export interface SyncFrameRequestManifestSnapshotAnchorFieldEvent {
    field: '$.request.manifest.snapshot.anchor'
    value: number
  }

  export interface SyncFrameRequestManifestSnapshotTermFieldEvent {
    field: '$.request.manifest.snapshot.term'
    value: number
  }

  export interface SyncFrameRequestManifestSnapshotRootFieldEvent {
    field: '$.request.manifest.snapshot.root'
    value: Uint8Array
  }

  export interface SyncFrameRequestManifestPieceFieldEvent {
    field: '$.request.manifest.piece'
    value: number
  }

  export interface SyncFrameRequestDigestsSnapshotAnchorFieldEvent {
    field: '$.request.digests.snapshot.anchor'
    value: number
  }

  export interface SyncFrameRequestDigestsSnapshotTermFieldEvent {
    field: '$.request.digests.snapshot.term'
    value: number
  }

  export interface SyncFrameRequestDigestsSnapshotRootFieldEvent {
    field: '$.request.digests.snapshot.root'
    value: Uint8Array
  }

  export interface SyncFrameRequestDigestsSectionFieldEvent {
    field: '$.request.digests.section'
    value: number
  }

  export interface SyncFrameRequestDigestsPieceFieldEvent {
    field: '$.request.digests.piece'
    value: number
  }

  export interface SyncFrameRequestLeavesSnapshotAnchorFieldEvent {
    field: '$.request.leaves.snapshot.anchor'
    value: number
  }

  export interface SyncFrameRequestLeavesSnapshotTermFieldEvent {
    field: '$.request.leaves.snapshot.term'
    value: number
  }

  export interface SyncFrameRequestLeavesSnapshotRootFieldEvent {
    field: '$.request.leaves.snapshot.root'
    value: Uint8Array
  }

  export interface SyncFrameRequestLeavesFromFieldEvent {
    field: '$.request.leaves.from'
    value: number
  }

  export interface SyncFrameRequestLeavesCountFieldEvent {
    field: '$.request.leaves.count'
    value: number
  }

  export interface SyncFrameRequestLeavesMaxBytesFieldEvent {
    field: '$.request.leaves.maxBytes'
    value: number
  }

  export interface SyncFrameRequestLeafPartSnapshotAnchorFieldEvent {
    field: '$.request.leafPart.snapshot.anchor'
    value: number
  }

  export interface SyncFrameRequestLeafPartSnapshotTermFieldEvent {
    field: '$.request.leafPart.snapshot.term'
    value: number
  }

  export interface SyncFrameRequestLeafPartSnapshotRootFieldEvent {
    field: '$.request.leafPart.snapshot.root'
    value: Uint8Array
  }

  export interface SyncFrameRequestLeafPartOrdinalFieldEvent {
    field: '$.request.leafPart.ordinal'
    value: number
  }

  export interface SyncFrameRequestLeafPartOffsetFieldEvent {
    field: '$.request.leafPart.offset'
    value: number
  }

  export interface SyncFrameRequestLeafPartMaxBytesFieldEvent {
    field: '$.request.leafPart.maxBytes'
    value: number
  }

  export interface SyncFrameAnswerIdFieldEvent {
    field: '$.answer.id'
    value: number
  }

  export interface SyncFrameAnswerUnavailableReasonFieldEvent {
    field: '$.answer.unavailable.reason'
    value: number
  }

  export interface SyncFrameAnswerUnavailableRetryAfterMsFieldEvent {
    field: '$.answer.unavailable.retryAfterMs'
    value: number
  }

  export interface SyncFrameAnswerUnavailableLeaderFieldEvent {
    field: '$.answer.unavailable.leader'
    value: string
  }

  export interface SyncFrameAnswerTargetSnapshotAnchorFieldEvent {
    field: '$.answer.target.snapshot.anchor'
    value: number
  }

  export interface SyncFrameAnswerTargetSnapshotTermFieldEvent {
    field: '$.answer.target.snapshot.term'
    value: number
  }

  export interface SyncFrameAnswerTargetSnapshotRootFieldEvent {
    field: '$.answer.target.snapshot.root'
    value: Uint8Array
  }

  export interface SyncFrameAnswerTargetSealedFieldEvent {
    field: '$.answer.target.sealed'
    value: boolean
  }

  export interface SyncFrameAnswerTargetFirstIndexFieldEvent {
    field: '$.answer.target.firstIndex'
    value: number
  }

  export interface SyncFrameAnswerTargetManifestBytesFieldEvent {
    field: '$.answer.target.manifestBytes'
    value: number
  }

  export interface SyncFrameAnswerTargetManifestPiecesFieldEvent {
    field: '$.answer.target.manifestPieces'
    value: Uint8Array
  }

  export interface SyncFrameAnswerTargetLeavesFieldEvent {
    field: '$.answer.target.leaves'
    value: number
  }

  export interface SyncFrameAnswerTargetItemsFieldEvent {
    field: '$.answer.target.items'
    value: number
  }

  export interface SyncFrameAnswerTargetBytesFieldEvent {
    field: '$.answer.target.bytes'
    value: number
  }

  export interface SyncFrameAnswerManifestDataFieldEvent {
    field: '$.answer.manifest.data'
    value: Uint8Array
  }

  export interface SyncFrameAnswerDigestsDigestsFieldEvent {
    field: '$.answer.digests.digests'
    value: Uint8Array
  }

  export interface SyncFrameAnswerLeavesFromFieldEvent {
    field: '$.answer.leaves.from'
    value: number
  }

  export interface SyncFrameAnswerLeavesLeavesFieldEvent {
    field: '$.answer.leaves.leaves[]'
    index: number
    value: Uint8Array
  }

  export interface SyncFrameAnswerLeafPartOrdinalFieldEvent {
    field: '$.answer.leafPart.ordinal'
    value: number
  }

  export interface SyncFrameAnswerLeafPartOffsetFieldEvent {
    field: '$.answer.leafPart.offset'
    value: number
  }

  export interface SyncFrameAnswerLeafPartTotalFieldEvent {
    field: '$.answer.leafPart.total'
    value: number
  }

  export interface SyncFrameAnswerLeafPartDataFieldEvent {
    field: '$.answer.leafPart.data'
    value: Uint8Array
  }

  export interface SyncFrameReleaseAnchorFieldEvent {
    field: '$.release.anchor'
    value: number
  }

  export interface SyncFrameReleaseTermFieldEvent {
    field: '$.release.term'
    value: number
  }

  export interface SyncFrameReleaseRootFieldEvent {
    field: '$.release.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<SyncFrame>): Uint8Array {
    return encodeMessage(obj, SyncFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncFrame>): SyncFrame {
    return decodeMessage(buf, SyncFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncFrame>): Generator<SyncFrameReportAnchorFieldEvent | SyncFrameReportTermFieldEvent | SyncFrameReportRootFieldEvent | SyncFrameReportHeaderFieldEvent | SyncFrameReportSessionsFieldEvent | SyncFrameReportCollectionsNameFieldEvent | SyncFrameReportCollectionsRootFieldEvent | SyncFrameReportLogFieldEvent | SyncFrameVerdictSealedAnchorFieldEvent | SyncFrameVerdictSealedTermFieldEvent | SyncFrameVerdictSealedRootFieldEvent | SyncFrameVerdictSealedHeaderFieldEvent | SyncFrameVerdictSealedSessionsFieldEvent | SyncFrameVerdictSealedCollectionsNameFieldEvent | SyncFrameVerdictSealedCollectionsRootFieldEvent | SyncFrameVerdictSealedLogFieldEvent | SyncFrameVerdictSealedByFieldEvent | SyncFrameCatchUpTermFieldEvent | SyncFrameCatchUpFirstIndexFieldEvent | SyncFrameCatchUpCommitFieldEvent | SyncFrameRequestIdFieldEvent | SyncFrameRequestTargetAtLeastFieldEvent | SyncFrameRequestTargetHeldAnchorFieldEvent | SyncFrameRequestTargetHeldTermFieldEvent | SyncFrameRequestTargetHeldRootFieldEvent | SyncFrameRequestTargetSealedOnlyFieldEvent | SyncFrameRequestManifestSnapshotAnchorFieldEvent | SyncFrameRequestManifestSnapshotTermFieldEvent | SyncFrameRequestManifestSnapshotRootFieldEvent | SyncFrameRequestManifestPieceFieldEvent | SyncFrameRequestDigestsSnapshotAnchorFieldEvent | SyncFrameRequestDigestsSnapshotTermFieldEvent | SyncFrameRequestDigestsSnapshotRootFieldEvent | SyncFrameRequestDigestsSectionFieldEvent | SyncFrameRequestDigestsPieceFieldEvent | SyncFrameRequestLeavesSnapshotAnchorFieldEvent | SyncFrameRequestLeavesSnapshotTermFieldEvent | SyncFrameRequestLeavesSnapshotRootFieldEvent | SyncFrameRequestLeavesFromFieldEvent | SyncFrameRequestLeavesCountFieldEvent | SyncFrameRequestLeavesMaxBytesFieldEvent | SyncFrameRequestLeafPartSnapshotAnchorFieldEvent | SyncFrameRequestLeafPartSnapshotTermFieldEvent | SyncFrameRequestLeafPartSnapshotRootFieldEvent | SyncFrameRequestLeafPartOrdinalFieldEvent | SyncFrameRequestLeafPartOffsetFieldEvent | SyncFrameRequestLeafPartMaxBytesFieldEvent | SyncFrameAnswerIdFieldEvent | SyncFrameAnswerUnavailableReasonFieldEvent | SyncFrameAnswerUnavailableRetryAfterMsFieldEvent | SyncFrameAnswerUnavailableLeaderFieldEvent | SyncFrameAnswerTargetSnapshotAnchorFieldEvent | SyncFrameAnswerTargetSnapshotTermFieldEvent | SyncFrameAnswerTargetSnapshotRootFieldEvent | SyncFrameAnswerTargetSealedFieldEvent | SyncFrameAnswerTargetFirstIndexFieldEvent | SyncFrameAnswerTargetManifestBytesFieldEvent | SyncFrameAnswerTargetManifestPiecesFieldEvent | SyncFrameAnswerTargetLeavesFieldEvent | SyncFrameAnswerTargetItemsFieldEvent | SyncFrameAnswerTargetBytesFieldEvent | SyncFrameAnswerManifestDataFieldEvent | SyncFrameAnswerDigestsDigestsFieldEvent | SyncFrameAnswerLeavesFromFieldEvent | SyncFrameAnswerLeavesLeavesFieldEvent | SyncFrameAnswerLeafPartOrdinalFieldEvent | SyncFrameAnswerLeafPartOffsetFieldEvent | SyncFrameAnswerLeafPartTotalFieldEvent | SyncFrameAnswerLeafPartDataFieldEvent | SyncFrameReleaseAnchorFieldEvent | SyncFrameReleaseTermFieldEvent | SyncFrameReleaseRootFieldEvent> {
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
  log: Uint8Array
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

        if ((obj.log != null && obj.log.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.log)
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
          collections: [],
          log: noBytes
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
            case 7: {
              obj.log = reader.bytes()
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
            case 7: {
              yield {
                field: `${prefix}.log`,
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

  export interface RootReportLogFieldEvent {
    field: '$.log'
    value: Uint8Array
  }

  export function encode (obj: Partial<RootReport>): Uint8Array {
    return encodeMessage(obj, RootReport.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootReport>): RootReport {
    return decodeMessage(buf, RootReport.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootReport>): Generator<RootReportAnchorFieldEvent | RootReportTermFieldEvent | RootReportRootFieldEvent | RootReportHeaderFieldEvent | RootReportSessionsFieldEvent | RootReportCollectionsNameFieldEvent | RootReportCollectionsRootFieldEvent | RootReportLogFieldEvent> {
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

  export interface RootVerdictSealedLogFieldEvent {
    field: '$.sealed.log'
    value: Uint8Array
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

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RootVerdict>): Generator<RootVerdictSealedAnchorFieldEvent | RootVerdictSealedTermFieldEvent | RootVerdictSealedRootFieldEvent | RootVerdictSealedHeaderFieldEvent | RootVerdictSealedSessionsFieldEvent | RootVerdictSealedCollectionsNameFieldEvent | RootVerdictSealedCollectionsRootFieldEvent | RootVerdictSealedLogFieldEvent | RootVerdictSealedByFieldEvent> {
    return streamMessage(buf, RootVerdict.codec(), opts)
  }
}

export interface LogPosition {
  term: number
  conf?: ConfState
  confIndex: number
  runs: number
  peaks: Uint8Array
}

export namespace LogPosition {
  let _codec: Codec<LogPosition>

  export const codec = (): Codec<LogPosition> => {
    if (_codec == null) {
      _codec = message<LogPosition>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.term)
        }

        if (obj.conf != null) {
          w.uint32(18)
          ConfState.codec().encode(obj.conf, w)
        }

        if ((obj.confIndex != null && obj.confIndex !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.confIndex)
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.runs)
        }

        if ((obj.peaks != null && obj.peaks.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.peaks)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          confIndex: 0,
          runs: 0,
          peaks: noBytes
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
              obj.conf = ConfState.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.conf
              })
              break
            }
            case 3: {
              obj.confIndex = reader.uint64Number()
              break
            }
            case 4: {
              obj.runs = reader.uint64Number()
              break
            }
            case 5: {
              obj.peaks = reader.bytes()
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
              yield * ConfState.codec().stream(reader, reader.uint32(), `${prefix}.conf`, {
                limits: opts.limits?.conf
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.confIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.runs`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.peaks`,
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

  export interface LogPositionTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface LogPositionConfVotersFieldEvent {
    field: '$.conf.voters[]'
    index: number
    value: string
  }

  export interface LogPositionConfVotersOutgoingFieldEvent {
    field: '$.conf.votersOutgoing[]'
    index: number
    value: string
  }

  export interface LogPositionConfLearnersFieldEvent {
    field: '$.conf.learners[]'
    index: number
    value: string
  }

  export interface LogPositionConfLearnersNextFieldEvent {
    field: '$.conf.learnersNext[]'
    index: number
    value: string
  }

  export interface LogPositionConfAutoLeaveFieldEvent {
    field: '$.conf.autoLeave'
    value: boolean
  }

  export interface LogPositionConfIndexFieldEvent {
    field: '$.confIndex'
    value: number
  }

  export interface LogPositionRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export interface LogPositionPeaksFieldEvent {
    field: '$.peaks'
    value: Uint8Array
  }

  export function encode (obj: Partial<LogPosition>): Uint8Array {
    return encodeMessage(obj, LogPosition.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogPosition>): LogPosition {
    return decodeMessage(buf, LogPosition.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogPosition>): Generator<LogPositionTermFieldEvent | LogPositionConfVotersFieldEvent | LogPositionConfVotersOutgoingFieldEvent | LogPositionConfLearnersFieldEvent | LogPositionConfLearnersNextFieldEvent | LogPositionConfAutoLeaveFieldEvent | LogPositionConfIndexFieldEvent | LogPositionRunsFieldEvent | LogPositionPeaksFieldEvent> {
    return streamMessage(buf, LogPosition.codec(), opts)
  }
}

export interface ConfState {
  voters: string[]
  votersOutgoing: string[]
  learners: string[]
  learnersNext: string[]
  autoLeave: boolean
}

export namespace ConfState {
  let _codec: Codec<ConfState>

  export const codec = (): Codec<ConfState> => {
    if (_codec == null) {
      _codec = message<ConfState>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.voters != null && obj.voters.length > 0) {
          for (const value of obj.voters) {
            w.uint32(10)
            w.string(value)
          }
        }

        if (obj.votersOutgoing != null && obj.votersOutgoing.length > 0) {
          for (const value of obj.votersOutgoing) {
            w.uint32(18)
            w.string(value)
          }
        }

        if (obj.learners != null && obj.learners.length > 0) {
          for (const value of obj.learners) {
            w.uint32(26)
            w.string(value)
          }
        }

        if (obj.learnersNext != null && obj.learnersNext.length > 0) {
          for (const value of obj.learnersNext) {
            w.uint32(34)
            w.string(value)
          }
        }

        if ((obj.autoLeave != null && obj.autoLeave !== false)) {
          w.uint32(40)
          w.bool(obj.autoLeave)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          voters: [],
          votersOutgoing: [],
          learners: [],
          learnersNext: [],
          autoLeave: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.voters != null && obj.voters.length === opts.limits.voters) {
                throw new MaxLengthError('Decode error - repeated field "voters" had too many elements')
              }

              obj.voters.push(reader.string())
              break
            }
            case 2: {
              if (opts.limits?.votersOutgoing != null && obj.votersOutgoing.length === opts.limits.votersOutgoing) {
                throw new MaxLengthError('Decode error - repeated field "votersOutgoing" had too many elements')
              }

              obj.votersOutgoing.push(reader.string())
              break
            }
            case 3: {
              if (opts.limits?.learners != null && obj.learners.length === opts.limits.learners) {
                throw new MaxLengthError('Decode error - repeated field "learners" had too many elements')
              }

              obj.learners.push(reader.string())
              break
            }
            case 4: {
              if (opts.limits?.learnersNext != null && obj.learnersNext.length === opts.limits.learnersNext) {
                throw new MaxLengthError('Decode error - repeated field "learnersNext" had too many elements')
              }

              obj.learnersNext.push(reader.string())
              break
            }
            case 5: {
              obj.autoLeave = reader.bool()
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
          voters: 0,
          votersOutgoing: 0,
          learners: 0,
          learnersNext: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.voters != null && obj.voters === opts.limits.voters) {
                throw new MaxLengthError('Streaming decode error - repeated field "voters" had too many elements')
              }

              yield {
                field: `${prefix}.voters[]`,
                index: obj.voters,
                value: reader.string()
              }

              obj.voters++

              break
            }
            case 2: {
              if (opts.limits?.votersOutgoing != null && obj.votersOutgoing === opts.limits.votersOutgoing) {
                throw new MaxLengthError('Streaming decode error - repeated field "votersOutgoing" had too many elements')
              }

              yield {
                field: `${prefix}.votersOutgoing[]`,
                index: obj.votersOutgoing,
                value: reader.string()
              }

              obj.votersOutgoing++

              break
            }
            case 3: {
              if (opts.limits?.learners != null && obj.learners === opts.limits.learners) {
                throw new MaxLengthError('Streaming decode error - repeated field "learners" had too many elements')
              }

              yield {
                field: `${prefix}.learners[]`,
                index: obj.learners,
                value: reader.string()
              }

              obj.learners++

              break
            }
            case 4: {
              if (opts.limits?.learnersNext != null && obj.learnersNext === opts.limits.learnersNext) {
                throw new MaxLengthError('Streaming decode error - repeated field "learnersNext" had too many elements')
              }

              yield {
                field: `${prefix}.learnersNext[]`,
                index: obj.learnersNext,
                value: reader.string()
              }

              obj.learnersNext++

              break
            }
            case 5: {
              yield {
                field: `${prefix}.autoLeave`,
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

  export interface ConfStateVotersFieldEvent {
    field: '$.voters[]'
    index: number
    value: string
  }

  export interface ConfStateVotersOutgoingFieldEvent {
    field: '$.votersOutgoing[]'
    index: number
    value: string
  }

  export interface ConfStateLearnersFieldEvent {
    field: '$.learners[]'
    index: number
    value: string
  }

  export interface ConfStateLearnersNextFieldEvent {
    field: '$.learnersNext[]'
    index: number
    value: string
  }

  export interface ConfStateAutoLeaveFieldEvent {
    field: '$.autoLeave'
    value: boolean
  }

  export function encode (obj: Partial<ConfState>): Uint8Array {
    return encodeMessage(obj, ConfState.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfState>): ConfState {
    return decodeMessage(buf, ConfState.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfState>): Generator<ConfStateVotersFieldEvent | ConfStateVotersOutgoingFieldEvent | ConfStateLearnersFieldEvent | ConfStateLearnersNextFieldEvent | ConfStateAutoLeaveFieldEvent> {
    return streamMessage(buf, ConfState.codec(), opts)
  }
}

export interface StrategyFrame {
  catchUp?: CatchUp
  message?: Uint8Array
}

export namespace StrategyFrame {
  let _codec: Codec<StrategyFrame>

  export const codec = (): Codec<StrategyFrame> => {
    if (_codec == null) {
      _codec = message<StrategyFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.catchUp != null) {
          w.uint32(10)
          CatchUp.codec().encode(obj.catchUp, w)
        }

        if (obj.message != null) {
          w.uint32(18)
          w.bytes(obj.message)
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
              obj.catchUp = CatchUp.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.catchUp
              })
              break
            }
            case 2: {
              obj.message = reader.bytes()
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
              yield * CatchUp.codec().stream(reader, reader.uint32(), `${prefix}.catchUp`, {
                limits: opts.limits?.catchUp
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.message`,
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

  export interface StrategyFrameCatchUpTermFieldEvent {
    field: '$.catchUp.term'
    value: number
  }

  export interface StrategyFrameCatchUpFirstIndexFieldEvent {
    field: '$.catchUp.firstIndex'
    value: number
  }

  export interface StrategyFrameCatchUpCommitFieldEvent {
    field: '$.catchUp.commit'
    value: number
  }

  export interface StrategyFrameMessageFieldEvent {
    field: '$.message'
    value: Uint8Array
  }

  export function encode (obj: Partial<StrategyFrame>): Uint8Array {
    return encodeMessage(obj, StrategyFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StrategyFrame>): StrategyFrame {
    return decodeMessage(buf, StrategyFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StrategyFrame>): Generator<StrategyFrameCatchUpTermFieldEvent | StrategyFrameCatchUpFirstIndexFieldEvent | StrategyFrameCatchUpCommitFieldEvent | StrategyFrameMessageFieldEvent> {
    return streamMessage(buf, StrategyFrame.codec(), opts)
  }
}

export interface CatchUp {
  term: number
  firstIndex: number
  commit: number
}

export namespace CatchUp {
  let _codec: Codec<CatchUp>

  export const codec = (): Codec<CatchUp> => {
    if (_codec == null) {
      _codec = message<CatchUp>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.term)
        }

        if ((obj.firstIndex != null && obj.firstIndex !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.firstIndex)
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
          firstIndex: 0,
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
              obj.firstIndex = reader.uint64Number()
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
                field: `${prefix}.firstIndex`,
                value: reader.uint64Number()
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

  export interface CatchUpTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface CatchUpFirstIndexFieldEvent {
    field: '$.firstIndex'
    value: number
  }

  export interface CatchUpCommitFieldEvent {
    field: '$.commit'
    value: number
  }

  export function encode (obj: Partial<CatchUp>): Uint8Array {
    return encodeMessage(obj, CatchUp.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CatchUp>): CatchUp {
    return decodeMessage(buf, CatchUp.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CatchUp>): Generator<CatchUpTermFieldEvent | CatchUpFirstIndexFieldEvent | CatchUpCommitFieldEvent> {
    return streamMessage(buf, CatchUp.codec(), opts)
  }
}

export interface SnapshotName {
  anchor: number
  term: number
  root: Uint8Array
}

export namespace SnapshotName {
  let _codec: Codec<SnapshotName>

  export const codec = (): Codec<SnapshotName> => {
    if (_codec == null) {
      _codec = message<SnapshotName>((obj, w, opts = {}) => {
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

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          term: 0,
          root: noBytes
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

  export interface SnapshotNameAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface SnapshotNameTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface SnapshotNameRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<SnapshotName>): Uint8Array {
    return encodeMessage(obj, SnapshotName.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotName>): SnapshotName {
    return decodeMessage(buf, SnapshotName.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotName>): Generator<SnapshotNameAnchorFieldEvent | SnapshotNameTermFieldEvent | SnapshotNameRootFieldEvent> {
    return streamMessage(buf, SnapshotName.codec(), opts)
  }
}

export interface SnapshotManifest {
  format: number
  groupId: Uint8Array
  anchor: number
  term: number
  root: Uint8Array
  header: Uint8Array
  sections: SectionManifest[]
}

export namespace SnapshotManifest {
  let _codec: Codec<SnapshotManifest>

  export const codec = (): Codec<SnapshotManifest> => {
    if (_codec == null) {
      _codec = message<SnapshotManifest>((obj, w, opts = {}) => {
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

        if ((obj.anchor != null && obj.anchor !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.anchor)
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.term)
        }

        if ((obj.root != null && obj.root.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.root)
        }

        if ((obj.header != null && obj.header.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.header)
        }

        if (obj.sections != null && obj.sections.length > 0) {
          for (const value of obj.sections) {
            w.uint32(58)
            SectionManifest.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          format: 0,
          groupId: noBytes,
          anchor: 0,
          term: 0,
          root: noBytes,
          header: noBytes,
          sections: []
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
              obj.anchor = reader.uint64Number()
              break
            }
            case 4: {
              obj.term = reader.uint64Number()
              break
            }
            case 5: {
              obj.root = reader.bytes()
              break
            }
            case 6: {
              obj.header = reader.bytes()
              break
            }
            case 7: {
              if (opts.limits?.sections != null && obj.sections.length === opts.limits.sections) {
                throw new MaxLengthError('Decode error - repeated field "sections" had too many elements')
              }

              obj.sections.push(SectionManifest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.sections$
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
          sections: 0
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
                field: `${prefix}.anchor`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.term`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.root`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.header`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              if (opts.limits?.sections != null && obj.sections === opts.limits.sections) {
                throw new MaxLengthError('Streaming decode error - repeated field "sections" had too many elements')
              }

              for (const evt of SectionManifest.codec().stream(reader, reader.uint32(), `${prefix}.sections[]`, {
                limits: opts.limits?.sections$
              })) {
                yield {
                  ...evt,
                  index: obj.sections
                }
              }

              obj.sections++

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

  export interface SnapshotManifestFormatFieldEvent {
    field: '$.format'
    value: number
  }

  export interface SnapshotManifestGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface SnapshotManifestAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface SnapshotManifestTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface SnapshotManifestRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export interface SnapshotManifestHeaderFieldEvent {
    field: '$.header'
    value: Uint8Array
  }

  export interface SnapshotManifestSectionsNameFieldEvent {
    field: '$.sections[].name'
    value: string
    index: number
  }

  export interface SnapshotManifestSectionsItemsFieldEvent {
    field: '$.sections[].items'
    value: number
    index: number
  }

  export interface SnapshotManifestSectionsLeavesFieldEvent {
    field: '$.sections[].leaves'
    value: number
    index: number
  }

  export interface SnapshotManifestSectionsBytesFieldEvent {
    field: '$.sections[].bytes'
    value: number
    index: number
  }

  export interface SnapshotManifestSectionsPiecesFieldEvent {
    field: '$.sections[].pieces'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<SnapshotManifest>): Uint8Array {
    return encodeMessage(obj, SnapshotManifest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotManifest>): SnapshotManifest {
    return decodeMessage(buf, SnapshotManifest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotManifest>): Generator<SnapshotManifestFormatFieldEvent | SnapshotManifestGroupIdFieldEvent | SnapshotManifestAnchorFieldEvent | SnapshotManifestTermFieldEvent | SnapshotManifestRootFieldEvent | SnapshotManifestHeaderFieldEvent | SnapshotManifestSectionsNameFieldEvent | SnapshotManifestSectionsItemsFieldEvent | SnapshotManifestSectionsLeavesFieldEvent | SnapshotManifestSectionsBytesFieldEvent | SnapshotManifestSectionsPiecesFieldEvent> {
    return streamMessage(buf, SnapshotManifest.codec(), opts)
  }
}

export interface SectionManifest {
  name: string
  items: number
  leaves: number
  bytes: number
  pieces: Uint8Array
}

export namespace SectionManifest {
  let _codec: Codec<SectionManifest>

  export const codec = (): Codec<SectionManifest> => {
    if (_codec == null) {
      _codec = message<SectionManifest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.items != null && obj.items !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.items)
        }

        if ((obj.leaves != null && obj.leaves !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.leaves)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.bytes)
        }

        if ((obj.pieces != null && obj.pieces.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.pieces)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          items: 0,
          leaves: 0,
          bytes: 0,
          pieces: noBytes
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
              obj.items = reader.uint64Number()
              break
            }
            case 3: {
              obj.leaves = reader.uint64Number()
              break
            }
            case 4: {
              obj.bytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.pieces = reader.bytes()
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
                field: `${prefix}.items`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.leaves`,
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
                field: `${prefix}.pieces`,
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

  export interface SectionManifestNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface SectionManifestItemsFieldEvent {
    field: '$.items'
    value: number
  }

  export interface SectionManifestLeavesFieldEvent {
    field: '$.leaves'
    value: number
  }

  export interface SectionManifestBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export interface SectionManifestPiecesFieldEvent {
    field: '$.pieces'
    value: Uint8Array
  }

  export function encode (obj: Partial<SectionManifest>): Uint8Array {
    return encodeMessage(obj, SectionManifest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SectionManifest>): SectionManifest {
    return decodeMessage(buf, SectionManifest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SectionManifest>): Generator<SectionManifestNameFieldEvent | SectionManifestItemsFieldEvent | SectionManifestLeavesFieldEvent | SectionManifestBytesFieldEvent | SectionManifestPiecesFieldEvent> {
    return streamMessage(buf, SectionManifest.codec(), opts)
  }
}

export interface SnapshotRequest {
  id: number
  target?: TargetRequest
  manifest?: ManifestRequest
  digests?: DigestsRequest
  leaves?: LeavesRequest
  leafPart?: LeafPartRequest
}

export namespace SnapshotRequest {
  let _codec: Codec<SnapshotRequest>

  export const codec = (): Codec<SnapshotRequest> => {
    if (_codec == null) {
      _codec = message<SnapshotRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.id)
        }

        if (obj.target != null) {
          w.uint32(18)
          TargetRequest.codec().encode(obj.target, w)
        }

        if (obj.manifest != null) {
          w.uint32(26)
          ManifestRequest.codec().encode(obj.manifest, w)
        }

        if (obj.digests != null) {
          w.uint32(34)
          DigestsRequest.codec().encode(obj.digests, w)
        }

        if (obj.leaves != null) {
          w.uint32(42)
          LeavesRequest.codec().encode(obj.leaves, w)
        }

        if (obj.leafPart != null) {
          w.uint32(50)
          LeafPartRequest.codec().encode(obj.leafPart, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.uint64Number()
              break
            }
            case 2: {
              obj.target = TargetRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.target
              })
              break
            }
            case 3: {
              obj.manifest = ManifestRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.manifest
              })
              break
            }
            case 4: {
              obj.digests = DigestsRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.digests
              })
              break
            }
            case 5: {
              obj.leaves = LeavesRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.leaves
              })
              break
            }
            case 6: {
              obj.leafPart = LeafPartRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.leafPart
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
                field: `${prefix}.id`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * TargetRequest.codec().stream(reader, reader.uint32(), `${prefix}.target`, {
                limits: opts.limits?.target
              })

              break
            }
            case 3: {
              yield * ManifestRequest.codec().stream(reader, reader.uint32(), `${prefix}.manifest`, {
                limits: opts.limits?.manifest
              })

              break
            }
            case 4: {
              yield * DigestsRequest.codec().stream(reader, reader.uint32(), `${prefix}.digests`, {
                limits: opts.limits?.digests
              })

              break
            }
            case 5: {
              yield * LeavesRequest.codec().stream(reader, reader.uint32(), `${prefix}.leaves`, {
                limits: opts.limits?.leaves
              })

              break
            }
            case 6: {
              yield * LeafPartRequest.codec().stream(reader, reader.uint32(), `${prefix}.leafPart`, {
                limits: opts.limits?.leafPart
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

  export interface SnapshotRequestIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface SnapshotRequestTargetAtLeastFieldEvent {
    field: '$.target.atLeast'
    value: number
  }

  export interface SnapshotRequestTargetHeldAnchorFieldEvent {
    field: '$.target.held.anchor'
    value: number
  }

  export interface SnapshotRequestTargetHeldTermFieldEvent {
    field: '$.target.held.term'
    value: number
  }

  export interface SnapshotRequestTargetHeldRootFieldEvent {
    field: '$.target.held.root'
    value: Uint8Array
  }

  export interface SnapshotRequestTargetSealedOnlyFieldEvent {
    field: '$.target.sealedOnly'
    value: boolean
  }

  export interface SnapshotRequestManifestSnapshotAnchorFieldEvent {
    field: '$.manifest.snapshot.anchor'
    value: number
  }

  export interface SnapshotRequestManifestSnapshotTermFieldEvent {
    field: '$.manifest.snapshot.term'
    value: number
  }

  export interface SnapshotRequestManifestSnapshotRootFieldEvent {
    field: '$.manifest.snapshot.root'
    value: Uint8Array
  }

  export interface SnapshotRequestManifestPieceFieldEvent {
    field: '$.manifest.piece'
    value: number
  }

  export interface SnapshotRequestDigestsSnapshotAnchorFieldEvent {
    field: '$.digests.snapshot.anchor'
    value: number
  }

  export interface SnapshotRequestDigestsSnapshotTermFieldEvent {
    field: '$.digests.snapshot.term'
    value: number
  }

  export interface SnapshotRequestDigestsSnapshotRootFieldEvent {
    field: '$.digests.snapshot.root'
    value: Uint8Array
  }

  export interface SnapshotRequestDigestsSectionFieldEvent {
    field: '$.digests.section'
    value: number
  }

  export interface SnapshotRequestDigestsPieceFieldEvent {
    field: '$.digests.piece'
    value: number
  }

  export interface SnapshotRequestLeavesSnapshotAnchorFieldEvent {
    field: '$.leaves.snapshot.anchor'
    value: number
  }

  export interface SnapshotRequestLeavesSnapshotTermFieldEvent {
    field: '$.leaves.snapshot.term'
    value: number
  }

  export interface SnapshotRequestLeavesSnapshotRootFieldEvent {
    field: '$.leaves.snapshot.root'
    value: Uint8Array
  }

  export interface SnapshotRequestLeavesFromFieldEvent {
    field: '$.leaves.from'
    value: number
  }

  export interface SnapshotRequestLeavesCountFieldEvent {
    field: '$.leaves.count'
    value: number
  }

  export interface SnapshotRequestLeavesMaxBytesFieldEvent {
    field: '$.leaves.maxBytes'
    value: number
  }

  export interface SnapshotRequestLeafPartSnapshotAnchorFieldEvent {
    field: '$.leafPart.snapshot.anchor'
    value: number
  }

  export interface SnapshotRequestLeafPartSnapshotTermFieldEvent {
    field: '$.leafPart.snapshot.term'
    value: number
  }

  export interface SnapshotRequestLeafPartSnapshotRootFieldEvent {
    field: '$.leafPart.snapshot.root'
    value: Uint8Array
  }

  export interface SnapshotRequestLeafPartOrdinalFieldEvent {
    field: '$.leafPart.ordinal'
    value: number
  }

  export interface SnapshotRequestLeafPartOffsetFieldEvent {
    field: '$.leafPart.offset'
    value: number
  }

  export interface SnapshotRequestLeafPartMaxBytesFieldEvent {
    field: '$.leafPart.maxBytes'
    value: number
  }

  export function encode (obj: Partial<SnapshotRequest>): Uint8Array {
    return encodeMessage(obj, SnapshotRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotRequest>): SnapshotRequest {
    return decodeMessage(buf, SnapshotRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotRequest>): Generator<SnapshotRequestIdFieldEvent | SnapshotRequestTargetAtLeastFieldEvent | SnapshotRequestTargetHeldAnchorFieldEvent | SnapshotRequestTargetHeldTermFieldEvent | SnapshotRequestTargetHeldRootFieldEvent | SnapshotRequestTargetSealedOnlyFieldEvent | SnapshotRequestManifestSnapshotAnchorFieldEvent | SnapshotRequestManifestSnapshotTermFieldEvent | SnapshotRequestManifestSnapshotRootFieldEvent | SnapshotRequestManifestPieceFieldEvent | SnapshotRequestDigestsSnapshotAnchorFieldEvent | SnapshotRequestDigestsSnapshotTermFieldEvent | SnapshotRequestDigestsSnapshotRootFieldEvent | SnapshotRequestDigestsSectionFieldEvent | SnapshotRequestDigestsPieceFieldEvent | SnapshotRequestLeavesSnapshotAnchorFieldEvent | SnapshotRequestLeavesSnapshotTermFieldEvent | SnapshotRequestLeavesSnapshotRootFieldEvent | SnapshotRequestLeavesFromFieldEvent | SnapshotRequestLeavesCountFieldEvent | SnapshotRequestLeavesMaxBytesFieldEvent | SnapshotRequestLeafPartSnapshotAnchorFieldEvent | SnapshotRequestLeafPartSnapshotTermFieldEvent | SnapshotRequestLeafPartSnapshotRootFieldEvent | SnapshotRequestLeafPartOrdinalFieldEvent | SnapshotRequestLeafPartOffsetFieldEvent | SnapshotRequestLeafPartMaxBytesFieldEvent> {
    return streamMessage(buf, SnapshotRequest.codec(), opts)
  }
}

export interface TargetRequest {
  atLeast: number
  held?: SnapshotName
  sealedOnly: boolean
}

export namespace TargetRequest {
  let _codec: Codec<TargetRequest>

  export const codec = (): Codec<TargetRequest> => {
    if (_codec == null) {
      _codec = message<TargetRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.atLeast != null && obj.atLeast !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.atLeast)
        }

        if (obj.held != null) {
          w.uint32(18)
          SnapshotName.codec().encode(obj.held, w)
        }

        if ((obj.sealedOnly != null && obj.sealedOnly !== false)) {
          w.uint32(24)
          w.bool(obj.sealedOnly)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          atLeast: 0,
          sealedOnly: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.atLeast = reader.uint64Number()
              break
            }
            case 2: {
              obj.held = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.held
              })
              break
            }
            case 3: {
              obj.sealedOnly = reader.bool()
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
                field: `${prefix}.atLeast`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.held`, {
                limits: opts.limits?.held
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.sealedOnly`,
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

  export interface TargetRequestAtLeastFieldEvent {
    field: '$.atLeast'
    value: number
  }

  export interface TargetRequestHeldAnchorFieldEvent {
    field: '$.held.anchor'
    value: number
  }

  export interface TargetRequestHeldTermFieldEvent {
    field: '$.held.term'
    value: number
  }

  export interface TargetRequestHeldRootFieldEvent {
    field: '$.held.root'
    value: Uint8Array
  }

  export interface TargetRequestSealedOnlyFieldEvent {
    field: '$.sealedOnly'
    value: boolean
  }

  export function encode (obj: Partial<TargetRequest>): Uint8Array {
    return encodeMessage(obj, TargetRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TargetRequest>): TargetRequest {
    return decodeMessage(buf, TargetRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TargetRequest>): Generator<TargetRequestAtLeastFieldEvent | TargetRequestHeldAnchorFieldEvent | TargetRequestHeldTermFieldEvent | TargetRequestHeldRootFieldEvent | TargetRequestSealedOnlyFieldEvent> {
    return streamMessage(buf, TargetRequest.codec(), opts)
  }
}

export interface ManifestRequest {
  snapshot?: SnapshotName
  piece: number
}

export namespace ManifestRequest {
  let _codec: Codec<ManifestRequest>

  export const codec = (): Codec<ManifestRequest> => {
    if (_codec == null) {
      _codec = message<ManifestRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.snapshot != null) {
          w.uint32(10)
          SnapshotName.codec().encode(obj.snapshot, w)
        }

        if ((obj.piece != null && obj.piece !== 0)) {
          w.uint32(16)
          w.uint32(obj.piece)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          piece: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.snapshot = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshot
              })
              break
            }
            case 2: {
              obj.piece = reader.uint32()
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
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                limits: opts.limits?.snapshot
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.piece`,
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

  export interface ManifestRequestSnapshotAnchorFieldEvent {
    field: '$.snapshot.anchor'
    value: number
  }

  export interface ManifestRequestSnapshotTermFieldEvent {
    field: '$.snapshot.term'
    value: number
  }

  export interface ManifestRequestSnapshotRootFieldEvent {
    field: '$.snapshot.root'
    value: Uint8Array
  }

  export interface ManifestRequestPieceFieldEvent {
    field: '$.piece'
    value: number
  }

  export function encode (obj: Partial<ManifestRequest>): Uint8Array {
    return encodeMessage(obj, ManifestRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ManifestRequest>): ManifestRequest {
    return decodeMessage(buf, ManifestRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ManifestRequest>): Generator<ManifestRequestSnapshotAnchorFieldEvent | ManifestRequestSnapshotTermFieldEvent | ManifestRequestSnapshotRootFieldEvent | ManifestRequestPieceFieldEvent> {
    return streamMessage(buf, ManifestRequest.codec(), opts)
  }
}

export interface DigestsRequest {
  snapshot?: SnapshotName
  section: number
  piece: number
}

export namespace DigestsRequest {
  let _codec: Codec<DigestsRequest>

  export const codec = (): Codec<DigestsRequest> => {
    if (_codec == null) {
      _codec = message<DigestsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.snapshot != null) {
          w.uint32(10)
          SnapshotName.codec().encode(obj.snapshot, w)
        }

        if ((obj.section != null && obj.section !== 0)) {
          w.uint32(16)
          w.uint32(obj.section)
        }

        if ((obj.piece != null && obj.piece !== 0)) {
          w.uint32(24)
          w.uint32(obj.piece)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          section: 0,
          piece: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.snapshot = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshot
              })
              break
            }
            case 2: {
              obj.section = reader.uint32()
              break
            }
            case 3: {
              obj.piece = reader.uint32()
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
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                limits: opts.limits?.snapshot
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.section`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.piece`,
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

  export interface DigestsRequestSnapshotAnchorFieldEvent {
    field: '$.snapshot.anchor'
    value: number
  }

  export interface DigestsRequestSnapshotTermFieldEvent {
    field: '$.snapshot.term'
    value: number
  }

  export interface DigestsRequestSnapshotRootFieldEvent {
    field: '$.snapshot.root'
    value: Uint8Array
  }

  export interface DigestsRequestSectionFieldEvent {
    field: '$.section'
    value: number
  }

  export interface DigestsRequestPieceFieldEvent {
    field: '$.piece'
    value: number
  }

  export function encode (obj: Partial<DigestsRequest>): Uint8Array {
    return encodeMessage(obj, DigestsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestsRequest>): DigestsRequest {
    return decodeMessage(buf, DigestsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DigestsRequest>): Generator<DigestsRequestSnapshotAnchorFieldEvent | DigestsRequestSnapshotTermFieldEvent | DigestsRequestSnapshotRootFieldEvent | DigestsRequestSectionFieldEvent | DigestsRequestPieceFieldEvent> {
    return streamMessage(buf, DigestsRequest.codec(), opts)
  }
}

export interface LeavesRequest {
  snapshot?: SnapshotName
  from: number
  count: number
  maxBytes: number
}

export namespace LeavesRequest {
  let _codec: Codec<LeavesRequest>

  export const codec = (): Codec<LeavesRequest> => {
    if (_codec == null) {
      _codec = message<LeavesRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.snapshot != null) {
          w.uint32(10)
          SnapshotName.codec().encode(obj.snapshot, w)
        }

        if ((obj.from != null && obj.from !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.from)
        }

        if ((obj.count != null && obj.count !== 0)) {
          w.uint32(24)
          w.uint32(obj.count)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(32)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          from: 0,
          count: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.snapshot = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshot
              })
              break
            }
            case 2: {
              obj.from = reader.uint64Number()
              break
            }
            case 3: {
              obj.count = reader.uint32()
              break
            }
            case 4: {
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
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                limits: opts.limits?.snapshot
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.count`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
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

  export interface LeavesRequestSnapshotAnchorFieldEvent {
    field: '$.snapshot.anchor'
    value: number
  }

  export interface LeavesRequestSnapshotTermFieldEvent {
    field: '$.snapshot.term'
    value: number
  }

  export interface LeavesRequestSnapshotRootFieldEvent {
    field: '$.snapshot.root'
    value: Uint8Array
  }

  export interface LeavesRequestFromFieldEvent {
    field: '$.from'
    value: number
  }

  export interface LeavesRequestCountFieldEvent {
    field: '$.count'
    value: number
  }

  export interface LeavesRequestMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<LeavesRequest>): Uint8Array {
    return encodeMessage(obj, LeavesRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeavesRequest>): LeavesRequest {
    return decodeMessage(buf, LeavesRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeavesRequest>): Generator<LeavesRequestSnapshotAnchorFieldEvent | LeavesRequestSnapshotTermFieldEvent | LeavesRequestSnapshotRootFieldEvent | LeavesRequestFromFieldEvent | LeavesRequestCountFieldEvent | LeavesRequestMaxBytesFieldEvent> {
    return streamMessage(buf, LeavesRequest.codec(), opts)
  }
}

export interface LeafPartRequest {
  snapshot?: SnapshotName
  ordinal: number
  offset: number
  maxBytes: number
}

export namespace LeafPartRequest {
  let _codec: Codec<LeafPartRequest>

  export const codec = (): Codec<LeafPartRequest> => {
    if (_codec == null) {
      _codec = message<LeafPartRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.snapshot != null) {
          w.uint32(10)
          SnapshotName.codec().encode(obj.snapshot, w)
        }

        if ((obj.ordinal != null && obj.ordinal !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.ordinal)
        }

        if ((obj.offset != null && obj.offset !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.offset)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(32)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          ordinal: 0,
          offset: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.snapshot = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshot
              })
              break
            }
            case 2: {
              obj.ordinal = reader.uint64Number()
              break
            }
            case 3: {
              obj.offset = reader.uint64Number()
              break
            }
            case 4: {
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
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                limits: opts.limits?.snapshot
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.ordinal`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.offset`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
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

  export interface LeafPartRequestSnapshotAnchorFieldEvent {
    field: '$.snapshot.anchor'
    value: number
  }

  export interface LeafPartRequestSnapshotTermFieldEvent {
    field: '$.snapshot.term'
    value: number
  }

  export interface LeafPartRequestSnapshotRootFieldEvent {
    field: '$.snapshot.root'
    value: Uint8Array
  }

  export interface LeafPartRequestOrdinalFieldEvent {
    field: '$.ordinal'
    value: number
  }

  export interface LeafPartRequestOffsetFieldEvent {
    field: '$.offset'
    value: number
  }

  export interface LeafPartRequestMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<LeafPartRequest>): Uint8Array {
    return encodeMessage(obj, LeafPartRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafPartRequest>): LeafPartRequest {
    return decodeMessage(buf, LeafPartRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafPartRequest>): Generator<LeafPartRequestSnapshotAnchorFieldEvent | LeafPartRequestSnapshotTermFieldEvent | LeafPartRequestSnapshotRootFieldEvent | LeafPartRequestOrdinalFieldEvent | LeafPartRequestOffsetFieldEvent | LeafPartRequestMaxBytesFieldEvent> {
    return streamMessage(buf, LeafPartRequest.codec(), opts)
  }
}

export interface SnapshotAnswer {
  id: number
  unavailable?: Unavailable
  target?: TargetAnswer
  manifest?: ManifestPiece
  digests?: LeafDigests
  leaves?: LeafRun
  leafPart?: LeafPart
}

export namespace SnapshotAnswer {
  let _codec: Codec<SnapshotAnswer>

  export const codec = (): Codec<SnapshotAnswer> => {
    if (_codec == null) {
      _codec = message<SnapshotAnswer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.id)
        }

        if (obj.unavailable != null) {
          w.uint32(18)
          Unavailable.codec().encode(obj.unavailable, w)
        }

        if (obj.target != null) {
          w.uint32(26)
          TargetAnswer.codec().encode(obj.target, w)
        }

        if (obj.manifest != null) {
          w.uint32(34)
          ManifestPiece.codec().encode(obj.manifest, w)
        }

        if (obj.digests != null) {
          w.uint32(42)
          LeafDigests.codec().encode(obj.digests, w)
        }

        if (obj.leaves != null) {
          w.uint32(50)
          LeafRun.codec().encode(obj.leaves, w)
        }

        if (obj.leafPart != null) {
          w.uint32(58)
          LeafPart.codec().encode(obj.leafPart, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.uint64Number()
              break
            }
            case 2: {
              obj.unavailable = Unavailable.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.unavailable
              })
              break
            }
            case 3: {
              obj.target = TargetAnswer.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.target
              })
              break
            }
            case 4: {
              obj.manifest = ManifestPiece.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.manifest
              })
              break
            }
            case 5: {
              obj.digests = LeafDigests.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.digests
              })
              break
            }
            case 6: {
              obj.leaves = LeafRun.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.leaves
              })
              break
            }
            case 7: {
              obj.leafPart = LeafPart.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.leafPart
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
                field: `${prefix}.id`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * Unavailable.codec().stream(reader, reader.uint32(), `${prefix}.unavailable`, {
                limits: opts.limits?.unavailable
              })

              break
            }
            case 3: {
              yield * TargetAnswer.codec().stream(reader, reader.uint32(), `${prefix}.target`, {
                limits: opts.limits?.target
              })

              break
            }
            case 4: {
              yield * ManifestPiece.codec().stream(reader, reader.uint32(), `${prefix}.manifest`, {
                limits: opts.limits?.manifest
              })

              break
            }
            case 5: {
              yield * LeafDigests.codec().stream(reader, reader.uint32(), `${prefix}.digests`, {
                limits: opts.limits?.digests
              })

              break
            }
            case 6: {
              yield * LeafRun.codec().stream(reader, reader.uint32(), `${prefix}.leaves`, {
                limits: opts.limits?.leaves
              })

              break
            }
            case 7: {
              yield * LeafPart.codec().stream(reader, reader.uint32(), `${prefix}.leafPart`, {
                limits: opts.limits?.leafPart
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

  export interface SnapshotAnswerIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface SnapshotAnswerUnavailableReasonFieldEvent {
    field: '$.unavailable.reason'
    value: number
  }

  export interface SnapshotAnswerUnavailableRetryAfterMsFieldEvent {
    field: '$.unavailable.retryAfterMs'
    value: number
  }

  export interface SnapshotAnswerUnavailableLeaderFieldEvent {
    field: '$.unavailable.leader'
    value: string
  }

  export interface SnapshotAnswerTargetSnapshotAnchorFieldEvent {
    field: '$.target.snapshot.anchor'
    value: number
  }

  export interface SnapshotAnswerTargetSnapshotTermFieldEvent {
    field: '$.target.snapshot.term'
    value: number
  }

  export interface SnapshotAnswerTargetSnapshotRootFieldEvent {
    field: '$.target.snapshot.root'
    value: Uint8Array
  }

  export interface SnapshotAnswerTargetSealedFieldEvent {
    field: '$.target.sealed'
    value: boolean
  }

  export interface SnapshotAnswerTargetFirstIndexFieldEvent {
    field: '$.target.firstIndex'
    value: number
  }

  export interface SnapshotAnswerTargetManifestBytesFieldEvent {
    field: '$.target.manifestBytes'
    value: number
  }

  export interface SnapshotAnswerTargetManifestPiecesFieldEvent {
    field: '$.target.manifestPieces'
    value: Uint8Array
  }

  export interface SnapshotAnswerTargetLeavesFieldEvent {
    field: '$.target.leaves'
    value: number
  }

  export interface SnapshotAnswerTargetItemsFieldEvent {
    field: '$.target.items'
    value: number
  }

  export interface SnapshotAnswerTargetBytesFieldEvent {
    field: '$.target.bytes'
    value: number
  }

  export interface SnapshotAnswerManifestDataFieldEvent {
    field: '$.manifest.data'
    value: Uint8Array
  }

  export interface SnapshotAnswerDigestsDigestsFieldEvent {
    field: '$.digests.digests'
    value: Uint8Array
  }

  export interface SnapshotAnswerLeavesFromFieldEvent {
    field: '$.leaves.from'
    value: number
  }

  export interface SnapshotAnswerLeavesLeavesFieldEvent {
    field: '$.leaves.leaves[]'
    index: number
    value: Uint8Array
  }

  export interface SnapshotAnswerLeafPartOrdinalFieldEvent {
    field: '$.leafPart.ordinal'
    value: number
  }

  export interface SnapshotAnswerLeafPartOffsetFieldEvent {
    field: '$.leafPart.offset'
    value: number
  }

  export interface SnapshotAnswerLeafPartTotalFieldEvent {
    field: '$.leafPart.total'
    value: number
  }

  export interface SnapshotAnswerLeafPartDataFieldEvent {
    field: '$.leafPart.data'
    value: Uint8Array
  }

  export function encode (obj: Partial<SnapshotAnswer>): Uint8Array {
    return encodeMessage(obj, SnapshotAnswer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotAnswer>): SnapshotAnswer {
    return decodeMessage(buf, SnapshotAnswer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotAnswer>): Generator<SnapshotAnswerIdFieldEvent | SnapshotAnswerUnavailableReasonFieldEvent | SnapshotAnswerUnavailableRetryAfterMsFieldEvent | SnapshotAnswerUnavailableLeaderFieldEvent | SnapshotAnswerTargetSnapshotAnchorFieldEvent | SnapshotAnswerTargetSnapshotTermFieldEvent | SnapshotAnswerTargetSnapshotRootFieldEvent | SnapshotAnswerTargetSealedFieldEvent | SnapshotAnswerTargetFirstIndexFieldEvent | SnapshotAnswerTargetManifestBytesFieldEvent | SnapshotAnswerTargetManifestPiecesFieldEvent | SnapshotAnswerTargetLeavesFieldEvent | SnapshotAnswerTargetItemsFieldEvent | SnapshotAnswerTargetBytesFieldEvent | SnapshotAnswerManifestDataFieldEvent | SnapshotAnswerDigestsDigestsFieldEvent | SnapshotAnswerLeavesFromFieldEvent | SnapshotAnswerLeavesLeavesFieldEvent | SnapshotAnswerLeafPartOrdinalFieldEvent | SnapshotAnswerLeafPartOffsetFieldEvent | SnapshotAnswerLeafPartTotalFieldEvent | SnapshotAnswerLeafPartDataFieldEvent> {
    return streamMessage(buf, SnapshotAnswer.codec(), opts)
  }
}

export interface Unavailable {
  reason: number
  retryAfterMs: number
  leader: string
}

export namespace Unavailable {
  let _codec: Codec<Unavailable>

  export const codec = (): Codec<Unavailable> => {
    if (_codec == null) {
      _codec = message<Unavailable>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.reason != null && obj.reason !== 0)) {
          w.uint32(8)
          w.uint32(obj.reason)
        }

        if ((obj.retryAfterMs != null && obj.retryAfterMs !== 0)) {
          w.uint32(16)
          w.uint32(obj.retryAfterMs)
        }

        if ((obj.leader != null && obj.leader !== '')) {
          w.uint32(26)
          w.string(obj.leader)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reason: 0,
          retryAfterMs: 0,
          leader: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.reason = reader.uint32()
              break
            }
            case 2: {
              obj.retryAfterMs = reader.uint32()
              break
            }
            case 3: {
              obj.leader = reader.string()
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
                field: `${prefix}.reason`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.retryAfterMs`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.leader`,
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

  export interface UnavailableReasonFieldEvent {
    field: '$.reason'
    value: number
  }

  export interface UnavailableRetryAfterMsFieldEvent {
    field: '$.retryAfterMs'
    value: number
  }

  export interface UnavailableLeaderFieldEvent {
    field: '$.leader'
    value: string
  }

  export function encode (obj: Partial<Unavailable>): Uint8Array {
    return encodeMessage(obj, Unavailable.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Unavailable>): Unavailable {
    return decodeMessage(buf, Unavailable.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Unavailable>): Generator<UnavailableReasonFieldEvent | UnavailableRetryAfterMsFieldEvent | UnavailableLeaderFieldEvent> {
    return streamMessage(buf, Unavailable.codec(), opts)
  }
}

export interface TargetAnswer {
  snapshot?: SnapshotName
  sealed: boolean
  firstIndex: number
  manifestBytes: number
  manifestPieces: Uint8Array
  leaves: number
  items: number
  bytes: number
}

export namespace TargetAnswer {
  let _codec: Codec<TargetAnswer>

  export const codec = (): Codec<TargetAnswer> => {
    if (_codec == null) {
      _codec = message<TargetAnswer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.snapshot != null) {
          w.uint32(10)
          SnapshotName.codec().encode(obj.snapshot, w)
        }

        if ((obj.sealed != null && obj.sealed !== false)) {
          w.uint32(16)
          w.bool(obj.sealed)
        }

        if ((obj.firstIndex != null && obj.firstIndex !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.firstIndex)
        }

        if ((obj.manifestBytes != null && obj.manifestBytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.manifestBytes)
        }

        if ((obj.manifestPieces != null && obj.manifestPieces.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.manifestPieces)
        }

        if ((obj.leaves != null && obj.leaves !== 0)) {
          w.uint32(48)
          w.uint64Number(obj.leaves)
        }

        if ((obj.items != null && obj.items !== 0)) {
          w.uint32(56)
          w.uint64Number(obj.items)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(64)
          w.uint64Number(obj.bytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sealed: false,
          firstIndex: 0,
          manifestBytes: 0,
          manifestPieces: noBytes,
          leaves: 0,
          items: 0,
          bytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.snapshot = SnapshotName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshot
              })
              break
            }
            case 2: {
              obj.sealed = reader.bool()
              break
            }
            case 3: {
              obj.firstIndex = reader.uint64Number()
              break
            }
            case 4: {
              obj.manifestBytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.manifestPieces = reader.bytes()
              break
            }
            case 6: {
              obj.leaves = reader.uint64Number()
              break
            }
            case 7: {
              obj.items = reader.uint64Number()
              break
            }
            case 8: {
              obj.bytes = reader.uint64Number()
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
              yield * SnapshotName.codec().stream(reader, reader.uint32(), `${prefix}.snapshot`, {
                limits: opts.limits?.snapshot
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.sealed`,
                value: reader.bool()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.firstIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.manifestBytes`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.manifestPieces`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.leaves`,
                value: reader.uint64Number()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.items`,
                value: reader.uint64Number()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.bytes`,
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

  export interface TargetAnswerSnapshotAnchorFieldEvent {
    field: '$.snapshot.anchor'
    value: number
  }

  export interface TargetAnswerSnapshotTermFieldEvent {
    field: '$.snapshot.term'
    value: number
  }

  export interface TargetAnswerSnapshotRootFieldEvent {
    field: '$.snapshot.root'
    value: Uint8Array
  }

  export interface TargetAnswerSealedFieldEvent {
    field: '$.sealed'
    value: boolean
  }

  export interface TargetAnswerFirstIndexFieldEvent {
    field: '$.firstIndex'
    value: number
  }

  export interface TargetAnswerManifestBytesFieldEvent {
    field: '$.manifestBytes'
    value: number
  }

  export interface TargetAnswerManifestPiecesFieldEvent {
    field: '$.manifestPieces'
    value: Uint8Array
  }

  export interface TargetAnswerLeavesFieldEvent {
    field: '$.leaves'
    value: number
  }

  export interface TargetAnswerItemsFieldEvent {
    field: '$.items'
    value: number
  }

  export interface TargetAnswerBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export function encode (obj: Partial<TargetAnswer>): Uint8Array {
    return encodeMessage(obj, TargetAnswer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TargetAnswer>): TargetAnswer {
    return decodeMessage(buf, TargetAnswer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TargetAnswer>): Generator<TargetAnswerSnapshotAnchorFieldEvent | TargetAnswerSnapshotTermFieldEvent | TargetAnswerSnapshotRootFieldEvent | TargetAnswerSealedFieldEvent | TargetAnswerFirstIndexFieldEvent | TargetAnswerManifestBytesFieldEvent | TargetAnswerManifestPiecesFieldEvent | TargetAnswerLeavesFieldEvent | TargetAnswerItemsFieldEvent | TargetAnswerBytesFieldEvent> {
    return streamMessage(buf, TargetAnswer.codec(), opts)
  }
}

export interface ManifestPiece {
  data: Uint8Array
}

export namespace ManifestPiece {
  let _codec: Codec<ManifestPiece>

  export const codec = (): Codec<ManifestPiece> => {
    if (_codec == null) {
      _codec = message<ManifestPiece>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.data != null && obj.data.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.data)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          data: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface ManifestPieceDataFieldEvent {
    field: '$.data'
    value: Uint8Array
  }

  export function encode (obj: Partial<ManifestPiece>): Uint8Array {
    return encodeMessage(obj, ManifestPiece.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ManifestPiece>): ManifestPiece {
    return decodeMessage(buf, ManifestPiece.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ManifestPiece>): Generator<ManifestPieceDataFieldEvent> {
    return streamMessage(buf, ManifestPiece.codec(), opts)
  }
}

export interface LeafDigests {
  digests: Uint8Array
}

export namespace LeafDigests {
  let _codec: Codec<LeafDigests>

  export const codec = (): Codec<LeafDigests> => {
    if (_codec == null) {
      _codec = message<LeafDigests>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.digests != null && obj.digests.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.digests)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          digests: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.digests = reader.bytes()
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
                field: `${prefix}.digests`,
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

  export interface LeafDigestsDigestsFieldEvent {
    field: '$.digests'
    value: Uint8Array
  }

  export function encode (obj: Partial<LeafDigests>): Uint8Array {
    return encodeMessage(obj, LeafDigests.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafDigests>): LeafDigests {
    return decodeMessage(buf, LeafDigests.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafDigests>): Generator<LeafDigestsDigestsFieldEvent> {
    return streamMessage(buf, LeafDigests.codec(), opts)
  }
}

export interface LeafRun {
  from: number
  leaves: Uint8Array[]
}

export namespace LeafRun {
  let _codec: Codec<LeafRun>

  export const codec = (): Codec<LeafRun> => {
    if (_codec == null) {
      _codec = message<LeafRun>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.from != null && obj.from !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.from)
        }

        if (obj.leaves != null && obj.leaves.length > 0) {
          for (const value of obj.leaves) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          from: 0,
          leaves: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.from = reader.uint64Number()
              break
            }
            case 2: {
              if (opts.limits?.leaves != null && obj.leaves.length === opts.limits.leaves) {
                throw new MaxLengthError('Decode error - repeated field "leaves" had too many elements')
              }

              obj.leaves.push(reader.bytes())
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
          leaves: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              if (opts.limits?.leaves != null && obj.leaves === opts.limits.leaves) {
                throw new MaxLengthError('Streaming decode error - repeated field "leaves" had too many elements')
              }

              yield {
                field: `${prefix}.leaves[]`,
                index: obj.leaves,
                value: reader.bytes()
              }

              obj.leaves++

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

  export interface LeafRunFromFieldEvent {
    field: '$.from'
    value: number
  }

  export interface LeafRunLeavesFieldEvent {
    field: '$.leaves[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<LeafRun>): Uint8Array {
    return encodeMessage(obj, LeafRun.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafRun>): LeafRun {
    return decodeMessage(buf, LeafRun.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafRun>): Generator<LeafRunFromFieldEvent | LeafRunLeavesFieldEvent> {
    return streamMessage(buf, LeafRun.codec(), opts)
  }
}

export interface LeafPart {
  ordinal: number
  offset: number
  total: number
  data: Uint8Array
}

export namespace LeafPart {
  let _codec: Codec<LeafPart>

  export const codec = (): Codec<LeafPart> => {
    if (_codec == null) {
      _codec = message<LeafPart>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.ordinal != null && obj.ordinal !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.ordinal)
        }

        if ((obj.offset != null && obj.offset !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.offset)
        }

        if ((obj.total != null && obj.total !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.total)
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
          ordinal: 0,
          offset: 0,
          total: 0,
          data: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.ordinal = reader.uint64Number()
              break
            }
            case 2: {
              obj.offset = reader.uint64Number()
              break
            }
            case 3: {
              obj.total = reader.uint64Number()
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
                field: `${prefix}.ordinal`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.offset`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.total`,
                value: reader.uint64Number()
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

  export interface LeafPartOrdinalFieldEvent {
    field: '$.ordinal'
    value: number
  }

  export interface LeafPartOffsetFieldEvent {
    field: '$.offset'
    value: number
  }

  export interface LeafPartTotalFieldEvent {
    field: '$.total'
    value: number
  }

  export interface LeafPartDataFieldEvent {
    field: '$.data'
    value: Uint8Array
  }

  export function encode (obj: Partial<LeafPart>): Uint8Array {
    return encodeMessage(obj, LeafPart.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafPart>): LeafPart {
    return decodeMessage(buf, LeafPart.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LeafPart>): Generator<LeafPartOrdinalFieldEvent | LeafPartOffsetFieldEvent | LeafPartTotalFieldEvent | LeafPartDataFieldEvent> {
    return streamMessage(buf, LeafPart.codec(), opts)
  }
}
