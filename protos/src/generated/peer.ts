import { decodeMessage, encodeMessage, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface PeerFrame {
  groupId: Uint8Array
  to: string
  body: Uint8Array
}

export namespace PeerFrame {
  let _codec: Codec<PeerFrame>

  export const codec = (): Codec<PeerFrame> => {
    if (_codec == null) {
      _codec = message<PeerFrame>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if ((obj.to != null && obj.to !== '')) {
          w.uint32(18)
          w.string(obj.to)
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.body)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: noBytes,
          to: '',
          body: noBytes
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
              obj.to = reader.string()
              break
            }
            case 3: {
              obj.body = reader.bytes()
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
                field: `${prefix}.to`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.body`,
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

  export interface PeerFrameGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface PeerFrameToFieldEvent {
    field: '$.to'
    value: string
  }

  export interface PeerFrameBodyFieldEvent {
    field: '$.body'
    value: Uint8Array
  }

  export function encode (obj: Partial<PeerFrame>): Uint8Array {
    return encodeMessage(obj, PeerFrame.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerFrame>): PeerFrame {
    return decodeMessage(buf, PeerFrame.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerFrame>): Generator<PeerFrameGroupIdFieldEvent | PeerFrameToFieldEvent | PeerFrameBodyFieldEvent> {
    return streamMessage(buf, PeerFrame.codec(), opts)
  }
}
