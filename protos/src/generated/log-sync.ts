import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface LogSyncFrame {
  catchUp?: LogCatchUp
  request?: LogSyncRequest
  answer?: LogSyncAnswer
}

export namespace LogSyncFrame {
  let _codec: Codec<LogSyncFrame>

  export const codec = (): Codec<LogSyncFrame> => {
    if (_codec == null) {
      _codec = message<LogSyncFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.catchUp != null) {
          w.uint32(10)
          LogCatchUp.codec().encode(obj.catchUp, w)
        }

        if (obj.request != null) {
          w.uint32(18)
          LogSyncRequest.codec().encode(obj.request, w)
        }

        if (obj.answer != null) {
          w.uint32(26)
          LogSyncAnswer.codec().encode(obj.answer, w)
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
              obj.catchUp = LogCatchUp.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.catchUp
              })
              break
            }
            case 2: {
              obj.request = LogSyncRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.request
              })
              break
            }
            case 3: {
              obj.answer = LogSyncAnswer.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.answer
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
              yield * LogCatchUp.codec().stream(reader, reader.uint32(), `${prefix}.catchUp`, {
                limits: opts.limits?.catchUp
              })

              break
            }
            case 2: {
              yield * LogSyncRequest.codec().stream(reader, reader.uint32(), `${prefix}.request`, {
                limits: opts.limits?.request
              })

              break
            }
            case 3: {
              yield * LogSyncAnswer.codec().stream(reader, reader.uint32(), `${prefix}.answer`, {
                limits: opts.limits?.answer
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

  export interface LogSyncFrameCatchUpTermFieldEvent {
    field: '$.catchUp.term'
    value: number
  }

  export interface LogSyncFrameCatchUpFirstIndexFieldEvent {
    field: '$.catchUp.firstIndex'
    value: number
  }

  export interface LogSyncFrameCatchUpCommitFieldEvent {
    field: '$.catchUp.commit'
    value: number
  }

  export interface LogSyncFrameRequestIdFieldEvent {
    field: '$.request.id'
    value: number
  }

  export interface LogSyncFrameRequestTargetNeededRunFieldEvent {
    field: '$.request.target.neededRun'
    value: number
  }

  export interface LogSyncFrameRequestAvailabilityRootRunsFieldEvent {
    field: '$.request.availability.root.runs'
    value: number
  }

  export interface LogSyncFrameRequestAvailabilityRootLastFieldEvent {
    field: '$.request.availability.root.last'
    value: number
  }

  export interface LogSyncFrameRequestAvailabilityRootRootFieldEvent {
    field: '$.request.availability.root.root'
    value: Uint8Array
  }

  export interface LogSyncFrameRequestAvailabilityNeededRunFieldEvent {
    field: '$.request.availability.neededRun'
    value: number
  }

  export interface LogSyncFrameRequestEntriesRootRunsFieldEvent {
    field: '$.request.entries.root.runs'
    value: number
  }

  export interface LogSyncFrameRequestEntriesRootLastFieldEvent {
    field: '$.request.entries.root.last'
    value: number
  }

  export interface LogSyncFrameRequestEntriesRootRootFieldEvent {
    field: '$.request.entries.root.root'
    value: Uint8Array
  }

  export interface LogSyncFrameRequestEntriesFromRunFieldEvent {
    field: '$.request.entries.fromRun'
    value: number
  }

  export interface LogSyncFrameRequestEntriesRunsFieldEvent {
    field: '$.request.entries.runs'
    value: number
  }

  export interface LogSyncFrameRequestEntriesMaxBytesFieldEvent {
    field: '$.request.entries.maxBytes'
    value: number
  }

  export interface LogSyncFrameAnswerIdFieldEvent {
    field: '$.answer.id'
    value: number
  }

  export interface LogSyncFrameAnswerUnavailableReasonFieldEvent {
    field: '$.answer.unavailable.reason'
    value: number
  }

  export interface LogSyncFrameAnswerUnavailableRetryAfterMsFieldEvent {
    field: '$.answer.unavailable.retryAfterMs'
    value: number
  }

  export interface LogSyncFrameAnswerUnavailableLeaderFieldEvent {
    field: '$.answer.unavailable.leader'
    value: string
  }

  export interface LogSyncFrameAnswerTargetRootRunsFieldEvent {
    field: '$.answer.target.root.runs'
    value: number
  }

  export interface LogSyncFrameAnswerTargetRootLastFieldEvent {
    field: '$.answer.target.root.last'
    value: number
  }

  export interface LogSyncFrameAnswerTargetRootRootFieldEvent {
    field: '$.answer.target.root.root'
    value: Uint8Array
  }

  export interface LogSyncFrameAnswerTargetFirstIndexFieldEvent {
    field: '$.answer.target.firstIndex'
    value: number
  }

  export interface LogSyncFrameAnswerAvailabilityFirstRunFieldEvent {
    field: '$.answer.availability.firstRun'
    value: number
  }

  export interface LogSyncFrameAnswerAvailabilityRunsFieldEvent {
    field: '$.answer.availability.runs'
    value: number
  }

  export interface LogSyncFrameAnswerEntriesFromRunFieldEvent {
    field: '$.answer.entries.fromRun'
    value: number
  }

  export interface LogSyncFrameAnswerEntriesFirstIndexFieldEvent {
    field: '$.answer.entries.firstIndex'
    value: number
  }

  export interface LogSyncFrameAnswerEntriesEntriesTermFieldEvent {
    field: '$.answer.entries.entries[].term'
    value: number
    index: number
  }

  export interface LogSyncFrameAnswerEntriesEntriesTypeFieldEvent {
    field: '$.answer.entries.entries[].type'
    value: number
    index: number
  }

  export interface LogSyncFrameAnswerEntriesEntriesDataFieldEvent {
    field: '$.answer.entries.entries[].data'
    value: Uint8Array
    index: number
  }

  export interface LogSyncFrameAnswerEntriesEntriesEndsRunFieldEvent {
    field: '$.answer.entries.entries[].endsRun'
    value: boolean
    index: number
  }

  export interface LogSyncFrameAnswerEntriesProofFieldEvent {
    field: '$.answer.entries.proof'
    value: Uint8Array
  }

  export function encode (obj: Partial<LogSyncFrame>): Uint8Array {
    return encodeMessage(obj, LogSyncFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncFrame>): LogSyncFrame {
    return decodeMessage(buf, LogSyncFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncFrame>): Generator<LogSyncFrameCatchUpTermFieldEvent | LogSyncFrameCatchUpFirstIndexFieldEvent | LogSyncFrameCatchUpCommitFieldEvent | LogSyncFrameRequestIdFieldEvent | LogSyncFrameRequestTargetNeededRunFieldEvent | LogSyncFrameRequestAvailabilityRootRunsFieldEvent | LogSyncFrameRequestAvailabilityRootLastFieldEvent | LogSyncFrameRequestAvailabilityRootRootFieldEvent | LogSyncFrameRequestAvailabilityNeededRunFieldEvent | LogSyncFrameRequestEntriesRootRunsFieldEvent | LogSyncFrameRequestEntriesRootLastFieldEvent | LogSyncFrameRequestEntriesRootRootFieldEvent | LogSyncFrameRequestEntriesFromRunFieldEvent | LogSyncFrameRequestEntriesRunsFieldEvent | LogSyncFrameRequestEntriesMaxBytesFieldEvent | LogSyncFrameAnswerIdFieldEvent | LogSyncFrameAnswerUnavailableReasonFieldEvent | LogSyncFrameAnswerUnavailableRetryAfterMsFieldEvent | LogSyncFrameAnswerUnavailableLeaderFieldEvent | LogSyncFrameAnswerTargetRootRunsFieldEvent | LogSyncFrameAnswerTargetRootLastFieldEvent | LogSyncFrameAnswerTargetRootRootFieldEvent | LogSyncFrameAnswerTargetFirstIndexFieldEvent | LogSyncFrameAnswerAvailabilityFirstRunFieldEvent | LogSyncFrameAnswerAvailabilityRunsFieldEvent | LogSyncFrameAnswerEntriesFromRunFieldEvent | LogSyncFrameAnswerEntriesFirstIndexFieldEvent | LogSyncFrameAnswerEntriesEntriesTermFieldEvent | LogSyncFrameAnswerEntriesEntriesTypeFieldEvent | LogSyncFrameAnswerEntriesEntriesDataFieldEvent | LogSyncFrameAnswerEntriesEntriesEndsRunFieldEvent | LogSyncFrameAnswerEntriesProofFieldEvent> {
    return streamMessage(buf, LogSyncFrame.codec(), opts)
  }
}

export interface LogCatchUp {
  term: number
  firstIndex: number
  commit: number
}

export namespace LogCatchUp {
  let _codec: Codec<LogCatchUp>

  export const codec = (): Codec<LogCatchUp> => {
    if (_codec == null) {
      _codec = message<LogCatchUp>((obj, w, opts = {}) => {
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

  export interface LogCatchUpTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface LogCatchUpFirstIndexFieldEvent {
    field: '$.firstIndex'
    value: number
  }

  export interface LogCatchUpCommitFieldEvent {
    field: '$.commit'
    value: number
  }

  export function encode (obj: Partial<LogCatchUp>): Uint8Array {
    return encodeMessage(obj, LogCatchUp.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogCatchUp>): LogCatchUp {
    return decodeMessage(buf, LogCatchUp.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogCatchUp>): Generator<LogCatchUpTermFieldEvent | LogCatchUpFirstIndexFieldEvent | LogCatchUpCommitFieldEvent> {
    return streamMessage(buf, LogCatchUp.codec(), opts)
  }
}

export interface LogSyncRequest {
  id: number
  target?: LogTargetRequest
  availability?: AvailabilityRequest
  entries?: FetchEntries
}

export namespace LogSyncRequest {
  let _codec: Codec<LogSyncRequest>

  export const codec = (): Codec<LogSyncRequest> => {
    if (_codec == null) {
      _codec = message<LogSyncRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.id)
        }

        if (obj.target != null) {
          w.uint32(18)
          LogTargetRequest.codec().encode(obj.target, w)
        }

        if (obj.availability != null) {
          w.uint32(26)
          AvailabilityRequest.codec().encode(obj.availability, w)
        }

        if (obj.entries != null) {
          w.uint32(34)
          FetchEntries.codec().encode(obj.entries, w)
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
              obj.target = LogTargetRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.target
              })
              break
            }
            case 3: {
              obj.availability = AvailabilityRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.availability
              })
              break
            }
            case 4: {
              obj.entries = FetchEntries.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries
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
              yield * LogTargetRequest.codec().stream(reader, reader.uint32(), `${prefix}.target`, {
                limits: opts.limits?.target
              })

              break
            }
            case 3: {
              yield * AvailabilityRequest.codec().stream(reader, reader.uint32(), `${prefix}.availability`, {
                limits: opts.limits?.availability
              })

              break
            }
            case 4: {
              yield * FetchEntries.codec().stream(reader, reader.uint32(), `${prefix}.entries`, {
                limits: opts.limits?.entries
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

  export interface LogSyncRequestIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface LogSyncRequestTargetNeededRunFieldEvent {
    field: '$.target.neededRun'
    value: number
  }

  export interface LogSyncRequestAvailabilityRootRunsFieldEvent {
    field: '$.availability.root.runs'
    value: number
  }

  export interface LogSyncRequestAvailabilityRootLastFieldEvent {
    field: '$.availability.root.last'
    value: number
  }

  export interface LogSyncRequestAvailabilityRootRootFieldEvent {
    field: '$.availability.root.root'
    value: Uint8Array
  }

  export interface LogSyncRequestAvailabilityNeededRunFieldEvent {
    field: '$.availability.neededRun'
    value: number
  }

  export interface LogSyncRequestEntriesRootRunsFieldEvent {
    field: '$.entries.root.runs'
    value: number
  }

  export interface LogSyncRequestEntriesRootLastFieldEvent {
    field: '$.entries.root.last'
    value: number
  }

  export interface LogSyncRequestEntriesRootRootFieldEvent {
    field: '$.entries.root.root'
    value: Uint8Array
  }

  export interface LogSyncRequestEntriesFromRunFieldEvent {
    field: '$.entries.fromRun'
    value: number
  }

  export interface LogSyncRequestEntriesRunsFieldEvent {
    field: '$.entries.runs'
    value: number
  }

  export interface LogSyncRequestEntriesMaxBytesFieldEvent {
    field: '$.entries.maxBytes'
    value: number
  }

  export function encode (obj: Partial<LogSyncRequest>): Uint8Array {
    return encodeMessage(obj, LogSyncRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncRequest>): LogSyncRequest {
    return decodeMessage(buf, LogSyncRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncRequest>): Generator<LogSyncRequestIdFieldEvent | LogSyncRequestTargetNeededRunFieldEvent | LogSyncRequestAvailabilityRootRunsFieldEvent | LogSyncRequestAvailabilityRootLastFieldEvent | LogSyncRequestAvailabilityRootRootFieldEvent | LogSyncRequestAvailabilityNeededRunFieldEvent | LogSyncRequestEntriesRootRunsFieldEvent | LogSyncRequestEntriesRootLastFieldEvent | LogSyncRequestEntriesRootRootFieldEvent | LogSyncRequestEntriesFromRunFieldEvent | LogSyncRequestEntriesRunsFieldEvent | LogSyncRequestEntriesMaxBytesFieldEvent> {
    return streamMessage(buf, LogSyncRequest.codec(), opts)
  }
}

export interface LogTargetRequest {
  neededRun: number
}

export namespace LogTargetRequest {
  let _codec: Codec<LogTargetRequest>

  export const codec = (): Codec<LogTargetRequest> => {
    if (_codec == null) {
      _codec = message<LogTargetRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.neededRun != null && obj.neededRun !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.neededRun)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          neededRun: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.neededRun = reader.uint64Number()
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
                field: `${prefix}.neededRun`,
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

  export interface LogTargetRequestNeededRunFieldEvent {
    field: '$.neededRun'
    value: number
  }

  export function encode (obj: Partial<LogTargetRequest>): Uint8Array {
    return encodeMessage(obj, LogTargetRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogTargetRequest>): LogTargetRequest {
    return decodeMessage(buf, LogTargetRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogTargetRequest>): Generator<LogTargetRequestNeededRunFieldEvent> {
    return streamMessage(buf, LogTargetRequest.codec(), opts)
  }
}

export interface AvailabilityRequest {
  root?: LogRoot
  neededRun: number
}

export namespace AvailabilityRequest {
  let _codec: Codec<AvailabilityRequest>

  export const codec = (): Codec<AvailabilityRequest> => {
    if (_codec == null) {
      _codec = message<AvailabilityRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.root != null) {
          w.uint32(10)
          LogRoot.codec().encode(obj.root, w)
        }

        if ((obj.neededRun != null && obj.neededRun !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.neededRun)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          neededRun: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.root = LogRoot.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.root
              })
              break
            }
            case 2: {
              obj.neededRun = reader.uint64Number()
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
              yield * LogRoot.codec().stream(reader, reader.uint32(), `${prefix}.root`, {
                limits: opts.limits?.root
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.neededRun`,
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

  export interface AvailabilityRequestRootRunsFieldEvent {
    field: '$.root.runs'
    value: number
  }

  export interface AvailabilityRequestRootLastFieldEvent {
    field: '$.root.last'
    value: number
  }

  export interface AvailabilityRequestRootRootFieldEvent {
    field: '$.root.root'
    value: Uint8Array
  }

  export interface AvailabilityRequestNeededRunFieldEvent {
    field: '$.neededRun'
    value: number
  }

  export function encode (obj: Partial<AvailabilityRequest>): Uint8Array {
    return encodeMessage(obj, AvailabilityRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AvailabilityRequest>): AvailabilityRequest {
    return decodeMessage(buf, AvailabilityRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AvailabilityRequest>): Generator<AvailabilityRequestRootRunsFieldEvent | AvailabilityRequestRootLastFieldEvent | AvailabilityRequestRootRootFieldEvent | AvailabilityRequestNeededRunFieldEvent> {
    return streamMessage(buf, AvailabilityRequest.codec(), opts)
  }
}

export interface FetchEntries {
  root?: LogRoot
  fromRun: number
  runs: number
  maxBytes: number
}

export namespace FetchEntries {
  let _codec: Codec<FetchEntries>

  export const codec = (): Codec<FetchEntries> => {
    if (_codec == null) {
      _codec = message<FetchEntries>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.root != null) {
          w.uint32(10)
          LogRoot.codec().encode(obj.root, w)
        }

        if ((obj.fromRun != null && obj.fromRun !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.fromRun)
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(24)
          w.uint32(obj.runs)
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
          fromRun: 0,
          runs: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.root = LogRoot.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.root
              })
              break
            }
            case 2: {
              obj.fromRun = reader.uint64Number()
              break
            }
            case 3: {
              obj.runs = reader.uint32()
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
              yield * LogRoot.codec().stream(reader, reader.uint32(), `${prefix}.root`, {
                limits: opts.limits?.root
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.fromRun`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.runs`,
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

  export interface FetchEntriesRootRunsFieldEvent {
    field: '$.root.runs'
    value: number
  }

  export interface FetchEntriesRootLastFieldEvent {
    field: '$.root.last'
    value: number
  }

  export interface FetchEntriesRootRootFieldEvent {
    field: '$.root.root'
    value: Uint8Array
  }

  export interface FetchEntriesFromRunFieldEvent {
    field: '$.fromRun'
    value: number
  }

  export interface FetchEntriesRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export interface FetchEntriesMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<FetchEntries>): Uint8Array {
    return encodeMessage(obj, FetchEntries.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FetchEntries>): FetchEntries {
    return decodeMessage(buf, FetchEntries.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FetchEntries>): Generator<FetchEntriesRootRunsFieldEvent | FetchEntriesRootLastFieldEvent | FetchEntriesRootRootFieldEvent | FetchEntriesFromRunFieldEvent | FetchEntriesRunsFieldEvent | FetchEntriesMaxBytesFieldEvent> {
    return streamMessage(buf, FetchEntries.codec(), opts)
  }
}

export interface LogRoot {
  runs: number
  last: number
  root: Uint8Array
}

export namespace LogRoot {
  let _codec: Codec<LogRoot>

  export const codec = (): Codec<LogRoot> => {
    if (_codec == null) {
      _codec = message<LogRoot>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.runs)
        }

        if ((obj.last != null && obj.last !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.last)
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
          runs: 0,
          last: 0,
          root: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.runs = reader.uint64Number()
              break
            }
            case 2: {
              obj.last = reader.uint64Number()
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
                field: `${prefix}.runs`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.last`,
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

  export interface LogRootRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export interface LogRootLastFieldEvent {
    field: '$.last'
    value: number
  }

  export interface LogRootRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<LogRoot>): Uint8Array {
    return encodeMessage(obj, LogRoot.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogRoot>): LogRoot {
    return decodeMessage(buf, LogRoot.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogRoot>): Generator<LogRootRunsFieldEvent | LogRootLastFieldEvent | LogRootRootFieldEvent> {
    return streamMessage(buf, LogRoot.codec(), opts)
  }
}

export interface LogSyncAnswer {
  id: number
  unavailable?: LogUnavailable
  target?: LogTarget
  availability?: Availability
  entries?: LogEntries
}

export namespace LogSyncAnswer {
  let _codec: Codec<LogSyncAnswer>

  export const codec = (): Codec<LogSyncAnswer> => {
    if (_codec == null) {
      _codec = message<LogSyncAnswer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.id)
        }

        if (obj.unavailable != null) {
          w.uint32(18)
          LogUnavailable.codec().encode(obj.unavailable, w)
        }

        if (obj.target != null) {
          w.uint32(26)
          LogTarget.codec().encode(obj.target, w)
        }

        if (obj.availability != null) {
          w.uint32(34)
          Availability.codec().encode(obj.availability, w)
        }

        if (obj.entries != null) {
          w.uint32(42)
          LogEntries.codec().encode(obj.entries, w)
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
              obj.unavailable = LogUnavailable.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.unavailable
              })
              break
            }
            case 3: {
              obj.target = LogTarget.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.target
              })
              break
            }
            case 4: {
              obj.availability = Availability.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.availability
              })
              break
            }
            case 5: {
              obj.entries = LogEntries.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries
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
              yield * LogUnavailable.codec().stream(reader, reader.uint32(), `${prefix}.unavailable`, {
                limits: opts.limits?.unavailable
              })

              break
            }
            case 3: {
              yield * LogTarget.codec().stream(reader, reader.uint32(), `${prefix}.target`, {
                limits: opts.limits?.target
              })

              break
            }
            case 4: {
              yield * Availability.codec().stream(reader, reader.uint32(), `${prefix}.availability`, {
                limits: opts.limits?.availability
              })

              break
            }
            case 5: {
              yield * LogEntries.codec().stream(reader, reader.uint32(), `${prefix}.entries`, {
                limits: opts.limits?.entries
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

  export interface LogSyncAnswerIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface LogSyncAnswerUnavailableReasonFieldEvent {
    field: '$.unavailable.reason'
    value: number
  }

  export interface LogSyncAnswerUnavailableRetryAfterMsFieldEvent {
    field: '$.unavailable.retryAfterMs'
    value: number
  }

  export interface LogSyncAnswerUnavailableLeaderFieldEvent {
    field: '$.unavailable.leader'
    value: string
  }

  export interface LogSyncAnswerTargetRootRunsFieldEvent {
    field: '$.target.root.runs'
    value: number
  }

  export interface LogSyncAnswerTargetRootLastFieldEvent {
    field: '$.target.root.last'
    value: number
  }

  export interface LogSyncAnswerTargetRootRootFieldEvent {
    field: '$.target.root.root'
    value: Uint8Array
  }

  export interface LogSyncAnswerTargetFirstIndexFieldEvent {
    field: '$.target.firstIndex'
    value: number
  }

  export interface LogSyncAnswerAvailabilityFirstRunFieldEvent {
    field: '$.availability.firstRun'
    value: number
  }

  export interface LogSyncAnswerAvailabilityRunsFieldEvent {
    field: '$.availability.runs'
    value: number
  }

  export interface LogSyncAnswerEntriesFromRunFieldEvent {
    field: '$.entries.fromRun'
    value: number
  }

  export interface LogSyncAnswerEntriesFirstIndexFieldEvent {
    field: '$.entries.firstIndex'
    value: number
  }

  export interface LogSyncAnswerEntriesEntriesTermFieldEvent {
    field: '$.entries.entries[].term'
    value: number
    index: number
  }

  export interface LogSyncAnswerEntriesEntriesTypeFieldEvent {
    field: '$.entries.entries[].type'
    value: number
    index: number
  }

  export interface LogSyncAnswerEntriesEntriesDataFieldEvent {
    field: '$.entries.entries[].data'
    value: Uint8Array
    index: number
  }

  export interface LogSyncAnswerEntriesEntriesEndsRunFieldEvent {
    field: '$.entries.entries[].endsRun'
    value: boolean
    index: number
  }

  export interface LogSyncAnswerEntriesProofFieldEvent {
    field: '$.entries.proof'
    value: Uint8Array
  }

  export function encode (obj: Partial<LogSyncAnswer>): Uint8Array {
    return encodeMessage(obj, LogSyncAnswer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncAnswer>): LogSyncAnswer {
    return decodeMessage(buf, LogSyncAnswer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogSyncAnswer>): Generator<LogSyncAnswerIdFieldEvent | LogSyncAnswerUnavailableReasonFieldEvent | LogSyncAnswerUnavailableRetryAfterMsFieldEvent | LogSyncAnswerUnavailableLeaderFieldEvent | LogSyncAnswerTargetRootRunsFieldEvent | LogSyncAnswerTargetRootLastFieldEvent | LogSyncAnswerTargetRootRootFieldEvent | LogSyncAnswerTargetFirstIndexFieldEvent | LogSyncAnswerAvailabilityFirstRunFieldEvent | LogSyncAnswerAvailabilityRunsFieldEvent | LogSyncAnswerEntriesFromRunFieldEvent | LogSyncAnswerEntriesFirstIndexFieldEvent | LogSyncAnswerEntriesEntriesTermFieldEvent | LogSyncAnswerEntriesEntriesTypeFieldEvent | LogSyncAnswerEntriesEntriesDataFieldEvent | LogSyncAnswerEntriesEntriesEndsRunFieldEvent | LogSyncAnswerEntriesProofFieldEvent> {
    return streamMessage(buf, LogSyncAnswer.codec(), opts)
  }
}

export interface LogUnavailable {
  reason: number
  retryAfterMs: number
  leader: string
}

export namespace LogUnavailable {
  let _codec: Codec<LogUnavailable>

  export const codec = (): Codec<LogUnavailable> => {
    if (_codec == null) {
      _codec = message<LogUnavailable>((obj, w, opts = {}) => {
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

  export interface LogUnavailableReasonFieldEvent {
    field: '$.reason'
    value: number
  }

  export interface LogUnavailableRetryAfterMsFieldEvent {
    field: '$.retryAfterMs'
    value: number
  }

  export interface LogUnavailableLeaderFieldEvent {
    field: '$.leader'
    value: string
  }

  export function encode (obj: Partial<LogUnavailable>): Uint8Array {
    return encodeMessage(obj, LogUnavailable.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogUnavailable>): LogUnavailable {
    return decodeMessage(buf, LogUnavailable.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogUnavailable>): Generator<LogUnavailableReasonFieldEvent | LogUnavailableRetryAfterMsFieldEvent | LogUnavailableLeaderFieldEvent> {
    return streamMessage(buf, LogUnavailable.codec(), opts)
  }
}

export interface LogTarget {
  root?: LogRoot
  firstIndex: number
}

export namespace LogTarget {
  let _codec: Codec<LogTarget>

  export const codec = (): Codec<LogTarget> => {
    if (_codec == null) {
      _codec = message<LogTarget>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.root != null) {
          w.uint32(10)
          LogRoot.codec().encode(obj.root, w)
        }

        if ((obj.firstIndex != null && obj.firstIndex !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.firstIndex)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          firstIndex: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.root = LogRoot.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.root
              })
              break
            }
            case 2: {
              obj.firstIndex = reader.uint64Number()
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
              yield * LogRoot.codec().stream(reader, reader.uint32(), `${prefix}.root`, {
                limits: opts.limits?.root
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.firstIndex`,
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

  export interface LogTargetRootRunsFieldEvent {
    field: '$.root.runs'
    value: number
  }

  export interface LogTargetRootLastFieldEvent {
    field: '$.root.last'
    value: number
  }

  export interface LogTargetRootRootFieldEvent {
    field: '$.root.root'
    value: Uint8Array
  }

  export interface LogTargetFirstIndexFieldEvent {
    field: '$.firstIndex'
    value: number
  }

  export function encode (obj: Partial<LogTarget>): Uint8Array {
    return encodeMessage(obj, LogTarget.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogTarget>): LogTarget {
    return decodeMessage(buf, LogTarget.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogTarget>): Generator<LogTargetRootRunsFieldEvent | LogTargetRootLastFieldEvent | LogTargetRootRootFieldEvent | LogTargetFirstIndexFieldEvent> {
    return streamMessage(buf, LogTarget.codec(), opts)
  }
}

export interface Availability {
  firstRun: number
  runs: number
}

export namespace Availability {
  let _codec: Codec<Availability>

  export const codec = (): Codec<Availability> => {
    if (_codec == null) {
      _codec = message<Availability>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.firstRun != null && obj.firstRun !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.firstRun)
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.runs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          firstRun: 0,
          runs: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.firstRun = reader.uint64Number()
              break
            }
            case 2: {
              obj.runs = reader.uint64Number()
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
                field: `${prefix}.firstRun`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.runs`,
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

  export interface AvailabilityFirstRunFieldEvent {
    field: '$.firstRun'
    value: number
  }

  export interface AvailabilityRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export function encode (obj: Partial<Availability>): Uint8Array {
    return encodeMessage(obj, Availability.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Availability>): Availability {
    return decodeMessage(buf, Availability.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Availability>): Generator<AvailabilityFirstRunFieldEvent | AvailabilityRunsFieldEvent> {
    return streamMessage(buf, Availability.codec(), opts)
  }
}

export interface LogEntries {
  fromRun: number
  firstIndex: number
  entries: LogEntry[]
  proof: Uint8Array
}

export namespace LogEntries {
  let _codec: Codec<LogEntries>

  export const codec = (): Codec<LogEntries> => {
    if (_codec == null) {
      _codec = message<LogEntries>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.fromRun != null && obj.fromRun !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.fromRun)
        }

        if ((obj.firstIndex != null && obj.firstIndex !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.firstIndex)
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(26)
            LogEntry.codec().encode(value, w)
          }
        }

        if ((obj.proof != null && obj.proof.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.proof)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          fromRun: 0,
          firstIndex: 0,
          entries: [],
          proof: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.fromRun = reader.uint64Number()
              break
            }
            case 2: {
              obj.firstIndex = reader.uint64Number()
              break
            }
            case 3: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(LogEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
              }))
              break
            }
            case 4: {
              obj.proof = reader.bytes()
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
                field: `${prefix}.fromRun`,
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
              if (opts.limits?.entries != null && obj.entries === opts.limits.entries) {
                throw new MaxLengthError('Streaming decode error - repeated field "entries" had too many elements')
              }

              for (const evt of LogEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
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
            case 4: {
              yield {
                field: `${prefix}.proof`,
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

  export interface LogEntriesFromRunFieldEvent {
    field: '$.fromRun'
    value: number
  }

  export interface LogEntriesFirstIndexFieldEvent {
    field: '$.firstIndex'
    value: number
  }

  export interface LogEntriesEntriesTermFieldEvent {
    field: '$.entries[].term'
    value: number
    index: number
  }

  export interface LogEntriesEntriesTypeFieldEvent {
    field: '$.entries[].type'
    value: number
    index: number
  }

  export interface LogEntriesEntriesDataFieldEvent {
    field: '$.entries[].data'
    value: Uint8Array
    index: number
  }

  export interface LogEntriesEntriesEndsRunFieldEvent {
    field: '$.entries[].endsRun'
    value: boolean
    index: number
  }

  export interface LogEntriesProofFieldEvent {
    field: '$.proof'
    value: Uint8Array
  }

  export function encode (obj: Partial<LogEntries>): Uint8Array {
    return encodeMessage(obj, LogEntries.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogEntries>): LogEntries {
    return decodeMessage(buf, LogEntries.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogEntries>): Generator<LogEntriesFromRunFieldEvent | LogEntriesFirstIndexFieldEvent | LogEntriesEntriesTermFieldEvent | LogEntriesEntriesTypeFieldEvent | LogEntriesEntriesDataFieldEvent | LogEntriesEntriesEndsRunFieldEvent | LogEntriesProofFieldEvent> {
    return streamMessage(buf, LogEntries.codec(), opts)
  }
}

export interface LogEntry {
  term: number
  type: number
  data: Uint8Array
  endsRun: boolean
}

export namespace LogEntry {
  let _codec: Codec<LogEntry>

  export const codec = (): Codec<LogEntry> => {
    if (_codec == null) {
      _codec = message<LogEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.term)
        }

        if ((obj.type != null && obj.type !== 0)) {
          w.uint32(16)
          w.uint32(obj.type)
        }

        if ((obj.data != null && obj.data.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.data)
        }

        if ((obj.endsRun != null && obj.endsRun !== false)) {
          w.uint32(32)
          w.bool(obj.endsRun)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          type: 0,
          data: noBytes,
          endsRun: false
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
              obj.type = reader.uint32()
              break
            }
            case 3: {
              obj.data = reader.bytes()
              break
            }
            case 4: {
              obj.endsRun = reader.bool()
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
                field: `${prefix}.type`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.data`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.endsRun`,
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

  export interface LogEntryTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface LogEntryTypeFieldEvent {
    field: '$.type'
    value: number
  }

  export interface LogEntryDataFieldEvent {
    field: '$.data'
    value: Uint8Array
  }

  export interface LogEntryEndsRunFieldEvent {
    field: '$.endsRun'
    value: boolean
  }

  export function encode (obj: Partial<LogEntry>): Uint8Array {
    return encodeMessage(obj, LogEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogEntry>): LogEntry {
    return decodeMessage(buf, LogEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogEntry>): Generator<LogEntryTermFieldEvent | LogEntryTypeFieldEvent | LogEntryDataFieldEvent | LogEntryEndsRunFieldEvent> {
    return streamMessage(buf, LogEntry.codec(), opts)
  }
}
