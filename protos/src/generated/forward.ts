/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface ForwardFrame {
  requestId: string
  request?: ForwardRequest
  response?: ForwardResponse
}

export namespace ForwardFrame {
  let _codec: Codec<ForwardFrame>

  export const codec = (): Codec<ForwardFrame> => {
    if (_codec == null) {
      _codec = message<ForwardFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.requestId != null && obj.requestId !== '')) {
          w.uint32(10)
          w.string(obj.requestId)
        }

        if (obj.request != null) {
          w.uint32(18)
          ForwardRequest.codec().encode(obj.request, w)
        }

        if (obj.response != null) {
          w.uint32(26)
          ForwardResponse.codec().encode(obj.response, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          requestId: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.requestId = reader.string()
              break
            }
            case 2: {
              obj.request = ForwardRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.request
              })
              break
            }
            case 3: {
              obj.response = ForwardResponse.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.response
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
                field: `${prefix}.requestId`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * ForwardRequest.codec().stream(reader, reader.uint32(), `${prefix}.request`, {
                limits: opts.limits?.request
              })

              break
            }
            case 3: {
              yield * ForwardResponse.codec().stream(reader, reader.uint32(), `${prefix}.response`, {
                limits: opts.limits?.response
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

  export interface ForwardFrameRequestIdFieldEvent {
    field: '$.requestId'
    value: string
  }

  export interface ForwardFrameRequestDeadlineMsFieldEvent {
    field: '$.request.deadlineMs'
    value: number
  }

  export interface ForwardFrameRequestProposeFieldEvent {
    field: '$.request.propose[]'
    index: number
    value: Uint8Array
  }

  export interface ForwardFrameRequestAdmitInviteIdFieldEvent {
    field: '$.request.admit.inviteId'
    value: Uint8Array
  }

  export interface ForwardFrameRequestAdmitPeerIdFieldEvent {
    field: '$.request.admit.peerId'
    value: string
  }

  export interface ForwardFrameRequestAdmitIncarnationFieldEvent {
    field: '$.request.admit.incarnation'
    value: Uint8Array
  }

  export interface ForwardFrameRequestAdmitAddressesFieldEvent {
    field: '$.request.admit.addresses[]'
    index: number
    value: string
  }

  export interface ForwardFrameRequestVouchReplicaFieldEvent {
    field: '$.request.vouch.replica'
    value: string
  }

  export interface ForwardFrameRequestChangeMembersKindFieldEvent {
    field: '$.request.changeMembers.kind'
    value: number
  }

  export interface ForwardFrameRequestChangeMembersReplicaFieldEvent {
    field: '$.request.changeMembers.replica'
    value: string
  }

  export interface ForwardFrameRequestChangeMembersSuccessorFieldEvent {
    field: '$.request.changeMembers.successor'
    value: string
  }

  export interface ForwardFrameRequestChangeMembersExpectConfIndexFieldEvent {
    field: '$.request.changeMembers.expectConfIndex'
    value: number
  }

  export interface ForwardFrameRequestTransferLeaderToFieldEvent {
    field: '$.request.transferLeader.to'
    value: string
  }

  export interface ForwardFrameResponseFailureCodeFieldEvent {
    field: '$.response.failure.code'
    value: string
  }

  export interface ForwardFrameResponseFailureMessageFieldEvent {
    field: '$.response.failure.message'
    value: string
  }

  export interface ForwardFrameResponseFailureUnknownFieldEvent {
    field: '$.response.failure.unknown'
    value: boolean
  }

  export interface ForwardFrameResponseFailureLeaderFieldEvent {
    field: '$.response.failure.leader'
    value: string
  }

  export interface ForwardFrameResponseFailureRetryAfterMsFieldEvent {
    field: '$.response.failure.retryAfterMs'
    value: number
  }

  export interface ForwardFrameResponseCommittedRevisionFieldEvent {
    field: '$.response.committed[].revision'
    value: number
    index: number
  }

  export interface ForwardFrameResponseCommittedResultFieldEvent {
    field: '$.response.committed[].result'
    value: Uint8Array
    index: number
  }

  export interface ForwardFrameResponseCommittedFromFieldEvent {
    field: '$.response.committedFrom'
    value: number
  }

  export interface ForwardFrameResponseReadIndexFieldEvent {
    field: '$.response.readIndex'
    value: number
  }

  export interface ForwardFrameResponseVouchedFieldEvent {
    field: '$.response.vouched'
    value: boolean
  }

  export interface ForwardFrameResponseAdmittedFieldEvent {
    field: '$.response.admitted'
    value: number
  }

  export interface ForwardFrameResponseChangedFieldEvent {
    field: '$.response.changed'
    value: number
  }

  export interface ForwardFrameResponseTransferredFieldEvent {
    field: '$.response.transferred'
    value: string
  }

  export interface ForwardFrameResponseFitFieldEvent {
    field: '$.response.fit'
    value: boolean
  }

  export function encode (obj: Partial<ForwardFrame>): Uint8Array {
    return encodeMessage(obj, ForwardFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardFrame>): ForwardFrame {
    return decodeMessage(buf, ForwardFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardFrame>): Generator<ForwardFrameRequestIdFieldEvent | ForwardFrameRequestDeadlineMsFieldEvent | ForwardFrameRequestProposeFieldEvent | ForwardFrameRequestAdmitInviteIdFieldEvent | ForwardFrameRequestAdmitPeerIdFieldEvent | ForwardFrameRequestAdmitIncarnationFieldEvent | ForwardFrameRequestAdmitAddressesFieldEvent | ForwardFrameRequestVouchReplicaFieldEvent | ForwardFrameRequestChangeMembersKindFieldEvent | ForwardFrameRequestChangeMembersReplicaFieldEvent | ForwardFrameRequestChangeMembersSuccessorFieldEvent | ForwardFrameRequestChangeMembersExpectConfIndexFieldEvent | ForwardFrameRequestTransferLeaderToFieldEvent | ForwardFrameResponseFailureCodeFieldEvent | ForwardFrameResponseFailureMessageFieldEvent | ForwardFrameResponseFailureUnknownFieldEvent | ForwardFrameResponseFailureLeaderFieldEvent | ForwardFrameResponseFailureRetryAfterMsFieldEvent | ForwardFrameResponseCommittedRevisionFieldEvent | ForwardFrameResponseCommittedResultFieldEvent | ForwardFrameResponseCommittedFromFieldEvent | ForwardFrameResponseReadIndexFieldEvent | ForwardFrameResponseVouchedFieldEvent | ForwardFrameResponseAdmittedFieldEvent | ForwardFrameResponseChangedFieldEvent | ForwardFrameResponseTransferredFieldEvent | ForwardFrameResponseFitFieldEvent> {
    return streamMessage(buf, ForwardFrame.codec(), opts)
  }
}

export interface ForwardRequest {
  deadlineMs: number
  propose: Uint8Array[]
  readIndex?: ReadIndexRequest
  admit?: AdmitRequest
  vouch?: VouchRequest
  changeMembers?: ChangeMembersRequest
  transferLeader?: TransferLeaderRequest
  fitness?: FitnessRequest
}

export namespace ForwardRequest {
  let _codec: Codec<ForwardRequest>

  export const codec = (): Codec<ForwardRequest> => {
    if (_codec == null) {
      _codec = message<ForwardRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.deadlineMs != null && obj.deadlineMs !== 0)) {
          w.uint32(8)
          w.uint32(obj.deadlineMs)
        }

        if (obj.propose != null && obj.propose.length > 0) {
          for (const value of obj.propose) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (obj.readIndex != null) {
          w.uint32(26)
          ReadIndexRequest.codec().encode(obj.readIndex, w)
        }

        if (obj.admit != null) {
          w.uint32(34)
          AdmitRequest.codec().encode(obj.admit, w)
        }

        if (obj.vouch != null) {
          w.uint32(42)
          VouchRequest.codec().encode(obj.vouch, w)
        }

        if (obj.changeMembers != null) {
          w.uint32(50)
          ChangeMembersRequest.codec().encode(obj.changeMembers, w)
        }

        if (obj.transferLeader != null) {
          w.uint32(58)
          TransferLeaderRequest.codec().encode(obj.transferLeader, w)
        }

        if (obj.fitness != null) {
          w.uint32(66)
          FitnessRequest.codec().encode(obj.fitness, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          deadlineMs: 0,
          propose: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.deadlineMs = reader.uint32()
              break
            }
            case 2: {
              if (opts.limits?.propose != null && obj.propose.length === opts.limits.propose) {
                throw new MaxLengthError('Decode error - repeated field "propose" had too many elements')
              }

              obj.propose.push(reader.bytes())
              break
            }
            case 3: {
              obj.readIndex = ReadIndexRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.readIndex
              })
              break
            }
            case 4: {
              obj.admit = AdmitRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.admit
              })
              break
            }
            case 5: {
              obj.vouch = VouchRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vouch
              })
              break
            }
            case 6: {
              obj.changeMembers = ChangeMembersRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.changeMembers
              })
              break
            }
            case 7: {
              obj.transferLeader = TransferLeaderRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.transferLeader
              })
              break
            }
            case 8: {
              obj.fitness = FitnessRequest.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.fitness
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
        const obj = {
          propose: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.deadlineMs`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              if (opts.limits?.propose != null && obj.propose === opts.limits.propose) {
                throw new MaxLengthError('Streaming decode error - repeated field "propose" had too many elements')
              }

              yield {
                field: `${prefix}.propose[]`,
                index: obj.propose,
                value: reader.bytes()
              }

              obj.propose++

              break
            }
            case 3: {
              yield * ReadIndexRequest.codec().stream(reader, reader.uint32(), `${prefix}.readIndex`, {
                limits: opts.limits?.readIndex
              })

              break
            }
            case 4: {
              yield * AdmitRequest.codec().stream(reader, reader.uint32(), `${prefix}.admit`, {
                limits: opts.limits?.admit
              })

              break
            }
            case 5: {
              yield * VouchRequest.codec().stream(reader, reader.uint32(), `${prefix}.vouch`, {
                limits: opts.limits?.vouch
              })

              break
            }
            case 6: {
              yield * ChangeMembersRequest.codec().stream(reader, reader.uint32(), `${prefix}.changeMembers`, {
                limits: opts.limits?.changeMembers
              })

              break
            }
            case 7: {
              yield * TransferLeaderRequest.codec().stream(reader, reader.uint32(), `${prefix}.transferLeader`, {
                limits: opts.limits?.transferLeader
              })

              break
            }
            case 8: {
              yield * FitnessRequest.codec().stream(reader, reader.uint32(), `${prefix}.fitness`, {
                limits: opts.limits?.fitness
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

  export interface ForwardRequestDeadlineMsFieldEvent {
    field: '$.deadlineMs'
    value: number
  }

  export interface ForwardRequestProposeFieldEvent {
    field: '$.propose[]'
    index: number
    value: Uint8Array
  }

  export interface ForwardRequestAdmitInviteIdFieldEvent {
    field: '$.admit.inviteId'
    value: Uint8Array
  }

  export interface ForwardRequestAdmitPeerIdFieldEvent {
    field: '$.admit.peerId'
    value: string
  }

  export interface ForwardRequestAdmitIncarnationFieldEvent {
    field: '$.admit.incarnation'
    value: Uint8Array
  }

  export interface ForwardRequestAdmitAddressesFieldEvent {
    field: '$.admit.addresses[]'
    index: number
    value: string
  }

  export interface ForwardRequestVouchReplicaFieldEvent {
    field: '$.vouch.replica'
    value: string
  }

  export interface ForwardRequestChangeMembersKindFieldEvent {
    field: '$.changeMembers.kind'
    value: number
  }

  export interface ForwardRequestChangeMembersReplicaFieldEvent {
    field: '$.changeMembers.replica'
    value: string
  }

  export interface ForwardRequestChangeMembersSuccessorFieldEvent {
    field: '$.changeMembers.successor'
    value: string
  }

  export interface ForwardRequestChangeMembersExpectConfIndexFieldEvent {
    field: '$.changeMembers.expectConfIndex'
    value: number
  }

  export interface ForwardRequestTransferLeaderToFieldEvent {
    field: '$.transferLeader.to'
    value: string
  }

  export function encode (obj: Partial<ForwardRequest>): Uint8Array {
    return encodeMessage(obj, ForwardRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardRequest>): ForwardRequest {
    return decodeMessage(buf, ForwardRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardRequest>): Generator<ForwardRequestDeadlineMsFieldEvent | ForwardRequestProposeFieldEvent | ForwardRequestAdmitInviteIdFieldEvent | ForwardRequestAdmitPeerIdFieldEvent | ForwardRequestAdmitIncarnationFieldEvent | ForwardRequestAdmitAddressesFieldEvent | ForwardRequestVouchReplicaFieldEvent | ForwardRequestChangeMembersKindFieldEvent | ForwardRequestChangeMembersReplicaFieldEvent | ForwardRequestChangeMembersSuccessorFieldEvent | ForwardRequestChangeMembersExpectConfIndexFieldEvent | ForwardRequestTransferLeaderToFieldEvent> {
    return streamMessage(buf, ForwardRequest.codec(), opts)
  }
}

export interface ReadIndexRequest {}

export namespace ReadIndexRequest {
  let _codec: Codec<ReadIndexRequest>

  export const codec = (): Codec<ReadIndexRequest> => {
    if (_codec == null) {
      _codec = message<ReadIndexRequest>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<ReadIndexRequest>): Uint8Array {
    return encodeMessage(obj, ReadIndexRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReadIndexRequest>): ReadIndexRequest {
    return decodeMessage(buf, ReadIndexRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReadIndexRequest>): Generator<{}> {
    return streamMessage(buf, ReadIndexRequest.codec(), opts)
  }
}

export interface AdmitRequest {
  inviteId: Uint8Array
  peerId: string
  incarnation: Uint8Array
  addresses: string[]
}

export namespace AdmitRequest {
  let _codec: Codec<AdmitRequest>

  export const codec = (): Codec<AdmitRequest> => {
    if (_codec == null) {
      _codec = message<AdmitRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.inviteId != null && obj.inviteId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.inviteId)
        }

        if ((obj.peerId != null && obj.peerId !== '')) {
          w.uint32(18)
          w.string(obj.peerId)
        }

        if ((obj.incarnation != null && obj.incarnation.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.incarnation)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(34)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          inviteId: noBytes,
          peerId: '',
          incarnation: noBytes,
          addresses: []
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
              obj.peerId = reader.string()
              break
            }
            case 3: {
              obj.incarnation = reader.bytes()
              break
            }
            case 4: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
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
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.peerId`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
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

  export interface AdmitRequestInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface AdmitRequestPeerIdFieldEvent {
    field: '$.peerId'
    value: string
  }

  export interface AdmitRequestIncarnationFieldEvent {
    field: '$.incarnation'
    value: Uint8Array
  }

  export interface AdmitRequestAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<AdmitRequest>): Uint8Array {
    return encodeMessage(obj, AdmitRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdmitRequest>): AdmitRequest {
    return decodeMessage(buf, AdmitRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdmitRequest>): Generator<AdmitRequestInviteIdFieldEvent | AdmitRequestPeerIdFieldEvent | AdmitRequestIncarnationFieldEvent | AdmitRequestAddressesFieldEvent> {
    return streamMessage(buf, AdmitRequest.codec(), opts)
  }
}

export interface VouchRequest {
  replica: string
}

export namespace VouchRequest {
  let _codec: Codec<VouchRequest>

  export const codec = (): Codec<VouchRequest> => {
    if (_codec == null) {
      _codec = message<VouchRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.replica != null && obj.replica !== '')) {
          w.uint32(10)
          w.string(obj.replica)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          replica: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.replica = reader.string()
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
                field: `${prefix}.replica`,
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

  export interface VouchRequestReplicaFieldEvent {
    field: '$.replica'
    value: string
  }

  export function encode (obj: Partial<VouchRequest>): Uint8Array {
    return encodeMessage(obj, VouchRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VouchRequest>): VouchRequest {
    return decodeMessage(buf, VouchRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VouchRequest>): Generator<VouchRequestReplicaFieldEvent> {
    return streamMessage(buf, VouchRequest.codec(), opts)
  }
}

export interface ChangeMembersRequest {
  kind: number
  replica: string
  successor: string
  expectConfIndex: number
}

export namespace ChangeMembersRequest {
  let _codec: Codec<ChangeMembersRequest>

  export const codec = (): Codec<ChangeMembersRequest> => {
    if (_codec == null) {
      _codec = message<ChangeMembersRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.kind != null && obj.kind !== 0)) {
          w.uint32(8)
          w.uint32(obj.kind)
        }

        if ((obj.replica != null && obj.replica !== '')) {
          w.uint32(18)
          w.string(obj.replica)
        }

        if ((obj.successor != null && obj.successor !== '')) {
          w.uint32(26)
          w.string(obj.successor)
        }

        if ((obj.expectConfIndex != null && obj.expectConfIndex !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.expectConfIndex)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: 0,
          replica: '',
          successor: '',
          expectConfIndex: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.kind = reader.uint32()
              break
            }
            case 2: {
              obj.replica = reader.string()
              break
            }
            case 3: {
              obj.successor = reader.string()
              break
            }
            case 4: {
              obj.expectConfIndex = reader.uint64Number()
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
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.replica`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.successor`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.expectConfIndex`,
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

  export interface ChangeMembersRequestKindFieldEvent {
    field: '$.kind'
    value: number
  }

  export interface ChangeMembersRequestReplicaFieldEvent {
    field: '$.replica'
    value: string
  }

  export interface ChangeMembersRequestSuccessorFieldEvent {
    field: '$.successor'
    value: string
  }

  export interface ChangeMembersRequestExpectConfIndexFieldEvent {
    field: '$.expectConfIndex'
    value: number
  }

  export function encode (obj: Partial<ChangeMembersRequest>): Uint8Array {
    return encodeMessage(obj, ChangeMembersRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ChangeMembersRequest>): ChangeMembersRequest {
    return decodeMessage(buf, ChangeMembersRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ChangeMembersRequest>): Generator<ChangeMembersRequestKindFieldEvent | ChangeMembersRequestReplicaFieldEvent | ChangeMembersRequestSuccessorFieldEvent | ChangeMembersRequestExpectConfIndexFieldEvent> {
    return streamMessage(buf, ChangeMembersRequest.codec(), opts)
  }
}

export interface TransferLeaderRequest {
  to: string
}

export namespace TransferLeaderRequest {
  let _codec: Codec<TransferLeaderRequest>

  export const codec = (): Codec<TransferLeaderRequest> => {
    if (_codec == null) {
      _codec = message<TransferLeaderRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.to != null && obj.to !== '')) {
          w.uint32(10)
          w.string(obj.to)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          to: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.to = reader.string()
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
                field: `${prefix}.to`,
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

  export interface TransferLeaderRequestToFieldEvent {
    field: '$.to'
    value: string
  }

  export function encode (obj: Partial<TransferLeaderRequest>): Uint8Array {
    return encodeMessage(obj, TransferLeaderRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TransferLeaderRequest>): TransferLeaderRequest {
    return decodeMessage(buf, TransferLeaderRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TransferLeaderRequest>): Generator<TransferLeaderRequestToFieldEvent> {
    return streamMessage(buf, TransferLeaderRequest.codec(), opts)
  }
}

export interface FitnessRequest {}

export namespace FitnessRequest {
  let _codec: Codec<FitnessRequest>

  export const codec = (): Codec<FitnessRequest> => {
    if (_codec == null) {
      _codec = message<FitnessRequest>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<FitnessRequest>): Uint8Array {
    return encodeMessage(obj, FitnessRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FitnessRequest>): FitnessRequest {
    return decodeMessage(buf, FitnessRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FitnessRequest>): Generator<{}> {
    return streamMessage(buf, FitnessRequest.codec(), opts)
  }
}

export interface ForwardResponse {
  failure?: ForwardFailure
  committed: Committed[]
  committedFrom: number
  readIndex?: number
  vouched?: boolean
  admitted?: number
  changed?: number
  transferred?: string
  fit?: boolean
}

export namespace ForwardResponse {
  let _codec: Codec<ForwardResponse>

  export const codec = (): Codec<ForwardResponse> => {
    if (_codec == null) {
      _codec = message<ForwardResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.failure != null) {
          w.uint32(10)
          ForwardFailure.codec().encode(obj.failure, w)
        }

        if (obj.committed != null && obj.committed.length > 0) {
          for (const value of obj.committed) {
            w.uint32(18)
            Committed.codec().encode(value, w)
          }
        }

        if ((obj.committedFrom != null && obj.committedFrom !== 0)) {
          w.uint32(48)
          w.uint32(obj.committedFrom)
        }

        if (obj.readIndex != null) {
          w.uint32(24)
          w.uint64Number(obj.readIndex)
        }

        if (obj.vouched != null) {
          w.uint32(32)
          w.bool(obj.vouched)
        }

        if (obj.admitted != null) {
          w.uint32(40)
          w.uint64Number(obj.admitted)
        }

        if (obj.changed != null) {
          w.uint32(56)
          w.uint64Number(obj.changed)
        }

        if (obj.transferred != null) {
          w.uint32(66)
          w.string(obj.transferred)
        }

        if (obj.fit != null) {
          w.uint32(72)
          w.bool(obj.fit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          committed: [],
          committedFrom: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.failure = ForwardFailure.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.failure
              })
              break
            }
            case 2: {
              if (opts.limits?.committed != null && obj.committed.length === opts.limits.committed) {
                throw new MaxLengthError('Decode error - repeated field "committed" had too many elements')
              }

              obj.committed.push(Committed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.committed$
              }))
              break
            }
            case 6: {
              obj.committedFrom = reader.uint32()
              break
            }
            case 3: {
              obj.readIndex = reader.uint64Number()
              break
            }
            case 4: {
              obj.vouched = reader.bool()
              break
            }
            case 5: {
              obj.admitted = reader.uint64Number()
              break
            }
            case 7: {
              obj.changed = reader.uint64Number()
              break
            }
            case 8: {
              obj.transferred = reader.string()
              break
            }
            case 9: {
              obj.fit = reader.bool()
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
          committed: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * ForwardFailure.codec().stream(reader, reader.uint32(), `${prefix}.failure`, {
                limits: opts.limits?.failure
              })

              break
            }
            case 2: {
              if (opts.limits?.committed != null && obj.committed === opts.limits.committed) {
                throw new MaxLengthError('Streaming decode error - repeated field "committed" had too many elements')
              }

              for (const evt of Committed.codec().stream(reader, reader.uint32(), `${prefix}.committed[]`, {
                limits: opts.limits?.committed$
              })) {
                yield {
                  ...evt,
                  index: obj.committed
                }
              }

              obj.committed++

              break
            }
            case 6: {
              yield {
                field: `${prefix}.committedFrom`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.readIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.vouched`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.admitted`,
                value: reader.uint64Number()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.changed`,
                value: reader.uint64Number()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.transferred`,
                value: reader.string()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.fit`,
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

  export interface ForwardResponseFailureCodeFieldEvent {
    field: '$.failure.code'
    value: string
  }

  export interface ForwardResponseFailureMessageFieldEvent {
    field: '$.failure.message'
    value: string
  }

  export interface ForwardResponseFailureUnknownFieldEvent {
    field: '$.failure.unknown'
    value: boolean
  }

  export interface ForwardResponseFailureLeaderFieldEvent {
    field: '$.failure.leader'
    value: string
  }

  export interface ForwardResponseFailureRetryAfterMsFieldEvent {
    field: '$.failure.retryAfterMs'
    value: number
  }

  export interface ForwardResponseCommittedRevisionFieldEvent {
    field: '$.committed[].revision'
    value: number
    index: number
  }

  export interface ForwardResponseCommittedResultFieldEvent {
    field: '$.committed[].result'
    value: Uint8Array
    index: number
  }

  export interface ForwardResponseCommittedFromFieldEvent {
    field: '$.committedFrom'
    value: number
  }

  export interface ForwardResponseReadIndexFieldEvent {
    field: '$.readIndex'
    value: number
  }

  export interface ForwardResponseVouchedFieldEvent {
    field: '$.vouched'
    value: boolean
  }

  export interface ForwardResponseAdmittedFieldEvent {
    field: '$.admitted'
    value: number
  }

  export interface ForwardResponseChangedFieldEvent {
    field: '$.changed'
    value: number
  }

  export interface ForwardResponseTransferredFieldEvent {
    field: '$.transferred'
    value: string
  }

  export interface ForwardResponseFitFieldEvent {
    field: '$.fit'
    value: boolean
  }

  export function encode (obj: Partial<ForwardResponse>): Uint8Array {
    return encodeMessage(obj, ForwardResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardResponse>): ForwardResponse {
    return decodeMessage(buf, ForwardResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardResponse>): Generator<ForwardResponseFailureCodeFieldEvent | ForwardResponseFailureMessageFieldEvent | ForwardResponseFailureUnknownFieldEvent | ForwardResponseFailureLeaderFieldEvent | ForwardResponseFailureRetryAfterMsFieldEvent | ForwardResponseCommittedRevisionFieldEvent | ForwardResponseCommittedResultFieldEvent | ForwardResponseCommittedFromFieldEvent | ForwardResponseReadIndexFieldEvent | ForwardResponseVouchedFieldEvent | ForwardResponseAdmittedFieldEvent | ForwardResponseChangedFieldEvent | ForwardResponseTransferredFieldEvent | ForwardResponseFitFieldEvent> {
    return streamMessage(buf, ForwardResponse.codec(), opts)
  }
}

export interface Committed {
  revision: number
  result: Uint8Array
}

export namespace Committed {
  let _codec: Codec<Committed>

  export const codec = (): Codec<Committed> => {
    if (_codec == null) {
      _codec = message<Committed>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.revision != null && obj.revision !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.revision)
        }

        if ((obj.result != null && obj.result.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.result)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          revision: 0,
          result: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.revision = reader.uint64Number()
              break
            }
            case 2: {
              obj.result = reader.bytes()
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
                field: `${prefix}.revision`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.result`,
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

  export interface CommittedRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface CommittedResultFieldEvent {
    field: '$.result'
    value: Uint8Array
  }

  export function encode (obj: Partial<Committed>): Uint8Array {
    return encodeMessage(obj, Committed.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Committed>): Committed {
    return decodeMessage(buf, Committed.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Committed>): Generator<CommittedRevisionFieldEvent | CommittedResultFieldEvent> {
    return streamMessage(buf, Committed.codec(), opts)
  }
}

export interface ForwardFailure {
  code: string
  message: string
  unknown: boolean
  leader: string
  retryAfterMs: number
}

export namespace ForwardFailure {
  let _codec: Codec<ForwardFailure>

  export const codec = (): Codec<ForwardFailure> => {
    if (_codec == null) {
      _codec = message<ForwardFailure>((obj, w, opts = {}) => {
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

        if ((obj.unknown != null && obj.unknown !== false)) {
          w.uint32(24)
          w.bool(obj.unknown)
        }

        if ((obj.leader != null && obj.leader !== '')) {
          w.uint32(34)
          w.string(obj.leader)
        }

        if ((obj.retryAfterMs != null && obj.retryAfterMs !== 0)) {
          w.uint32(40)
          w.uint32(obj.retryAfterMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: '',
          unknown: false,
          leader: '',
          retryAfterMs: 0
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
              obj.unknown = reader.bool()
              break
            }
            case 4: {
              obj.leader = reader.string()
              break
            }
            case 5: {
              obj.retryAfterMs = reader.uint32()
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
                field: `${prefix}.unknown`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.leader`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.retryAfterMs`,
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

  export interface ForwardFailureCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface ForwardFailureMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface ForwardFailureUnknownFieldEvent {
    field: '$.unknown'
    value: boolean
  }

  export interface ForwardFailureLeaderFieldEvent {
    field: '$.leader'
    value: string
  }

  export interface ForwardFailureRetryAfterMsFieldEvent {
    field: '$.retryAfterMs'
    value: number
  }

  export function encode (obj: Partial<ForwardFailure>): Uint8Array {
    return encodeMessage(obj, ForwardFailure.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardFailure>): ForwardFailure {
    return decodeMessage(buf, ForwardFailure.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ForwardFailure>): Generator<ForwardFailureCodeFieldEvent | ForwardFailureMessageFieldEvent | ForwardFailureUnknownFieldEvent | ForwardFailureLeaderFieldEvent | ForwardFailureRetryAfterMsFieldEvent> {
    return streamMessage(buf, ForwardFailure.codec(), opts)
  }
}
