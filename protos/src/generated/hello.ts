/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface HelloFrame {
  start?: HelloStart
  challenge?: HelloChallenge
  proof?: HelloProof
  reply?: HelloReply
  admitMe?: AdmitMe
  admitted?: Admitted
  refused?: HelloRefused
  accepted?: HelloAccepted
}

export namespace HelloFrame {
  let _codec: Codec<HelloFrame>

  export const codec = (): Codec<HelloFrame> => {
    if (_codec == null) {
      _codec = message<HelloFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.start != null) {
          w.uint32(10)
          HelloStart.codec().encode(obj.start, w)
        }

        if (obj.challenge != null) {
          w.uint32(18)
          HelloChallenge.codec().encode(obj.challenge, w)
        }

        if (obj.proof != null) {
          w.uint32(26)
          HelloProof.codec().encode(obj.proof, w)
        }

        if (obj.reply != null) {
          w.uint32(34)
          HelloReply.codec().encode(obj.reply, w)
        }

        if (obj.admitMe != null) {
          w.uint32(42)
          AdmitMe.codec().encode(obj.admitMe, w)
        }

        if (obj.admitted != null) {
          w.uint32(50)
          Admitted.codec().encode(obj.admitted, w)
        }

        if (obj.refused != null) {
          w.uint32(58)
          HelloRefused.codec().encode(obj.refused, w)
        }

        if (obj.accepted != null) {
          w.uint32(66)
          HelloAccepted.codec().encode(obj.accepted, w)
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
              obj.start = HelloStart.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.start
              })
              break
            }
            case 2: {
              obj.challenge = HelloChallenge.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.challenge
              })
              break
            }
            case 3: {
              obj.proof = HelloProof.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.proof
              })
              break
            }
            case 4: {
              obj.reply = HelloReply.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.reply
              })
              break
            }
            case 5: {
              obj.admitMe = AdmitMe.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.admitMe
              })
              break
            }
            case 6: {
              obj.admitted = Admitted.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.admitted
              })
              break
            }
            case 7: {
              obj.refused = HelloRefused.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.refused
              })
              break
            }
            case 8: {
              obj.accepted = HelloAccepted.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.accepted
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
              yield * HelloStart.codec().stream(reader, reader.uint32(), `${prefix}.start`, {
                limits: opts.limits?.start
              })

              break
            }
            case 2: {
              yield * HelloChallenge.codec().stream(reader, reader.uint32(), `${prefix}.challenge`, {
                limits: opts.limits?.challenge
              })

              break
            }
            case 3: {
              yield * HelloProof.codec().stream(reader, reader.uint32(), `${prefix}.proof`, {
                limits: opts.limits?.proof
              })

              break
            }
            case 4: {
              yield * HelloReply.codec().stream(reader, reader.uint32(), `${prefix}.reply`, {
                limits: opts.limits?.reply
              })

              break
            }
            case 5: {
              yield * AdmitMe.codec().stream(reader, reader.uint32(), `${prefix}.admitMe`, {
                limits: opts.limits?.admitMe
              })

              break
            }
            case 6: {
              yield * Admitted.codec().stream(reader, reader.uint32(), `${prefix}.admitted`, {
                limits: opts.limits?.admitted
              })

              break
            }
            case 7: {
              yield * HelloRefused.codec().stream(reader, reader.uint32(), `${prefix}.refused`, {
                limits: opts.limits?.refused
              })

              break
            }
            case 8: {
              yield * HelloAccepted.codec().stream(reader, reader.uint32(), `${prefix}.accepted`, {
                limits: opts.limits?.accepted
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

  export interface HelloFrameStartVersionsFieldEvent {
    field: '$.start.versions[]'
    index: number
    value: number
  }

  export interface HelloFrameStartNonceFieldEvent {
    field: '$.start.nonce'
    value: Uint8Array
  }

  export interface HelloFrameChallengeVersionFieldEvent {
    field: '$.challenge.version'
    value: number
  }

  export interface HelloFrameChallengeNonceFieldEvent {
    field: '$.challenge.nonce'
    value: Uint8Array
  }

  export interface HelloFrameProofGroupIdFieldEvent {
    field: '$.proof.groupId'
    value: Uint8Array
  }

  export interface HelloFrameProofInviteIdFieldEvent {
    field: '$.proof.inviteId'
    value: Uint8Array
  }

  export interface HelloFrameProofEpochFieldEvent {
    field: '$.proof.epoch'
    value: number
  }

  export interface HelloFrameProofMacFieldEvent {
    field: '$.proof.mac'
    value: Uint8Array
  }

  export interface HelloFrameProofIntroductionIncarnationFieldEvent {
    field: '$.proof.introduction.incarnation'
    value: Uint8Array
  }

  export interface HelloFrameProofIntroductionBootFieldEvent {
    field: '$.proof.introduction.boot'
    value: Uint8Array
  }

  export interface HelloFrameProofIntroductionTermFieldEvent {
    field: '$.proof.introduction.term'
    value: number
  }

  export interface HelloFrameProofIntroductionLastTermFieldEvent {
    field: '$.proof.introduction.lastTerm'
    value: number
  }

  export interface HelloFrameProofIntroductionLastIndexFieldEvent {
    field: '$.proof.introduction.lastIndex'
    value: number
  }

  export interface HelloFrameReplyMacFieldEvent {
    field: '$.reply.mac'
    value: Uint8Array
  }

  export interface HelloFrameReplyIntroductionIncarnationFieldEvent {
    field: '$.reply.introduction.incarnation'
    value: Uint8Array
  }

  export interface HelloFrameReplyIntroductionBootFieldEvent {
    field: '$.reply.introduction.boot'
    value: Uint8Array
  }

  export interface HelloFrameReplyIntroductionTermFieldEvent {
    field: '$.reply.introduction.term'
    value: number
  }

  export interface HelloFrameReplyIntroductionLastTermFieldEvent {
    field: '$.reply.introduction.lastTerm'
    value: number
  }

  export interface HelloFrameReplyIntroductionLastIndexFieldEvent {
    field: '$.reply.introduction.lastIndex'
    value: number
  }

  export interface HelloFrameAdmitMeAddressesFieldEvent {
    field: '$.admitMe.addresses[]'
    index: number
    value: string
  }

  export interface HelloFrameAdmittedGroupNameFieldEvent {
    field: '$.admitted.groupName'
    value: string
  }

  export interface HelloFrameAdmittedEpochFieldEvent {
    field: '$.admitted.epoch'
    value: number
  }

  export interface HelloFrameAdmittedSecretFieldEvent {
    field: '$.admitted.secret'
    value: Uint8Array
  }

  export interface HelloFrameAdmittedMembersFieldEvent {
    field: '$.admitted.members[]'
    index: number
    value: Uint8Array
  }

  export interface HelloFrameRefusedCodeFieldEvent {
    field: '$.refused.code'
    value: string
  }

  export interface HelloFrameRefusedMessageFieldEvent {
    field: '$.refused.message'
    value: string
  }

  export function encode (obj: Partial<HelloFrame>): Uint8Array {
    return encodeMessage(obj, HelloFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloFrame>): HelloFrame {
    return decodeMessage(buf, HelloFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloFrame>): Generator<HelloFrameStartVersionsFieldEvent | HelloFrameStartNonceFieldEvent | HelloFrameChallengeVersionFieldEvent | HelloFrameChallengeNonceFieldEvent | HelloFrameProofGroupIdFieldEvent | HelloFrameProofInviteIdFieldEvent | HelloFrameProofEpochFieldEvent | HelloFrameProofMacFieldEvent | HelloFrameProofIntroductionIncarnationFieldEvent | HelloFrameProofIntroductionBootFieldEvent | HelloFrameProofIntroductionTermFieldEvent | HelloFrameProofIntroductionLastTermFieldEvent | HelloFrameProofIntroductionLastIndexFieldEvent | HelloFrameReplyMacFieldEvent | HelloFrameReplyIntroductionIncarnationFieldEvent | HelloFrameReplyIntroductionBootFieldEvent | HelloFrameReplyIntroductionTermFieldEvent | HelloFrameReplyIntroductionLastTermFieldEvent | HelloFrameReplyIntroductionLastIndexFieldEvent | HelloFrameAdmitMeAddressesFieldEvent | HelloFrameAdmittedGroupNameFieldEvent | HelloFrameAdmittedEpochFieldEvent | HelloFrameAdmittedSecretFieldEvent | HelloFrameAdmittedMembersFieldEvent | HelloFrameRefusedCodeFieldEvent | HelloFrameRefusedMessageFieldEvent> {
    return streamMessage(buf, HelloFrame.codec(), opts)
  }
}

export interface HelloStart {
  versions: number[]
  nonce: Uint8Array
}

export namespace HelloStart {
  let _codec: Codec<HelloStart>

  export const codec = (): Codec<HelloStart> => {
    if (_codec == null) {
      _codec = message<HelloStart>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.versions != null && obj.versions.length > 0) {
          for (const value of obj.versions) {
            w.uint32(8)
            w.uint32(value)
          }
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.nonce)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          versions: [],
          nonce: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.versions != null && obj.versions.length === opts.limits.versions) {
                throw new MaxLengthError('Decode error - repeated field "versions" had too many elements')
              }

              obj.versions.push(reader.uint32())
              break
            }
            case 2: {
              obj.nonce = reader.bytes()
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
          versions: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.versions != null && obj.versions === opts.limits.versions) {
                throw new MaxLengthError('Streaming decode error - repeated field "versions" had too many elements')
              }

              yield {
                field: `${prefix}.versions[]`,
                index: obj.versions,
                value: reader.uint32()
              }

              obj.versions++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.nonce`,
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

  export interface HelloStartVersionsFieldEvent {
    field: '$.versions[]'
    index: number
    value: number
  }

  export interface HelloStartNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array
  }

  export function encode (obj: Partial<HelloStart>): Uint8Array {
    return encodeMessage(obj, HelloStart.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloStart>): HelloStart {
    return decodeMessage(buf, HelloStart.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloStart>): Generator<HelloStartVersionsFieldEvent | HelloStartNonceFieldEvent> {
    return streamMessage(buf, HelloStart.codec(), opts)
  }
}

export interface HelloChallenge {
  version: number
  nonce: Uint8Array
}

export namespace HelloChallenge {
  let _codec: Codec<HelloChallenge>

  export const codec = (): Codec<HelloChallenge> => {
    if (_codec == null) {
      _codec = message<HelloChallenge>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.version != null && obj.version !== 0)) {
          w.uint32(8)
          w.uint32(obj.version)
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.nonce)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          version: 0,
          nonce: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.version = reader.uint32()
              break
            }
            case 2: {
              obj.nonce = reader.bytes()
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
                field: `${prefix}.version`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.nonce`,
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

  export interface HelloChallengeVersionFieldEvent {
    field: '$.version'
    value: number
  }

  export interface HelloChallengeNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array
  }

  export function encode (obj: Partial<HelloChallenge>): Uint8Array {
    return encodeMessage(obj, HelloChallenge.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloChallenge>): HelloChallenge {
    return decodeMessage(buf, HelloChallenge.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloChallenge>): Generator<HelloChallengeVersionFieldEvent | HelloChallengeNonceFieldEvent> {
    return streamMessage(buf, HelloChallenge.codec(), opts)
  }
}

export interface HelloProof {
  groupId: Uint8Array
  inviteId?: Uint8Array
  epoch: number
  mac: Uint8Array
  introduction?: Introduction
}

export namespace HelloProof {
  let _codec: Codec<HelloProof>

  export const codec = (): Codec<HelloProof> => {
    if (_codec == null) {
      _codec = message<HelloProof>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if (obj.inviteId != null) {
          w.uint32(18)
          w.bytes(obj.inviteId)
        }

        if ((obj.epoch != null && obj.epoch !== 0)) {
          w.uint32(24)
          w.uint32(obj.epoch)
        }

        if ((obj.mac != null && obj.mac.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.mac)
        }

        if (obj.introduction != null) {
          w.uint32(42)
          Introduction.codec().encode(obj.introduction, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: noBytes,
          epoch: 0,
          mac: noBytes
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
              obj.inviteId = reader.bytes()
              break
            }
            case 3: {
              obj.epoch = reader.uint32()
              break
            }
            case 4: {
              obj.mac = reader.bytes()
              break
            }
            case 5: {
              obj.introduction = Introduction.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.introduction
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
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.epoch`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.mac`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield * Introduction.codec().stream(reader, reader.uint32(), `${prefix}.introduction`, {
                limits: opts.limits?.introduction
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

  export interface HelloProofGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface HelloProofInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface HelloProofEpochFieldEvent {
    field: '$.epoch'
    value: number
  }

  export interface HelloProofMacFieldEvent {
    field: '$.mac'
    value: Uint8Array
  }

  export interface HelloProofIntroductionIncarnationFieldEvent {
    field: '$.introduction.incarnation'
    value: Uint8Array
  }

  export interface HelloProofIntroductionBootFieldEvent {
    field: '$.introduction.boot'
    value: Uint8Array
  }

  export interface HelloProofIntroductionTermFieldEvent {
    field: '$.introduction.term'
    value: number
  }

  export interface HelloProofIntroductionLastTermFieldEvent {
    field: '$.introduction.lastTerm'
    value: number
  }

  export interface HelloProofIntroductionLastIndexFieldEvent {
    field: '$.introduction.lastIndex'
    value: number
  }

  export function encode (obj: Partial<HelloProof>): Uint8Array {
    return encodeMessage(obj, HelloProof.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloProof>): HelloProof {
    return decodeMessage(buf, HelloProof.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloProof>): Generator<HelloProofGroupIdFieldEvent | HelloProofInviteIdFieldEvent | HelloProofEpochFieldEvent | HelloProofMacFieldEvent | HelloProofIntroductionIncarnationFieldEvent | HelloProofIntroductionBootFieldEvent | HelloProofIntroductionTermFieldEvent | HelloProofIntroductionLastTermFieldEvent | HelloProofIntroductionLastIndexFieldEvent> {
    return streamMessage(buf, HelloProof.codec(), opts)
  }
}

export interface HelloReply {
  mac: Uint8Array
  introduction?: Introduction
}

export namespace HelloReply {
  let _codec: Codec<HelloReply>

  export const codec = (): Codec<HelloReply> => {
    if (_codec == null) {
      _codec = message<HelloReply>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.mac != null && obj.mac.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.mac)
        }

        if (obj.introduction != null) {
          w.uint32(18)
          Introduction.codec().encode(obj.introduction, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          mac: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.mac = reader.bytes()
              break
            }
            case 2: {
              obj.introduction = Introduction.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.introduction
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
                field: `${prefix}.mac`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield * Introduction.codec().stream(reader, reader.uint32(), `${prefix}.introduction`, {
                limits: opts.limits?.introduction
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

  export interface HelloReplyMacFieldEvent {
    field: '$.mac'
    value: Uint8Array
  }

  export interface HelloReplyIntroductionIncarnationFieldEvent {
    field: '$.introduction.incarnation'
    value: Uint8Array
  }

  export interface HelloReplyIntroductionBootFieldEvent {
    field: '$.introduction.boot'
    value: Uint8Array
  }

  export interface HelloReplyIntroductionTermFieldEvent {
    field: '$.introduction.term'
    value: number
  }

  export interface HelloReplyIntroductionLastTermFieldEvent {
    field: '$.introduction.lastTerm'
    value: number
  }

  export interface HelloReplyIntroductionLastIndexFieldEvent {
    field: '$.introduction.lastIndex'
    value: number
  }

  export function encode (obj: Partial<HelloReply>): Uint8Array {
    return encodeMessage(obj, HelloReply.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloReply>): HelloReply {
    return decodeMessage(buf, HelloReply.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloReply>): Generator<HelloReplyMacFieldEvent | HelloReplyIntroductionIncarnationFieldEvent | HelloReplyIntroductionBootFieldEvent | HelloReplyIntroductionTermFieldEvent | HelloReplyIntroductionLastTermFieldEvent | HelloReplyIntroductionLastIndexFieldEvent> {
    return streamMessage(buf, HelloReply.codec(), opts)
  }
}

export interface Introduction {
  incarnation: Uint8Array
  boot: Uint8Array
  term: number
  lastTerm: number
  lastIndex: number
}

export namespace Introduction {
  let _codec: Codec<Introduction>

  export const codec = (): Codec<Introduction> => {
    if (_codec == null) {
      _codec = message<Introduction>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.incarnation != null && obj.incarnation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.incarnation)
        }

        if ((obj.boot != null && obj.boot.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.boot)
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.term)
        }

        if ((obj.lastTerm != null && obj.lastTerm !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.lastTerm)
        }

        if ((obj.lastIndex != null && obj.lastIndex !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.lastIndex)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          incarnation: noBytes,
          boot: noBytes,
          term: 0,
          lastTerm: 0,
          lastIndex: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.incarnation = reader.bytes()
              break
            }
            case 2: {
              obj.boot = reader.bytes()
              break
            }
            case 3: {
              obj.term = reader.uint64Number()
              break
            }
            case 4: {
              obj.lastTerm = reader.uint64Number()
              break
            }
            case 5: {
              obj.lastIndex = reader.uint64Number()
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
                field: `${prefix}.incarnation`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.boot`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.term`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.lastTerm`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.lastIndex`,
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

  export interface IntroductionIncarnationFieldEvent {
    field: '$.incarnation'
    value: Uint8Array
  }

  export interface IntroductionBootFieldEvent {
    field: '$.boot'
    value: Uint8Array
  }

  export interface IntroductionTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface IntroductionLastTermFieldEvent {
    field: '$.lastTerm'
    value: number
  }

  export interface IntroductionLastIndexFieldEvent {
    field: '$.lastIndex'
    value: number
  }

  export function encode (obj: Partial<Introduction>): Uint8Array {
    return encodeMessage(obj, Introduction.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Introduction>): Introduction {
    return decodeMessage(buf, Introduction.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Introduction>): Generator<IntroductionIncarnationFieldEvent | IntroductionBootFieldEvent | IntroductionTermFieldEvent | IntroductionLastTermFieldEvent | IntroductionLastIndexFieldEvent> {
    return streamMessage(buf, Introduction.codec(), opts)
  }
}

export interface HelloAccepted {}

export namespace HelloAccepted {
  let _codec: Codec<HelloAccepted>

  export const codec = (): Codec<HelloAccepted> => {
    if (_codec == null) {
      _codec = message<HelloAccepted>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<HelloAccepted>): Uint8Array {
    return encodeMessage(obj, HelloAccepted.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloAccepted>): HelloAccepted {
    return decodeMessage(buf, HelloAccepted.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloAccepted>): Generator<{}> {
    return streamMessage(buf, HelloAccepted.codec(), opts)
  }
}

export interface AdmitMe {
  addresses: string[]
}

export namespace AdmitMe {
  let _codec: Codec<AdmitMe>

  export const codec = (): Codec<AdmitMe> => {
    if (_codec == null) {
      _codec = message<AdmitMe>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(10)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          addresses: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface AdmitMeAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<AdmitMe>): Uint8Array {
    return encodeMessage(obj, AdmitMe.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdmitMe>): AdmitMe {
    return decodeMessage(buf, AdmitMe.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdmitMe>): Generator<AdmitMeAddressesFieldEvent> {
    return streamMessage(buf, AdmitMe.codec(), opts)
  }
}

export interface Admitted {
  groupName: string
  epoch: number
  secret: Uint8Array
  members: Uint8Array[]
}

export namespace Admitted {
  let _codec: Codec<Admitted>

  export const codec = (): Codec<Admitted> => {
    if (_codec == null) {
      _codec = message<Admitted>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupName != null && obj.groupName !== '')) {
          w.uint32(10)
          w.string(obj.groupName)
        }

        if ((obj.epoch != null && obj.epoch !== 0)) {
          w.uint32(16)
          w.uint32(obj.epoch)
        }

        if ((obj.secret != null && obj.secret.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.secret)
        }

        if (obj.members != null && obj.members.length > 0) {
          for (const value of obj.members) {
            w.uint32(34)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupName: '',
          epoch: 0,
          secret: noBytes,
          members: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.groupName = reader.string()
              break
            }
            case 2: {
              obj.epoch = reader.uint32()
              break
            }
            case 3: {
              obj.secret = reader.bytes()
              break
            }
            case 4: {
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
                field: `${prefix}.groupName`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.epoch`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.secret`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
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

  export interface AdmittedGroupNameFieldEvent {
    field: '$.groupName'
    value: string
  }

  export interface AdmittedEpochFieldEvent {
    field: '$.epoch'
    value: number
  }

  export interface AdmittedSecretFieldEvent {
    field: '$.secret'
    value: Uint8Array
  }

  export interface AdmittedMembersFieldEvent {
    field: '$.members[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<Admitted>): Uint8Array {
    return encodeMessage(obj, Admitted.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Admitted>): Admitted {
    return decodeMessage(buf, Admitted.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Admitted>): Generator<AdmittedGroupNameFieldEvent | AdmittedEpochFieldEvent | AdmittedSecretFieldEvent | AdmittedMembersFieldEvent> {
    return streamMessage(buf, Admitted.codec(), opts)
  }
}

export interface HelloRefused {
  code: string
  message: string
}

export namespace HelloRefused {
  let _codec: Codec<HelloRefused>

  export const codec = (): Codec<HelloRefused> => {
    if (_codec == null) {
      _codec = message<HelloRefused>((obj, w, opts = {}) => {
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

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: ''
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

  export interface HelloRefusedCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface HelloRefusedMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export function encode (obj: Partial<HelloRefused>): Uint8Array {
    return encodeMessage(obj, HelloRefused.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloRefused>): HelloRefused {
    return decodeMessage(buf, HelloRefused.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HelloRefused>): Generator<HelloRefusedCodeFieldEvent | HelloRefusedMessageFieldEvent> {
    return streamMessage(buf, HelloRefused.codec(), opts)
  }
}

export interface InviteToken {
  groupId: Uint8Array
  addresses: string[]
  inviteId: Uint8Array
  key: Uint8Array
}

export namespace InviteToken {
  let _codec: Codec<InviteToken>

  export const codec = (): Codec<InviteToken> => {
    if (_codec == null) {
      _codec = message<InviteToken>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(18)
            w.string(value)
          }
        }

        if ((obj.inviteId != null && obj.inviteId.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.inviteId)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.key)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: noBytes,
          addresses: [],
          inviteId: noBytes,
          key: noBytes
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
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
              break
            }
            case 3: {
              obj.inviteId = reader.bytes()
              break
            }
            case 4: {
              obj.key = reader.bytes()
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
                field: `${prefix}.groupId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
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
            case 3: {
              yield {
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.key`,
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

  export interface InviteTokenGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface InviteTokenAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface InviteTokenInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface InviteTokenKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export function encode (obj: Partial<InviteToken>): Uint8Array {
    return encodeMessage(obj, InviteToken.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteToken>): InviteToken {
    return decodeMessage(buf, InviteToken.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteToken>): Generator<InviteTokenGroupIdFieldEvent | InviteTokenAddressesFieldEvent | InviteTokenInviteIdFieldEvent | InviteTokenKeyFieldEvent> {
    return streamMessage(buf, InviteToken.codec(), opts)
  }
}
