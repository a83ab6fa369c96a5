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

export interface WalConfiguration {
  voters: string[]
  votersOutgoing: string[]
  learners: string[]
  learnersNext: string[]
  autoLeave: boolean
}

export namespace WalConfiguration {
  let _codec: Codec<WalConfiguration>

  export const codec = (): Codec<WalConfiguration> => {
    if (_codec == null) {
      _codec = message<WalConfiguration>((obj, w, opts = {}) => {
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

  export interface WalConfigurationVotersFieldEvent {
    field: '$.voters[]'
    index: number
    value: string
  }

  export interface WalConfigurationVotersOutgoingFieldEvent {
    field: '$.votersOutgoing[]'
    index: number
    value: string
  }

  export interface WalConfigurationLearnersFieldEvent {
    field: '$.learners[]'
    index: number
    value: string
  }

  export interface WalConfigurationLearnersNextFieldEvent {
    field: '$.learnersNext[]'
    index: number
    value: string
  }

  export interface WalConfigurationAutoLeaveFieldEvent {
    field: '$.autoLeave'
    value: boolean
  }

  export function encode (obj: Partial<WalConfiguration>): Uint8Array {
    return encodeMessage(obj, WalConfiguration.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalConfiguration>): WalConfiguration {
    return decodeMessage(buf, WalConfiguration.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalConfiguration>): Generator<WalConfigurationVotersFieldEvent | WalConfigurationVotersOutgoingFieldEvent | WalConfigurationLearnersFieldEvent | WalConfigurationLearnersNextFieldEvent | WalConfigurationAutoLeaveFieldEvent> {
    return streamMessage(buf, WalConfiguration.codec(), opts)
  }
}

export interface WalAnchor {
  term: number
  index: number
  configuration?: WalConfiguration
  configurationIndex: number
  context: Uint8Array
  root: Uint8Array
}

export namespace WalAnchor {
  let _codec: Codec<WalAnchor>

  export const codec = (): Codec<WalAnchor> => {
    if (_codec == null) {
      _codec = message<WalAnchor>((obj, w, opts = {}) => {
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

        if (obj.configuration != null) {
          w.uint32(26)
          WalConfiguration.codec().encode(obj.configuration, w)
        }

        if ((obj.configurationIndex != null && obj.configurationIndex !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.configurationIndex)
        }

        if ((obj.context != null && obj.context.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.context)
        }

        if ((obj.root != null && obj.root.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.root)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          index: 0,
          configurationIndex: 0,
          context: noBytes,
          root: noBytes
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
              obj.configuration = WalConfiguration.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.configuration
              })
              break
            }
            case 4: {
              obj.configurationIndex = reader.uint64Number()
              break
            }
            case 5: {
              obj.context = reader.bytes()
              break
            }
            case 6: {
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
              yield * WalConfiguration.codec().stream(reader, reader.uint32(), `${prefix}.configuration`, {
                limits: opts.limits?.configuration
              })

              break
            }
            case 4: {
              yield {
                field: `${prefix}.configurationIndex`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.context`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
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

  export interface WalAnchorTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface WalAnchorIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface WalAnchorConfigurationVotersFieldEvent {
    field: '$.configuration.voters[]'
    index: number
    value: string
  }

  export interface WalAnchorConfigurationVotersOutgoingFieldEvent {
    field: '$.configuration.votersOutgoing[]'
    index: number
    value: string
  }

  export interface WalAnchorConfigurationLearnersFieldEvent {
    field: '$.configuration.learners[]'
    index: number
    value: string
  }

  export interface WalAnchorConfigurationLearnersNextFieldEvent {
    field: '$.configuration.learnersNext[]'
    index: number
    value: string
  }

  export interface WalAnchorConfigurationAutoLeaveFieldEvent {
    field: '$.configuration.autoLeave'
    value: boolean
  }

  export interface WalAnchorConfigurationIndexFieldEvent {
    field: '$.configurationIndex'
    value: number
  }

  export interface WalAnchorContextFieldEvent {
    field: '$.context'
    value: Uint8Array
  }

  export interface WalAnchorRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<WalAnchor>): Uint8Array {
    return encodeMessage(obj, WalAnchor.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalAnchor>): WalAnchor {
    return decodeMessage(buf, WalAnchor.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalAnchor>): Generator<WalAnchorTermFieldEvent | WalAnchorIndexFieldEvent | WalAnchorConfigurationVotersFieldEvent | WalAnchorConfigurationVotersOutgoingFieldEvent | WalAnchorConfigurationLearnersFieldEvent | WalAnchorConfigurationLearnersNextFieldEvent | WalAnchorConfigurationAutoLeaveFieldEvent | WalAnchorConfigurationIndexFieldEvent | WalAnchorContextFieldEvent | WalAnchorRootFieldEvent> {
    return streamMessage(buf, WalAnchor.codec(), opts)
  }
}

export interface WalInstall {
  anchor?: WalAnchor
  position: Uint8Array
}

export namespace WalInstall {
  let _codec: Codec<WalInstall>

  export const codec = (): Codec<WalInstall> => {
    if (_codec == null) {
      _codec = message<WalInstall>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.anchor != null) {
          w.uint32(10)
          WalAnchor.codec().encode(obj.anchor, w)
        }

        if ((obj.position != null && obj.position.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.position)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          position: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.anchor = WalAnchor.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.anchor
              })
              break
            }
            case 2: {
              obj.position = reader.bytes()
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
              yield * WalAnchor.codec().stream(reader, reader.uint32(), `${prefix}.anchor`, {
                limits: opts.limits?.anchor
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.position`,
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

  export interface WalInstallAnchorTermFieldEvent {
    field: '$.anchor.term'
    value: number
  }

  export interface WalInstallAnchorIndexFieldEvent {
    field: '$.anchor.index'
    value: number
  }

  export interface WalInstallAnchorConfigurationVotersFieldEvent {
    field: '$.anchor.configuration.voters[]'
    index: number
    value: string
  }

  export interface WalInstallAnchorConfigurationVotersOutgoingFieldEvent {
    field: '$.anchor.configuration.votersOutgoing[]'
    index: number
    value: string
  }

  export interface WalInstallAnchorConfigurationLearnersFieldEvent {
    field: '$.anchor.configuration.learners[]'
    index: number
    value: string
  }

  export interface WalInstallAnchorConfigurationLearnersNextFieldEvent {
    field: '$.anchor.configuration.learnersNext[]'
    index: number
    value: string
  }

  export interface WalInstallAnchorConfigurationAutoLeaveFieldEvent {
    field: '$.anchor.configuration.autoLeave'
    value: boolean
  }

  export interface WalInstallAnchorConfigurationIndexFieldEvent {
    field: '$.anchor.configurationIndex'
    value: number
  }

  export interface WalInstallAnchorContextFieldEvent {
    field: '$.anchor.context'
    value: Uint8Array
  }

  export interface WalInstallAnchorRootFieldEvent {
    field: '$.anchor.root'
    value: Uint8Array
  }

  export interface WalInstallPositionFieldEvent {
    field: '$.position'
    value: Uint8Array
  }

  export function encode (obj: Partial<WalInstall>): Uint8Array {
    return encodeMessage(obj, WalInstall.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalInstall>): WalInstall {
    return decodeMessage(buf, WalInstall.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalInstall>): Generator<WalInstallAnchorTermFieldEvent | WalInstallAnchorIndexFieldEvent | WalInstallAnchorConfigurationVotersFieldEvent | WalInstallAnchorConfigurationVotersOutgoingFieldEvent | WalInstallAnchorConfigurationLearnersFieldEvent | WalInstallAnchorConfigurationLearnersNextFieldEvent | WalInstallAnchorConfigurationAutoLeaveFieldEvent | WalInstallAnchorConfigurationIndexFieldEvent | WalInstallAnchorContextFieldEvent | WalInstallAnchorRootFieldEvent | WalInstallPositionFieldEvent> {
    return streamMessage(buf, WalInstall.codec(), opts)
  }
}

export interface WalCut {
  term: number
  index: number
  position: Uint8Array
}

export namespace WalCut {
  let _codec: Codec<WalCut>

  export const codec = (): Codec<WalCut> => {
    if (_codec == null) {
      _codec = message<WalCut>((obj, w, opts = {}) => {
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

        if ((obj.position != null && obj.position.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.position)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          term: 0,
          index: 0,
          position: noBytes
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
              obj.position = reader.bytes()
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
                field: `${prefix}.position`,
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

  export interface WalCutTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface WalCutIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface WalCutPositionFieldEvent {
    field: '$.position'
    value: Uint8Array
  }

  export function encode (obj: Partial<WalCut>): Uint8Array {
    return encodeMessage(obj, WalCut.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalCut>): WalCut {
    return decodeMessage(buf, WalCut.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalCut>): Generator<WalCutTermFieldEvent | WalCutIndexFieldEvent | WalCutPositionFieldEvent> {
    return streamMessage(buf, WalCut.codec(), opts)
  }
}

export interface WatermarkSlot {
  sequence: number
  term: number
  index: number
  currentTerm: number
  vote?: string
}

export namespace WatermarkSlot {
  let _codec: Codec<WatermarkSlot>

  export const codec = (): Codec<WatermarkSlot> => {
    if (_codec == null) {
      _codec = message<WatermarkSlot>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.sequence != null && obj.sequence !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.sequence)
        }

        if ((obj.term != null && obj.term !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.term)
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.index)
        }

        if ((obj.currentTerm != null && obj.currentTerm !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.currentTerm)
        }

        if (obj.vote != null) {
          w.uint32(42)
          w.string(obj.vote)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sequence: 0,
          term: 0,
          index: 0,
          currentTerm: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.sequence = reader.uint64Number()
              break
            }
            case 2: {
              obj.term = reader.uint64Number()
              break
            }
            case 3: {
              obj.index = reader.uint64Number()
              break
            }
            case 4: {
              obj.currentTerm = reader.uint64Number()
              break
            }
            case 5: {
              obj.vote = reader.string()
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
                field: `${prefix}.sequence`,
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.currentTerm`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.vote`,
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

  export interface WatermarkSlotSequenceFieldEvent {
    field: '$.sequence'
    value: number
  }

  export interface WatermarkSlotTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface WatermarkSlotIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface WatermarkSlotCurrentTermFieldEvent {
    field: '$.currentTerm'
    value: number
  }

  export interface WatermarkSlotVoteFieldEvent {
    field: '$.vote'
    value: string
  }

  export function encode (obj: Partial<WatermarkSlot>): Uint8Array {
    return encodeMessage(obj, WatermarkSlot.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WatermarkSlot>): WatermarkSlot {
    return decodeMessage(buf, WatermarkSlot.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WatermarkSlot>): Generator<WatermarkSlotSequenceFieldEvent | WatermarkSlotTermFieldEvent | WatermarkSlotIndexFieldEvent | WatermarkSlotCurrentTermFieldEvent | WatermarkSlotVoteFieldEvent> {
    return streamMessage(buf, WatermarkSlot.codec(), opts)
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

export interface Divergence {
  times: number
  revision: number
  anchor: number
  parts: string[]
}

export namespace Divergence {
  let _codec: Codec<Divergence>

  export const codec = (): Codec<Divergence> => {
    if (_codec == null) {
      _codec = message<Divergence>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.times != null && obj.times !== 0)) {
          w.uint32(8)
          w.uint32(obj.times)
        }

        if ((obj.revision != null && obj.revision !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.revision)
        }

        if ((obj.anchor != null && obj.anchor !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.anchor)
        }

        if (obj.parts != null && obj.parts.length > 0) {
          for (const value of obj.parts) {
            w.uint32(34)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          times: 0,
          revision: 0,
          anchor: 0,
          parts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.times = reader.uint32()
              break
            }
            case 2: {
              obj.revision = reader.uint64Number()
              break
            }
            case 3: {
              obj.anchor = reader.uint64Number()
              break
            }
            case 4: {
              if (opts.limits?.parts != null && obj.parts.length === opts.limits.parts) {
                throw new MaxLengthError('Decode error - repeated field "parts" had too many elements')
              }

              obj.parts.push(reader.string())
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
          parts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.times`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.revision`,
                value: reader.uint64Number()
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
              if (opts.limits?.parts != null && obj.parts === opts.limits.parts) {
                throw new MaxLengthError('Streaming decode error - repeated field "parts" had too many elements')
              }

              yield {
                field: `${prefix}.parts[]`,
                index: obj.parts,
                value: reader.string()
              }

              obj.parts++

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

  export interface DivergenceTimesFieldEvent {
    field: '$.times'
    value: number
  }

  export interface DivergenceRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface DivergenceAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface DivergencePartsFieldEvent {
    field: '$.parts[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<Divergence>): Uint8Array {
    return encodeMessage(obj, Divergence.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Divergence>): Divergence {
    return decodeMessage(buf, Divergence.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Divergence>): Generator<DivergenceTimesFieldEvent | DivergenceRevisionFieldEvent | DivergenceAnchorFieldEvent | DivergencePartsFieldEvent> {
    return streamMessage(buf, Divergence.codec(), opts)
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
