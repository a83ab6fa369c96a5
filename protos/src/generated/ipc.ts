/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface IpcRequest {
  id: number
  group: string
  deadlineMs: number
  hello?: IpcHello
  write?: IpcWrite
  read?: IpcRead
  status?: IpcStatus
  groupCreate?: IpcGroupCreate
  invite?: IpcInvite
  inviteRevoke?: IpcInviteRevoke
  join?: IpcJoin
  cancel?: IpcCancel
  stateRoots?: IpcStateRoots
  snapshotHold?: IpcSnapshotHold
  snapshotRead?: IpcSnapshotRead
  snapshotRelease?: IpcSnapshotRelease
}

export namespace IpcRequest {
  let _codec: Codec<IpcRequest>

  export const codec = (): Codec<IpcRequest> => {
    if (_codec == null) {
      _codec = message<IpcRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint32(obj.id)
        }

        if ((obj.group != null && obj.group !== '')) {
          w.uint32(18)
          w.string(obj.group)
        }

        if ((obj.deadlineMs != null && obj.deadlineMs !== 0)) {
          w.uint32(24)
          w.uint32(obj.deadlineMs)
        }

        if (obj.hello != null) {
          w.uint32(34)
          IpcHello.codec().encode(obj.hello, w)
        }

        if (obj.write != null) {
          w.uint32(42)
          IpcWrite.codec().encode(obj.write, w)
        }

        if (obj.read != null) {
          w.uint32(50)
          IpcRead.codec().encode(obj.read, w)
        }

        if (obj.status != null) {
          w.uint32(58)
          IpcStatus.codec().encode(obj.status, w)
        }

        if (obj.groupCreate != null) {
          w.uint32(66)
          IpcGroupCreate.codec().encode(obj.groupCreate, w)
        }

        if (obj.invite != null) {
          w.uint32(74)
          IpcInvite.codec().encode(obj.invite, w)
        }

        if (obj.inviteRevoke != null) {
          w.uint32(82)
          IpcInviteRevoke.codec().encode(obj.inviteRevoke, w)
        }

        if (obj.join != null) {
          w.uint32(90)
          IpcJoin.codec().encode(obj.join, w)
        }

        if (obj.cancel != null) {
          w.uint32(98)
          IpcCancel.codec().encode(obj.cancel, w)
        }

        if (obj.stateRoots != null) {
          w.uint32(106)
          IpcStateRoots.codec().encode(obj.stateRoots, w)
        }

        if (obj.snapshotHold != null) {
          w.uint32(114)
          IpcSnapshotHold.codec().encode(obj.snapshotHold, w)
        }

        if (obj.snapshotRead != null) {
          w.uint32(122)
          IpcSnapshotRead.codec().encode(obj.snapshotRead, w)
        }

        if (obj.snapshotRelease != null) {
          w.uint32(130)
          IpcSnapshotRelease.codec().encode(obj.snapshotRelease, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: 0,
          group: '',
          deadlineMs: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.uint32()
              break
            }
            case 2: {
              obj.group = reader.string()
              break
            }
            case 3: {
              obj.deadlineMs = reader.uint32()
              break
            }
            case 4: {
              obj.hello = IpcHello.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.hello
              })
              break
            }
            case 5: {
              obj.write = IpcWrite.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.write
              })
              break
            }
            case 6: {
              obj.read = IpcRead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.read
              })
              break
            }
            case 7: {
              obj.status = IpcStatus.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.status
              })
              break
            }
            case 8: {
              obj.groupCreate = IpcGroupCreate.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.groupCreate
              })
              break
            }
            case 9: {
              obj.invite = IpcInvite.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.invite
              })
              break
            }
            case 10: {
              obj.inviteRevoke = IpcInviteRevoke.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.inviteRevoke
              })
              break
            }
            case 11: {
              obj.join = IpcJoin.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.join
              })
              break
            }
            case 12: {
              obj.cancel = IpcCancel.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cancel
              })
              break
            }
            case 13: {
              obj.stateRoots = IpcStateRoots.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.stateRoots
              })
              break
            }
            case 14: {
              obj.snapshotHold = IpcSnapshotHold.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshotHold
              })
              break
            }
            case 15: {
              obj.snapshotRead = IpcSnapshotRead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshotRead
              })
              break
            }
            case 16: {
              obj.snapshotRelease = IpcSnapshotRelease.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshotRelease
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
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.group`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.deadlineMs`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield * IpcHello.codec().stream(reader, reader.uint32(), `${prefix}.hello`, {
                limits: opts.limits?.hello
              })

              break
            }
            case 5: {
              yield * IpcWrite.codec().stream(reader, reader.uint32(), `${prefix}.write`, {
                limits: opts.limits?.write
              })

              break
            }
            case 6: {
              yield * IpcRead.codec().stream(reader, reader.uint32(), `${prefix}.read`, {
                limits: opts.limits?.read
              })

              break
            }
            case 7: {
              yield * IpcStatus.codec().stream(reader, reader.uint32(), `${prefix}.status`, {
                limits: opts.limits?.status
              })

              break
            }
            case 8: {
              yield * IpcGroupCreate.codec().stream(reader, reader.uint32(), `${prefix}.groupCreate`, {
                limits: opts.limits?.groupCreate
              })

              break
            }
            case 9: {
              yield * IpcInvite.codec().stream(reader, reader.uint32(), `${prefix}.invite`, {
                limits: opts.limits?.invite
              })

              break
            }
            case 10: {
              yield * IpcInviteRevoke.codec().stream(reader, reader.uint32(), `${prefix}.inviteRevoke`, {
                limits: opts.limits?.inviteRevoke
              })

              break
            }
            case 11: {
              yield * IpcJoin.codec().stream(reader, reader.uint32(), `${prefix}.join`, {
                limits: opts.limits?.join
              })

              break
            }
            case 12: {
              yield * IpcCancel.codec().stream(reader, reader.uint32(), `${prefix}.cancel`, {
                limits: opts.limits?.cancel
              })

              break
            }
            case 13: {
              yield * IpcStateRoots.codec().stream(reader, reader.uint32(), `${prefix}.stateRoots`, {
                limits: opts.limits?.stateRoots
              })

              break
            }
            case 14: {
              yield * IpcSnapshotHold.codec().stream(reader, reader.uint32(), `${prefix}.snapshotHold`, {
                limits: opts.limits?.snapshotHold
              })

              break
            }
            case 15: {
              yield * IpcSnapshotRead.codec().stream(reader, reader.uint32(), `${prefix}.snapshotRead`, {
                limits: opts.limits?.snapshotRead
              })

              break
            }
            case 16: {
              yield * IpcSnapshotRelease.codec().stream(reader, reader.uint32(), `${prefix}.snapshotRelease`, {
                limits: opts.limits?.snapshotRelease
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

  export interface IpcRequestIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface IpcRequestGroupFieldEvent {
    field: '$.group'
    value: string
  }

  export interface IpcRequestDeadlineMsFieldEvent {
    field: '$.deadlineMs'
    value: number
  }

  export interface IpcRequestHelloProtocolFieldEvent {
    field: '$.hello.protocol'
    value: number
  }

  export interface IpcRequestHelloMinProtocolFieldEvent {
    field: '$.hello.minProtocol'
    value: number
  }

  export interface IpcRequestHelloVersionFieldEvent {
    field: '$.hello.version'
    value: string
  }

  export interface IpcRequestWriteEntriesKindFieldEvent {
    field: '$.write.entries[].kind'
    value: string
    index: number
  }

  export interface IpcRequestWriteEntriesBodyFieldEvent {
    field: '$.write.entries[].body'
    value: Uint8Array
    index: number
  }

  export interface IpcRequestReadQueryFieldEvent {
    field: '$.read.query'
    value: Uint8Array
  }

  export interface IpcRequestReadConsistencyFieldEvent {
    field: '$.read.consistency'
    value: string
  }

  export interface IpcRequestReadAtLeastFieldEvent {
    field: '$.read.atLeast'
    value: number
  }

  export interface IpcRequestReadPinnedFieldEvent {
    field: '$.read.pinned'
    value: number
  }

  export interface IpcRequestReadPinFieldEvent {
    field: '$.read.pin'
    value: boolean
  }

  export interface IpcRequestGroupCreateNameFieldEvent {
    field: '$.groupCreate.name'
    value: string
  }

  export interface IpcRequestInviteRoleFieldEvent {
    field: '$.invite.role'
    value: string
  }

  export interface IpcRequestInviteReadOnlyFieldEvent {
    field: '$.invite.readOnly'
    value: boolean
  }

  export interface IpcRequestInviteTtlMsFieldEvent {
    field: '$.invite.ttlMs'
    value: number
  }

  export interface IpcRequestInviteUsesFieldEvent {
    field: '$.invite.uses'
    value: number
  }

  export interface IpcRequestInviteRevokeInviteIdFieldEvent {
    field: '$.inviteRevoke.inviteId'
    value: string
  }

  export interface IpcRequestJoinInviteFieldEvent {
    field: '$.join.invite'
    value: string
  }

  export interface IpcRequestJoinAddressFieldEvent {
    field: '$.join.address'
    value: string
  }

  export interface IpcRequestJoinNoWaitFieldEvent {
    field: '$.join.noWait'
    value: boolean
  }

  export interface IpcRequestStateRootsAtFieldEvent {
    field: '$.stateRoots.at'
    value: number
  }

  export interface IpcRequestSnapshotHoldFreshFieldEvent {
    field: '$.snapshotHold.fresh'
    value: boolean
  }

  export interface IpcRequestSnapshotReadAnchorFieldEvent {
    field: '$.snapshotRead.anchor'
    value: number
  }

  export interface IpcRequestSnapshotReadTermFieldEvent {
    field: '$.snapshotRead.term'
    value: number
  }

  export interface IpcRequestSnapshotReadManifestFieldEvent {
    field: '$.snapshotRead.manifest'
    value: boolean
  }

  export interface IpcRequestSnapshotReadLeafFieldEvent {
    field: '$.snapshotRead.leaf'
    value: number
  }

  export interface IpcRequestSnapshotReadOffsetFieldEvent {
    field: '$.snapshotRead.offset'
    value: number
  }

  export interface IpcRequestSnapshotReleaseAnchorFieldEvent {
    field: '$.snapshotRelease.anchor'
    value: number
  }

  export interface IpcRequestSnapshotReleaseTermFieldEvent {
    field: '$.snapshotRelease.term'
    value: number
  }

  export function encode (obj: Partial<IpcRequest>): Uint8Array {
    return encodeMessage(obj, IpcRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcRequest>): IpcRequest {
    return decodeMessage(buf, IpcRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcRequest>): Generator<IpcRequestIdFieldEvent | IpcRequestGroupFieldEvent | IpcRequestDeadlineMsFieldEvent | IpcRequestHelloProtocolFieldEvent | IpcRequestHelloMinProtocolFieldEvent | IpcRequestHelloVersionFieldEvent | IpcRequestWriteEntriesKindFieldEvent | IpcRequestWriteEntriesBodyFieldEvent | IpcRequestReadQueryFieldEvent | IpcRequestReadConsistencyFieldEvent | IpcRequestReadAtLeastFieldEvent | IpcRequestReadPinnedFieldEvent | IpcRequestReadPinFieldEvent | IpcRequestGroupCreateNameFieldEvent | IpcRequestInviteRoleFieldEvent | IpcRequestInviteReadOnlyFieldEvent | IpcRequestInviteTtlMsFieldEvent | IpcRequestInviteUsesFieldEvent | IpcRequestInviteRevokeInviteIdFieldEvent | IpcRequestJoinInviteFieldEvent | IpcRequestJoinAddressFieldEvent | IpcRequestJoinNoWaitFieldEvent | IpcRequestStateRootsAtFieldEvent | IpcRequestSnapshotHoldFreshFieldEvent | IpcRequestSnapshotReadAnchorFieldEvent | IpcRequestSnapshotReadTermFieldEvent | IpcRequestSnapshotReadManifestFieldEvent | IpcRequestSnapshotReadLeafFieldEvent | IpcRequestSnapshotReadOffsetFieldEvent | IpcRequestSnapshotReleaseAnchorFieldEvent | IpcRequestSnapshotReleaseTermFieldEvent> {
    return streamMessage(buf, IpcRequest.codec(), opts)
  }
}

export interface IpcResponse {
  id: number
  more: boolean
  failure?: IpcFailure
  hello?: IpcHello
  written?: IpcWritten
  answer?: IpcAnswer
  status?: IpcStatusReply
  groupCreated?: IpcGroupCreated
  invited?: IpcInvited
  done?: IpcDone
  joinProgress?: IpcJoinProgress
  stateRoots?: IpcStateRootsReply
  snapshotHeld?: IpcSnapshotHeld
  snapshotPart?: IpcSnapshotPart
}

export namespace IpcResponse {
  let _codec: Codec<IpcResponse>

  export const codec = (): Codec<IpcResponse> => {
    if (_codec == null) {
      _codec = message<IpcResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== 0)) {
          w.uint32(8)
          w.uint32(obj.id)
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (obj.failure != null) {
          w.uint32(26)
          IpcFailure.codec().encode(obj.failure, w)
        }

        if (obj.hello != null) {
          w.uint32(34)
          IpcHello.codec().encode(obj.hello, w)
        }

        if (obj.written != null) {
          w.uint32(42)
          IpcWritten.codec().encode(obj.written, w)
        }

        if (obj.answer != null) {
          w.uint32(50)
          IpcAnswer.codec().encode(obj.answer, w)
        }

        if (obj.status != null) {
          w.uint32(58)
          IpcStatusReply.codec().encode(obj.status, w)
        }

        if (obj.groupCreated != null) {
          w.uint32(66)
          IpcGroupCreated.codec().encode(obj.groupCreated, w)
        }

        if (obj.invited != null) {
          w.uint32(74)
          IpcInvited.codec().encode(obj.invited, w)
        }

        if (obj.done != null) {
          w.uint32(82)
          IpcDone.codec().encode(obj.done, w)
        }

        if (obj.joinProgress != null) {
          w.uint32(90)
          IpcJoinProgress.codec().encode(obj.joinProgress, w)
        }

        if (obj.stateRoots != null) {
          w.uint32(98)
          IpcStateRootsReply.codec().encode(obj.stateRoots, w)
        }

        if (obj.snapshotHeld != null) {
          w.uint32(106)
          IpcSnapshotHeld.codec().encode(obj.snapshotHeld, w)
        }

        if (obj.snapshotPart != null) {
          w.uint32(114)
          IpcSnapshotPart.codec().encode(obj.snapshotPart, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: 0,
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.uint32()
              break
            }
            case 2: {
              obj.more = reader.bool()
              break
            }
            case 3: {
              obj.failure = IpcFailure.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.failure
              })
              break
            }
            case 4: {
              obj.hello = IpcHello.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.hello
              })
              break
            }
            case 5: {
              obj.written = IpcWritten.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.written
              })
              break
            }
            case 6: {
              obj.answer = IpcAnswer.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.answer
              })
              break
            }
            case 7: {
              obj.status = IpcStatusReply.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.status
              })
              break
            }
            case 8: {
              obj.groupCreated = IpcGroupCreated.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.groupCreated
              })
              break
            }
            case 9: {
              obj.invited = IpcInvited.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.invited
              })
              break
            }
            case 10: {
              obj.done = IpcDone.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.done
              })
              break
            }
            case 11: {
              obj.joinProgress = IpcJoinProgress.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.joinProgress
              })
              break
            }
            case 12: {
              obj.stateRoots = IpcStateRootsReply.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.stateRoots
              })
              break
            }
            case 13: {
              obj.snapshotHeld = IpcSnapshotHeld.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshotHeld
              })
              break
            }
            case 14: {
              obj.snapshotPart = IpcSnapshotPart.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.snapshotPart
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
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
              }
              break
            }
            case 3: {
              yield * IpcFailure.codec().stream(reader, reader.uint32(), `${prefix}.failure`, {
                limits: opts.limits?.failure
              })

              break
            }
            case 4: {
              yield * IpcHello.codec().stream(reader, reader.uint32(), `${prefix}.hello`, {
                limits: opts.limits?.hello
              })

              break
            }
            case 5: {
              yield * IpcWritten.codec().stream(reader, reader.uint32(), `${prefix}.written`, {
                limits: opts.limits?.written
              })

              break
            }
            case 6: {
              yield * IpcAnswer.codec().stream(reader, reader.uint32(), `${prefix}.answer`, {
                limits: opts.limits?.answer
              })

              break
            }
            case 7: {
              yield * IpcStatusReply.codec().stream(reader, reader.uint32(), `${prefix}.status`, {
                limits: opts.limits?.status
              })

              break
            }
            case 8: {
              yield * IpcGroupCreated.codec().stream(reader, reader.uint32(), `${prefix}.groupCreated`, {
                limits: opts.limits?.groupCreated
              })

              break
            }
            case 9: {
              yield * IpcInvited.codec().stream(reader, reader.uint32(), `${prefix}.invited`, {
                limits: opts.limits?.invited
              })

              break
            }
            case 10: {
              yield * IpcDone.codec().stream(reader, reader.uint32(), `${prefix}.done`, {
                limits: opts.limits?.done
              })

              break
            }
            case 11: {
              yield * IpcJoinProgress.codec().stream(reader, reader.uint32(), `${prefix}.joinProgress`, {
                limits: opts.limits?.joinProgress
              })

              break
            }
            case 12: {
              yield * IpcStateRootsReply.codec().stream(reader, reader.uint32(), `${prefix}.stateRoots`, {
                limits: opts.limits?.stateRoots
              })

              break
            }
            case 13: {
              yield * IpcSnapshotHeld.codec().stream(reader, reader.uint32(), `${prefix}.snapshotHeld`, {
                limits: opts.limits?.snapshotHeld
              })

              break
            }
            case 14: {
              yield * IpcSnapshotPart.codec().stream(reader, reader.uint32(), `${prefix}.snapshotPart`, {
                limits: opts.limits?.snapshotPart
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

  export interface IpcResponseIdFieldEvent {
    field: '$.id'
    value: number
  }

  export interface IpcResponseMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export interface IpcResponseFailureCodeFieldEvent {
    field: '$.failure.code'
    value: string
  }

  export interface IpcResponseFailureMessageFieldEvent {
    field: '$.failure.message'
    value: string
  }

  export interface IpcResponseFailureUnknownFieldEvent {
    field: '$.failure.unknown'
    value: boolean
  }

  export interface IpcResponseFailureRetryAfterMsFieldEvent {
    field: '$.failure.retryAfterMs'
    value: number
  }

  export interface IpcResponseFailureDetailsFieldEvent {
    field: '$.failure.details'
    value: string
  }

  export interface IpcResponseHelloProtocolFieldEvent {
    field: '$.hello.protocol'
    value: number
  }

  export interface IpcResponseHelloMinProtocolFieldEvent {
    field: '$.hello.minProtocol'
    value: number
  }

  export interface IpcResponseHelloVersionFieldEvent {
    field: '$.hello.version'
    value: string
  }

  export interface IpcResponseWrittenResultsRevisionFieldEvent {
    field: '$.written.results[].revision'
    value: number
    index: number
  }

  export interface IpcResponseWrittenResultsResultFieldEvent {
    field: '$.written.results[].result'
    value: Uint8Array
    index: number
  }

  export interface IpcResponseAnswerRevisionFieldEvent {
    field: '$.answer.revision'
    value: number
  }

  export interface IpcResponseAnswerAnswerFieldEvent {
    field: '$.answer.answer'
    value: Uint8Array
  }

  export interface IpcResponseAnswerStaleFieldEvent {
    field: '$.answer.stale'
    value: boolean
  }

  export interface IpcResponseStatusJsonFieldEvent {
    field: '$.status.json'
    value: string
  }

  export interface IpcResponseGroupCreatedGroupFieldEvent {
    field: '$.groupCreated.group'
    value: string
  }

  export interface IpcResponseGroupCreatedAddressesFieldEvent {
    field: '$.groupCreated.addresses[]'
    index: number
    value: string
  }

  export interface IpcResponseGroupCreatedInviteFieldEvent {
    field: '$.groupCreated.invite'
    value: string
  }

  export interface IpcResponseInvitedInviteFieldEvent {
    field: '$.invited.invite'
    value: string
  }

  export interface IpcResponseInvitedInviteIdFieldEvent {
    field: '$.invited.inviteId'
    value: string
  }

  export interface IpcResponseJoinProgressPhaseFieldEvent {
    field: '$.joinProgress.phase'
    value: string
  }

  export interface IpcResponseJoinProgressAppliedFieldEvent {
    field: '$.joinProgress.applied'
    value: number
  }

  export interface IpcResponseJoinProgressTargetFieldEvent {
    field: '$.joinProgress.target'
    value: number
  }

  export interface IpcResponseJoinProgressBytesFieldEvent {
    field: '$.joinProgress.bytes'
    value: number
  }

  export interface IpcResponseJoinProgressRateFieldEvent {
    field: '$.joinProgress.rate'
    value: number
  }

  export interface IpcResponseJoinProgressMessageFieldEvent {
    field: '$.joinProgress.message'
    value: string
  }

  export interface IpcResponseStateRootsRevisionFieldEvent {
    field: '$.stateRoots.revision'
    value: number
  }

  export interface IpcResponseStateRootsTermFieldEvent {
    field: '$.stateRoots.term'
    value: number
  }

  export interface IpcResponseStateRootsRootFieldEvent {
    field: '$.stateRoots.root'
    value: Uint8Array
  }

  export interface IpcResponseStateRootsHeaderFieldEvent {
    field: '$.stateRoots.header'
    value: Uint8Array
  }

  export interface IpcResponseStateRootsSessionsFieldEvent {
    field: '$.stateRoots.sessions'
    value: Uint8Array
  }

  export interface IpcResponseStateRootsCollectionsNameFieldEvent {
    field: '$.stateRoots.collections[].name'
    value: string
    index: number
  }

  export interface IpcResponseStateRootsCollectionsRootFieldEvent {
    field: '$.stateRoots.collections[].root'
    value: Uint8Array
    index: number
  }

  export interface IpcResponseSnapshotHeldAnchorFieldEvent {
    field: '$.snapshotHeld.anchor'
    value: number
  }

  export interface IpcResponseSnapshotHeldTermFieldEvent {
    field: '$.snapshotHeld.term'
    value: number
  }

  export interface IpcResponseSnapshotHeldRootFieldEvent {
    field: '$.snapshotHeld.root'
    value: Uint8Array
  }

  export interface IpcResponseSnapshotHeldManifestBytesFieldEvent {
    field: '$.snapshotHeld.manifestBytes'
    value: number
  }

  export interface IpcResponseSnapshotHeldLeavesFieldEvent {
    field: '$.snapshotHeld.leaves'
    value: number
  }

  export interface IpcResponseSnapshotHeldBytesFieldEvent {
    field: '$.snapshotHeld.bytes'
    value: number
  }

  export interface IpcResponseSnapshotPartLeavesFieldEvent {
    field: '$.snapshotPart.leaves[]'
    index: number
    value: Uint8Array
  }

  export interface IpcResponseSnapshotPartPartFieldEvent {
    field: '$.snapshotPart.part'
    value: Uint8Array
  }

  export interface IpcResponseSnapshotPartTotalFieldEvent {
    field: '$.snapshotPart.total'
    value: number
  }

  export function encode (obj: Partial<IpcResponse>): Uint8Array {
    return encodeMessage(obj, IpcResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcResponse>): IpcResponse {
    return decodeMessage(buf, IpcResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcResponse>): Generator<IpcResponseIdFieldEvent | IpcResponseMoreFieldEvent | IpcResponseFailureCodeFieldEvent | IpcResponseFailureMessageFieldEvent | IpcResponseFailureUnknownFieldEvent | IpcResponseFailureRetryAfterMsFieldEvent | IpcResponseFailureDetailsFieldEvent | IpcResponseHelloProtocolFieldEvent | IpcResponseHelloMinProtocolFieldEvent | IpcResponseHelloVersionFieldEvent | IpcResponseWrittenResultsRevisionFieldEvent | IpcResponseWrittenResultsResultFieldEvent | IpcResponseAnswerRevisionFieldEvent | IpcResponseAnswerAnswerFieldEvent | IpcResponseAnswerStaleFieldEvent | IpcResponseStatusJsonFieldEvent | IpcResponseGroupCreatedGroupFieldEvent | IpcResponseGroupCreatedAddressesFieldEvent | IpcResponseGroupCreatedInviteFieldEvent | IpcResponseInvitedInviteFieldEvent | IpcResponseInvitedInviteIdFieldEvent | IpcResponseJoinProgressPhaseFieldEvent | IpcResponseJoinProgressAppliedFieldEvent | IpcResponseJoinProgressTargetFieldEvent | IpcResponseJoinProgressBytesFieldEvent | IpcResponseJoinProgressRateFieldEvent | IpcResponseJoinProgressMessageFieldEvent | IpcResponseStateRootsRevisionFieldEvent | IpcResponseStateRootsTermFieldEvent | IpcResponseStateRootsRootFieldEvent | IpcResponseStateRootsHeaderFieldEvent | IpcResponseStateRootsSessionsFieldEvent | IpcResponseStateRootsCollectionsNameFieldEvent | IpcResponseStateRootsCollectionsRootFieldEvent | IpcResponseSnapshotHeldAnchorFieldEvent | IpcResponseSnapshotHeldTermFieldEvent | IpcResponseSnapshotHeldRootFieldEvent | IpcResponseSnapshotHeldManifestBytesFieldEvent | IpcResponseSnapshotHeldLeavesFieldEvent | IpcResponseSnapshotHeldBytesFieldEvent | IpcResponseSnapshotPartLeavesFieldEvent | IpcResponseSnapshotPartPartFieldEvent | IpcResponseSnapshotPartTotalFieldEvent> {
    return streamMessage(buf, IpcResponse.codec(), opts)
  }
}

export interface IpcHello {
  protocol: number
  minProtocol: number
  version: string
}

export namespace IpcHello {
  let _codec: Codec<IpcHello>

  export const codec = (): Codec<IpcHello> => {
    if (_codec == null) {
      _codec = message<IpcHello>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.protocol != null && obj.protocol !== 0)) {
          w.uint32(8)
          w.uint32(obj.protocol)
        }

        if ((obj.minProtocol != null && obj.minProtocol !== 0)) {
          w.uint32(16)
          w.uint32(obj.minProtocol)
        }

        if ((obj.version != null && obj.version !== '')) {
          w.uint32(26)
          w.string(obj.version)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          protocol: 0,
          minProtocol: 0,
          version: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.protocol = reader.uint32()
              break
            }
            case 2: {
              obj.minProtocol = reader.uint32()
              break
            }
            case 3: {
              obj.version = reader.string()
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
                field: `${prefix}.protocol`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.minProtocol`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.version`,
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

  export interface IpcHelloProtocolFieldEvent {
    field: '$.protocol'
    value: number
  }

  export interface IpcHelloMinProtocolFieldEvent {
    field: '$.minProtocol'
    value: number
  }

  export interface IpcHelloVersionFieldEvent {
    field: '$.version'
    value: string
  }

  export function encode (obj: Partial<IpcHello>): Uint8Array {
    return encodeMessage(obj, IpcHello.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcHello>): IpcHello {
    return decodeMessage(buf, IpcHello.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcHello>): Generator<IpcHelloProtocolFieldEvent | IpcHelloMinProtocolFieldEvent | IpcHelloVersionFieldEvent> {
    return streamMessage(buf, IpcHello.codec(), opts)
  }
}

export interface IpcWrite {
  entries: IpcEntry[]
}

export namespace IpcWrite {
  let _codec: Codec<IpcWrite>

  export const codec = (): Codec<IpcWrite> => {
    if (_codec == null) {
      _codec = message<IpcWrite>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(10)
            IpcEntry.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          entries: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(IpcEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
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

              for (const evt of IpcEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
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

  export interface IpcWriteEntriesKindFieldEvent {
    field: '$.entries[].kind'
    value: string
    index: number
  }

  export interface IpcWriteEntriesBodyFieldEvent {
    field: '$.entries[].body'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<IpcWrite>): Uint8Array {
    return encodeMessage(obj, IpcWrite.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcWrite>): IpcWrite {
    return decodeMessage(buf, IpcWrite.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcWrite>): Generator<IpcWriteEntriesKindFieldEvent | IpcWriteEntriesBodyFieldEvent> {
    return streamMessage(buf, IpcWrite.codec(), opts)
  }
}

export interface IpcEntry {
  kind: string
  body: Uint8Array
}

export namespace IpcEntry {
  let _codec: Codec<IpcEntry>

  export const codec = (): Codec<IpcEntry> => {
    if (_codec == null) {
      _codec = message<IpcEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(10)
          w.string(obj.kind)
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.body)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: '',
          body: noBytes
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
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 2: {
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

  export interface IpcEntryKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface IpcEntryBodyFieldEvent {
    field: '$.body'
    value: Uint8Array
  }

  export function encode (obj: Partial<IpcEntry>): Uint8Array {
    return encodeMessage(obj, IpcEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcEntry>): IpcEntry {
    return decodeMessage(buf, IpcEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcEntry>): Generator<IpcEntryKindFieldEvent | IpcEntryBodyFieldEvent> {
    return streamMessage(buf, IpcEntry.codec(), opts)
  }
}

export interface IpcWritten {
  results: IpcResult[]
}

export namespace IpcWritten {
  let _codec: Codec<IpcWritten>

  export const codec = (): Codec<IpcWritten> => {
    if (_codec == null) {
      _codec = message<IpcWritten>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.results != null && obj.results.length > 0) {
          for (const value of obj.results) {
            w.uint32(10)
            IpcResult.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          results: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.results != null && obj.results.length === opts.limits.results) {
                throw new MaxLengthError('Decode error - repeated field "results" had too many elements')
              }

              obj.results.push(IpcResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.results$
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
          results: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.results != null && obj.results === opts.limits.results) {
                throw new MaxLengthError('Streaming decode error - repeated field "results" had too many elements')
              }

              for (const evt of IpcResult.codec().stream(reader, reader.uint32(), `${prefix}.results[]`, {
                limits: opts.limits?.results$
              })) {
                yield {
                  ...evt,
                  index: obj.results
                }
              }

              obj.results++

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

  export interface IpcWrittenResultsRevisionFieldEvent {
    field: '$.results[].revision'
    value: number
    index: number
  }

  export interface IpcWrittenResultsResultFieldEvent {
    field: '$.results[].result'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<IpcWritten>): Uint8Array {
    return encodeMessage(obj, IpcWritten.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcWritten>): IpcWritten {
    return decodeMessage(buf, IpcWritten.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcWritten>): Generator<IpcWrittenResultsRevisionFieldEvent | IpcWrittenResultsResultFieldEvent> {
    return streamMessage(buf, IpcWritten.codec(), opts)
  }
}

export interface IpcResult {
  revision: number
  result: Uint8Array
}

export namespace IpcResult {
  let _codec: Codec<IpcResult>

  export const codec = (): Codec<IpcResult> => {
    if (_codec == null) {
      _codec = message<IpcResult>((obj, w, opts = {}) => {
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

  export interface IpcResultRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface IpcResultResultFieldEvent {
    field: '$.result'
    value: Uint8Array
  }

  export function encode (obj: Partial<IpcResult>): Uint8Array {
    return encodeMessage(obj, IpcResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcResult>): IpcResult {
    return decodeMessage(buf, IpcResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcResult>): Generator<IpcResultRevisionFieldEvent | IpcResultResultFieldEvent> {
    return streamMessage(buf, IpcResult.codec(), opts)
  }
}

export interface IpcRead {
  query: Uint8Array
  consistency: string
  atLeast: number
  pinned?: number
  pin: boolean
}

export namespace IpcRead {
  let _codec: Codec<IpcRead>

  export const codec = (): Codec<IpcRead> => {
    if (_codec == null) {
      _codec = message<IpcRead>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.query != null && obj.query.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.query)
        }

        if ((obj.consistency != null && obj.consistency !== '')) {
          w.uint32(18)
          w.string(obj.consistency)
        }

        if ((obj.atLeast != null && obj.atLeast !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.atLeast)
        }

        if (obj.pinned != null) {
          w.uint32(32)
          w.uint64Number(obj.pinned)
        }

        if ((obj.pin != null && obj.pin !== false)) {
          w.uint32(40)
          w.bool(obj.pin)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          query: noBytes,
          consistency: '',
          atLeast: 0,
          pin: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.query = reader.bytes()
              break
            }
            case 2: {
              obj.consistency = reader.string()
              break
            }
            case 3: {
              obj.atLeast = reader.uint64Number()
              break
            }
            case 4: {
              obj.pinned = reader.uint64Number()
              break
            }
            case 5: {
              obj.pin = reader.bool()
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
                field: `${prefix}.query`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.consistency`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.atLeast`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.pinned`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.pin`,
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

  export interface IpcReadQueryFieldEvent {
    field: '$.query'
    value: Uint8Array
  }

  export interface IpcReadConsistencyFieldEvent {
    field: '$.consistency'
    value: string
  }

  export interface IpcReadAtLeastFieldEvent {
    field: '$.atLeast'
    value: number
  }

  export interface IpcReadPinnedFieldEvent {
    field: '$.pinned'
    value: number
  }

  export interface IpcReadPinFieldEvent {
    field: '$.pin'
    value: boolean
  }

  export function encode (obj: Partial<IpcRead>): Uint8Array {
    return encodeMessage(obj, IpcRead.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcRead>): IpcRead {
    return decodeMessage(buf, IpcRead.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcRead>): Generator<IpcReadQueryFieldEvent | IpcReadConsistencyFieldEvent | IpcReadAtLeastFieldEvent | IpcReadPinnedFieldEvent | IpcReadPinFieldEvent> {
    return streamMessage(buf, IpcRead.codec(), opts)
  }
}

export interface IpcAnswer {
  revision: number
  answer: Uint8Array
  stale: boolean
}

export namespace IpcAnswer {
  let _codec: Codec<IpcAnswer>

  export const codec = (): Codec<IpcAnswer> => {
    if (_codec == null) {
      _codec = message<IpcAnswer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.revision != null && obj.revision !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.revision)
        }

        if ((obj.answer != null && obj.answer.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.answer)
        }

        if ((obj.stale != null && obj.stale !== false)) {
          w.uint32(24)
          w.bool(obj.stale)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          revision: 0,
          answer: noBytes,
          stale: false
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
              obj.answer = reader.bytes()
              break
            }
            case 3: {
              obj.stale = reader.bool()
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
                field: `${prefix}.answer`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.stale`,
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

  export interface IpcAnswerRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface IpcAnswerAnswerFieldEvent {
    field: '$.answer'
    value: Uint8Array
  }

  export interface IpcAnswerStaleFieldEvent {
    field: '$.stale'
    value: boolean
  }

  export function encode (obj: Partial<IpcAnswer>): Uint8Array {
    return encodeMessage(obj, IpcAnswer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcAnswer>): IpcAnswer {
    return decodeMessage(buf, IpcAnswer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcAnswer>): Generator<IpcAnswerRevisionFieldEvent | IpcAnswerAnswerFieldEvent | IpcAnswerStaleFieldEvent> {
    return streamMessage(buf, IpcAnswer.codec(), opts)
  }
}

export interface IpcStatus {}

export namespace IpcStatus {
  let _codec: Codec<IpcStatus>

  export const codec = (): Codec<IpcStatus> => {
    if (_codec == null) {
      _codec = message<IpcStatus>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<IpcStatus>): Uint8Array {
    return encodeMessage(obj, IpcStatus.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStatus>): IpcStatus {
    return decodeMessage(buf, IpcStatus.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStatus>): Generator<{}> {
    return streamMessage(buf, IpcStatus.codec(), opts)
  }
}

export interface IpcStatusReply {
  json: string
}

export namespace IpcStatusReply {
  let _codec: Codec<IpcStatusReply>

  export const codec = (): Codec<IpcStatusReply> => {
    if (_codec == null) {
      _codec = message<IpcStatusReply>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.json != null && obj.json !== '')) {
          w.uint32(10)
          w.string(obj.json)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          json: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.json = reader.string()
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
                field: `${prefix}.json`,
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

  export interface IpcStatusReplyJsonFieldEvent {
    field: '$.json'
    value: string
  }

  export function encode (obj: Partial<IpcStatusReply>): Uint8Array {
    return encodeMessage(obj, IpcStatusReply.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStatusReply>): IpcStatusReply {
    return decodeMessage(buf, IpcStatusReply.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStatusReply>): Generator<IpcStatusReplyJsonFieldEvent> {
    return streamMessage(buf, IpcStatusReply.codec(), opts)
  }
}

export interface IpcStateRoots {
  at?: number
}

export namespace IpcStateRoots {
  let _codec: Codec<IpcStateRoots>

  export const codec = (): Codec<IpcStateRoots> => {
    if (_codec == null) {
      _codec = message<IpcStateRoots>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.at != null) {
          w.uint32(8)
          w.uint64Number(obj.at)
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
              obj.at = reader.uint64Number()
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
                field: `${prefix}.at`,
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

  export interface IpcStateRootsAtFieldEvent {
    field: '$.at'
    value: number
  }

  export function encode (obj: Partial<IpcStateRoots>): Uint8Array {
    return encodeMessage(obj, IpcStateRoots.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStateRoots>): IpcStateRoots {
    return decodeMessage(buf, IpcStateRoots.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStateRoots>): Generator<IpcStateRootsAtFieldEvent> {
    return streamMessage(buf, IpcStateRoots.codec(), opts)
  }
}

export interface IpcStateRootsReply {
  revision: number
  term: number
  root: Uint8Array
  header: Uint8Array
  sessions: Uint8Array
  collections: IpcCollectionRoot[]
}

export namespace IpcStateRootsReply {
  let _codec: Codec<IpcStateRootsReply>

  export const codec = (): Codec<IpcStateRootsReply> => {
    if (_codec == null) {
      _codec = message<IpcStateRootsReply>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.revision != null && obj.revision !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.revision)
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
            IpcCollectionRoot.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          revision: 0,
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
              obj.revision = reader.uint64Number()
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

              obj.collections.push(IpcCollectionRoot.codec().decode(reader, reader.uint32(), {
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
                field: `${prefix}.revision`,
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

              for (const evt of IpcCollectionRoot.codec().stream(reader, reader.uint32(), `${prefix}.collections[]`, {
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

  export interface IpcStateRootsReplyRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface IpcStateRootsReplyTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface IpcStateRootsReplyRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export interface IpcStateRootsReplyHeaderFieldEvent {
    field: '$.header'
    value: Uint8Array
  }

  export interface IpcStateRootsReplySessionsFieldEvent {
    field: '$.sessions'
    value: Uint8Array
  }

  export interface IpcStateRootsReplyCollectionsNameFieldEvent {
    field: '$.collections[].name'
    value: string
    index: number
  }

  export interface IpcStateRootsReplyCollectionsRootFieldEvent {
    field: '$.collections[].root'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<IpcStateRootsReply>): Uint8Array {
    return encodeMessage(obj, IpcStateRootsReply.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStateRootsReply>): IpcStateRootsReply {
    return decodeMessage(buf, IpcStateRootsReply.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcStateRootsReply>): Generator<IpcStateRootsReplyRevisionFieldEvent | IpcStateRootsReplyTermFieldEvent | IpcStateRootsReplyRootFieldEvent | IpcStateRootsReplyHeaderFieldEvent | IpcStateRootsReplySessionsFieldEvent | IpcStateRootsReplyCollectionsNameFieldEvent | IpcStateRootsReplyCollectionsRootFieldEvent> {
    return streamMessage(buf, IpcStateRootsReply.codec(), opts)
  }
}

export interface IpcCollectionRoot {
  name: string
  root: Uint8Array
}

export namespace IpcCollectionRoot {
  let _codec: Codec<IpcCollectionRoot>

  export const codec = (): Codec<IpcCollectionRoot> => {
    if (_codec == null) {
      _codec = message<IpcCollectionRoot>((obj, w, opts = {}) => {
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

  export interface IpcCollectionRootNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface IpcCollectionRootRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export function encode (obj: Partial<IpcCollectionRoot>): Uint8Array {
    return encodeMessage(obj, IpcCollectionRoot.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcCollectionRoot>): IpcCollectionRoot {
    return decodeMessage(buf, IpcCollectionRoot.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcCollectionRoot>): Generator<IpcCollectionRootNameFieldEvent | IpcCollectionRootRootFieldEvent> {
    return streamMessage(buf, IpcCollectionRoot.codec(), opts)
  }
}

export interface IpcSnapshotHold {
  fresh: boolean
}

export namespace IpcSnapshotHold {
  let _codec: Codec<IpcSnapshotHold>

  export const codec = (): Codec<IpcSnapshotHold> => {
    if (_codec == null) {
      _codec = message<IpcSnapshotHold>((obj, w, opts = {}) => {
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

  export interface IpcSnapshotHoldFreshFieldEvent {
    field: '$.fresh'
    value: boolean
  }

  export function encode (obj: Partial<IpcSnapshotHold>): Uint8Array {
    return encodeMessage(obj, IpcSnapshotHold.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotHold>): IpcSnapshotHold {
    return decodeMessage(buf, IpcSnapshotHold.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotHold>): Generator<IpcSnapshotHoldFreshFieldEvent> {
    return streamMessage(buf, IpcSnapshotHold.codec(), opts)
  }
}

export interface IpcSnapshotHeld {
  anchor: number
  term: number
  root: Uint8Array
  manifestBytes: number
  leaves: number
  bytes: number
}

export namespace IpcSnapshotHeld {
  let _codec: Codec<IpcSnapshotHeld>

  export const codec = (): Codec<IpcSnapshotHeld> => {
    if (_codec == null) {
      _codec = message<IpcSnapshotHeld>((obj, w, opts = {}) => {
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

        if ((obj.manifestBytes != null && obj.manifestBytes !== 0)) {
          w.uint32(32)
          w.uint32(obj.manifestBytes)
        }

        if ((obj.leaves != null && obj.leaves !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.leaves)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(48)
          w.uint64Number(obj.bytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          term: 0,
          root: noBytes,
          manifestBytes: 0,
          leaves: 0,
          bytes: 0
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
              obj.manifestBytes = reader.uint32()
              break
            }
            case 5: {
              obj.leaves = reader.uint64Number()
              break
            }
            case 6: {
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
                field: `${prefix}.manifestBytes`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.leaves`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
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

  export interface IpcSnapshotHeldAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface IpcSnapshotHeldTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface IpcSnapshotHeldRootFieldEvent {
    field: '$.root'
    value: Uint8Array
  }

  export interface IpcSnapshotHeldManifestBytesFieldEvent {
    field: '$.manifestBytes'
    value: number
  }

  export interface IpcSnapshotHeldLeavesFieldEvent {
    field: '$.leaves'
    value: number
  }

  export interface IpcSnapshotHeldBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export function encode (obj: Partial<IpcSnapshotHeld>): Uint8Array {
    return encodeMessage(obj, IpcSnapshotHeld.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotHeld>): IpcSnapshotHeld {
    return decodeMessage(buf, IpcSnapshotHeld.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotHeld>): Generator<IpcSnapshotHeldAnchorFieldEvent | IpcSnapshotHeldTermFieldEvent | IpcSnapshotHeldRootFieldEvent | IpcSnapshotHeldManifestBytesFieldEvent | IpcSnapshotHeldLeavesFieldEvent | IpcSnapshotHeldBytesFieldEvent> {
    return streamMessage(buf, IpcSnapshotHeld.codec(), opts)
  }
}

export interface IpcSnapshotRead {
  anchor: number
  term: number
  manifest: boolean
  leaf: number
  offset: number
}

export namespace IpcSnapshotRead {
  let _codec: Codec<IpcSnapshotRead>

  export const codec = (): Codec<IpcSnapshotRead> => {
    if (_codec == null) {
      _codec = message<IpcSnapshotRead>((obj, w, opts = {}) => {
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

        if ((obj.manifest != null && obj.manifest !== false)) {
          w.uint32(24)
          w.bool(obj.manifest)
        }

        if ((obj.leaf != null && obj.leaf !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.leaf)
        }

        if ((obj.offset != null && obj.offset !== 0)) {
          w.uint32(40)
          w.uint32(obj.offset)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          term: 0,
          manifest: false,
          leaf: 0,
          offset: 0
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
              obj.manifest = reader.bool()
              break
            }
            case 4: {
              obj.leaf = reader.uint64Number()
              break
            }
            case 5: {
              obj.offset = reader.uint32()
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
                field: `${prefix}.manifest`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.leaf`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.offset`,
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

  export interface IpcSnapshotReadAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface IpcSnapshotReadTermFieldEvent {
    field: '$.term'
    value: number
  }

  export interface IpcSnapshotReadManifestFieldEvent {
    field: '$.manifest'
    value: boolean
  }

  export interface IpcSnapshotReadLeafFieldEvent {
    field: '$.leaf'
    value: number
  }

  export interface IpcSnapshotReadOffsetFieldEvent {
    field: '$.offset'
    value: number
  }

  export function encode (obj: Partial<IpcSnapshotRead>): Uint8Array {
    return encodeMessage(obj, IpcSnapshotRead.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotRead>): IpcSnapshotRead {
    return decodeMessage(buf, IpcSnapshotRead.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotRead>): Generator<IpcSnapshotReadAnchorFieldEvent | IpcSnapshotReadTermFieldEvent | IpcSnapshotReadManifestFieldEvent | IpcSnapshotReadLeafFieldEvent | IpcSnapshotReadOffsetFieldEvent> {
    return streamMessage(buf, IpcSnapshotRead.codec(), opts)
  }
}

export interface IpcSnapshotPart {
  leaves: Uint8Array[]
  part: Uint8Array
  total: number
}

export namespace IpcSnapshotPart {
  let _codec: Codec<IpcSnapshotPart>

  export const codec = (): Codec<IpcSnapshotPart> => {
    if (_codec == null) {
      _codec = message<IpcSnapshotPart>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.leaves != null && obj.leaves.length > 0) {
          for (const value of obj.leaves) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.part != null && obj.part.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.part)
        }

        if ((obj.total != null && obj.total !== 0)) {
          w.uint32(24)
          w.uint32(obj.total)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          leaves: [],
          part: noBytes,
          total: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.leaves != null && obj.leaves.length === opts.limits.leaves) {
                throw new MaxLengthError('Decode error - repeated field "leaves" had too many elements')
              }

              obj.leaves.push(reader.bytes())
              break
            }
            case 2: {
              obj.part = reader.bytes()
              break
            }
            case 3: {
              obj.total = reader.uint32()
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
            case 2: {
              yield {
                field: `${prefix}.part`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.total`,
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

  export interface IpcSnapshotPartLeavesFieldEvent {
    field: '$.leaves[]'
    index: number
    value: Uint8Array
  }

  export interface IpcSnapshotPartPartFieldEvent {
    field: '$.part'
    value: Uint8Array
  }

  export interface IpcSnapshotPartTotalFieldEvent {
    field: '$.total'
    value: number
  }

  export function encode (obj: Partial<IpcSnapshotPart>): Uint8Array {
    return encodeMessage(obj, IpcSnapshotPart.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotPart>): IpcSnapshotPart {
    return decodeMessage(buf, IpcSnapshotPart.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotPart>): Generator<IpcSnapshotPartLeavesFieldEvent | IpcSnapshotPartPartFieldEvent | IpcSnapshotPartTotalFieldEvent> {
    return streamMessage(buf, IpcSnapshotPart.codec(), opts)
  }
}

export interface IpcSnapshotRelease {
  anchor: number
  term: number
}

export namespace IpcSnapshotRelease {
  let _codec: Codec<IpcSnapshotRelease>

  export const codec = (): Codec<IpcSnapshotRelease> => {
    if (_codec == null) {
      _codec = message<IpcSnapshotRelease>((obj, w, opts = {}) => {
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

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          term: 0
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

  export interface IpcSnapshotReleaseAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface IpcSnapshotReleaseTermFieldEvent {
    field: '$.term'
    value: number
  }

  export function encode (obj: Partial<IpcSnapshotRelease>): Uint8Array {
    return encodeMessage(obj, IpcSnapshotRelease.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotRelease>): IpcSnapshotRelease {
    return decodeMessage(buf, IpcSnapshotRelease.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcSnapshotRelease>): Generator<IpcSnapshotReleaseAnchorFieldEvent | IpcSnapshotReleaseTermFieldEvent> {
    return streamMessage(buf, IpcSnapshotRelease.codec(), opts)
  }
}

export interface IpcGroupCreate {
  name: string
}

export namespace IpcGroupCreate {
  let _codec: Codec<IpcGroupCreate>

  export const codec = (): Codec<IpcGroupCreate> => {
    if (_codec == null) {
      _codec = message<IpcGroupCreate>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.name = reader.string()
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

  export interface IpcGroupCreateNameFieldEvent {
    field: '$.name'
    value: string
  }

  export function encode (obj: Partial<IpcGroupCreate>): Uint8Array {
    return encodeMessage(obj, IpcGroupCreate.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcGroupCreate>): IpcGroupCreate {
    return decodeMessage(buf, IpcGroupCreate.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcGroupCreate>): Generator<IpcGroupCreateNameFieldEvent> {
    return streamMessage(buf, IpcGroupCreate.codec(), opts)
  }
}

export interface IpcGroupCreated {
  group: string
  addresses: string[]
  invite: string
}

export namespace IpcGroupCreated {
  let _codec: Codec<IpcGroupCreated>

  export const codec = (): Codec<IpcGroupCreated> => {
    if (_codec == null) {
      _codec = message<IpcGroupCreated>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.group != null && obj.group !== '')) {
          w.uint32(10)
          w.string(obj.group)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(18)
            w.string(value)
          }
        }

        if ((obj.invite != null && obj.invite !== '')) {
          w.uint32(26)
          w.string(obj.invite)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          group: '',
          addresses: [],
          invite: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.group = reader.string()
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
              obj.invite = reader.string()
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
                field: `${prefix}.group`,
                value: reader.string()
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
                field: `${prefix}.invite`,
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

  export interface IpcGroupCreatedGroupFieldEvent {
    field: '$.group'
    value: string
  }

  export interface IpcGroupCreatedAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface IpcGroupCreatedInviteFieldEvent {
    field: '$.invite'
    value: string
  }

  export function encode (obj: Partial<IpcGroupCreated>): Uint8Array {
    return encodeMessage(obj, IpcGroupCreated.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcGroupCreated>): IpcGroupCreated {
    return decodeMessage(buf, IpcGroupCreated.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcGroupCreated>): Generator<IpcGroupCreatedGroupFieldEvent | IpcGroupCreatedAddressesFieldEvent | IpcGroupCreatedInviteFieldEvent> {
    return streamMessage(buf, IpcGroupCreated.codec(), opts)
  }
}

export interface IpcInvite {
  role: string
  readOnly: boolean
  ttlMs: number
  uses: number
}

export namespace IpcInvite {
  let _codec: Codec<IpcInvite>

  export const codec = (): Codec<IpcInvite> => {
    if (_codec == null) {
      _codec = message<IpcInvite>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(10)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(16)
          w.bool(obj.readOnly)
        }

        if ((obj.ttlMs != null && obj.ttlMs !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.ttlMs)
        }

        if ((obj.uses != null && obj.uses !== 0)) {
          w.uint32(32)
          w.uint32(obj.uses)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
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
              obj.role = reader.string()
              break
            }
            case 2: {
              obj.readOnly = reader.bool()
              break
            }
            case 3: {
              obj.ttlMs = reader.uint64Number()
              break
            }
            case 4: {
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
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ttlMs`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
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

  export interface IpcInviteRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface IpcInviteReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface IpcInviteTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export interface IpcInviteUsesFieldEvent {
    field: '$.uses'
    value: number
  }

  export function encode (obj: Partial<IpcInvite>): Uint8Array {
    return encodeMessage(obj, IpcInvite.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInvite>): IpcInvite {
    return decodeMessage(buf, IpcInvite.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInvite>): Generator<IpcInviteRoleFieldEvent | IpcInviteReadOnlyFieldEvent | IpcInviteTtlMsFieldEvent | IpcInviteUsesFieldEvent> {
    return streamMessage(buf, IpcInvite.codec(), opts)
  }
}

export interface IpcInvited {
  invite: string
  inviteId: string
}

export namespace IpcInvited {
  let _codec: Codec<IpcInvited>

  export const codec = (): Codec<IpcInvited> => {
    if (_codec == null) {
      _codec = message<IpcInvited>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.invite != null && obj.invite !== '')) {
          w.uint32(10)
          w.string(obj.invite)
        }

        if ((obj.inviteId != null && obj.inviteId !== '')) {
          w.uint32(18)
          w.string(obj.inviteId)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          invite: '',
          inviteId: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.invite = reader.string()
              break
            }
            case 2: {
              obj.inviteId = reader.string()
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
                field: `${prefix}.invite`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.inviteId`,
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

  export interface IpcInvitedInviteFieldEvent {
    field: '$.invite'
    value: string
  }

  export interface IpcInvitedInviteIdFieldEvent {
    field: '$.inviteId'
    value: string
  }

  export function encode (obj: Partial<IpcInvited>): Uint8Array {
    return encodeMessage(obj, IpcInvited.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInvited>): IpcInvited {
    return decodeMessage(buf, IpcInvited.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInvited>): Generator<IpcInvitedInviteFieldEvent | IpcInvitedInviteIdFieldEvent> {
    return streamMessage(buf, IpcInvited.codec(), opts)
  }
}

export interface IpcInviteRevoke {
  inviteId: string
}

export namespace IpcInviteRevoke {
  let _codec: Codec<IpcInviteRevoke>

  export const codec = (): Codec<IpcInviteRevoke> => {
    if (_codec == null) {
      _codec = message<IpcInviteRevoke>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.inviteId != null && obj.inviteId !== '')) {
          w.uint32(10)
          w.string(obj.inviteId)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          inviteId: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.inviteId = reader.string()
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

  export interface IpcInviteRevokeInviteIdFieldEvent {
    field: '$.inviteId'
    value: string
  }

  export function encode (obj: Partial<IpcInviteRevoke>): Uint8Array {
    return encodeMessage(obj, IpcInviteRevoke.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInviteRevoke>): IpcInviteRevoke {
    return decodeMessage(buf, IpcInviteRevoke.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcInviteRevoke>): Generator<IpcInviteRevokeInviteIdFieldEvent> {
    return streamMessage(buf, IpcInviteRevoke.codec(), opts)
  }
}

export interface IpcJoin {
  invite: string
  address: string
  noWait: boolean
}

export namespace IpcJoin {
  let _codec: Codec<IpcJoin>

  export const codec = (): Codec<IpcJoin> => {
    if (_codec == null) {
      _codec = message<IpcJoin>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.invite != null && obj.invite !== '')) {
          w.uint32(10)
          w.string(obj.invite)
        }

        if ((obj.address != null && obj.address !== '')) {
          w.uint32(18)
          w.string(obj.address)
        }

        if ((obj.noWait != null && obj.noWait !== false)) {
          w.uint32(24)
          w.bool(obj.noWait)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          invite: '',
          address: '',
          noWait: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.invite = reader.string()
              break
            }
            case 2: {
              obj.address = reader.string()
              break
            }
            case 3: {
              obj.noWait = reader.bool()
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
                field: `${prefix}.invite`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.address`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.noWait`,
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

  export interface IpcJoinInviteFieldEvent {
    field: '$.invite'
    value: string
  }

  export interface IpcJoinAddressFieldEvent {
    field: '$.address'
    value: string
  }

  export interface IpcJoinNoWaitFieldEvent {
    field: '$.noWait'
    value: boolean
  }

  export function encode (obj: Partial<IpcJoin>): Uint8Array {
    return encodeMessage(obj, IpcJoin.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcJoin>): IpcJoin {
    return decodeMessage(buf, IpcJoin.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcJoin>): Generator<IpcJoinInviteFieldEvent | IpcJoinAddressFieldEvent | IpcJoinNoWaitFieldEvent> {
    return streamMessage(buf, IpcJoin.codec(), opts)
  }
}

export interface IpcJoinProgress {
  phase: string
  applied: number
  target: number
  bytes: number
  rate: number
  message: string
}

export namespace IpcJoinProgress {
  let _codec: Codec<IpcJoinProgress>

  export const codec = (): Codec<IpcJoinProgress> => {
    if (_codec == null) {
      _codec = message<IpcJoinProgress>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.phase != null && obj.phase !== '')) {
          w.uint32(10)
          w.string(obj.phase)
        }

        if ((obj.applied != null && obj.applied !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.applied)
        }

        if ((obj.target != null && obj.target !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.target)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.bytes)
        }

        if ((obj.rate != null && obj.rate !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.rate)
        }

        if ((obj.message != null && obj.message !== '')) {
          w.uint32(50)
          w.string(obj.message)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          phase: '',
          applied: 0,
          target: 0,
          bytes: 0,
          rate: 0,
          message: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.phase = reader.string()
              break
            }
            case 2: {
              obj.applied = reader.uint64Number()
              break
            }
            case 3: {
              obj.target = reader.uint64Number()
              break
            }
            case 4: {
              obj.bytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.rate = reader.uint64Number()
              break
            }
            case 6: {
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
                field: `${prefix}.phase`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.applied`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.target`,
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
                field: `${prefix}.rate`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
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

  export interface IpcJoinProgressPhaseFieldEvent {
    field: '$.phase'
    value: string
  }

  export interface IpcJoinProgressAppliedFieldEvent {
    field: '$.applied'
    value: number
  }

  export interface IpcJoinProgressTargetFieldEvent {
    field: '$.target'
    value: number
  }

  export interface IpcJoinProgressBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export interface IpcJoinProgressRateFieldEvent {
    field: '$.rate'
    value: number
  }

  export interface IpcJoinProgressMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export function encode (obj: Partial<IpcJoinProgress>): Uint8Array {
    return encodeMessage(obj, IpcJoinProgress.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcJoinProgress>): IpcJoinProgress {
    return decodeMessage(buf, IpcJoinProgress.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcJoinProgress>): Generator<IpcJoinProgressPhaseFieldEvent | IpcJoinProgressAppliedFieldEvent | IpcJoinProgressTargetFieldEvent | IpcJoinProgressBytesFieldEvent | IpcJoinProgressRateFieldEvent | IpcJoinProgressMessageFieldEvent> {
    return streamMessage(buf, IpcJoinProgress.codec(), opts)
  }
}

export interface IpcCancel {}

export namespace IpcCancel {
  let _codec: Codec<IpcCancel>

  export const codec = (): Codec<IpcCancel> => {
    if (_codec == null) {
      _codec = message<IpcCancel>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<IpcCancel>): Uint8Array {
    return encodeMessage(obj, IpcCancel.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcCancel>): IpcCancel {
    return decodeMessage(buf, IpcCancel.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcCancel>): Generator<{}> {
    return streamMessage(buf, IpcCancel.codec(), opts)
  }
}

export interface IpcDone {}

export namespace IpcDone {
  let _codec: Codec<IpcDone>

  export const codec = (): Codec<IpcDone> => {
    if (_codec == null) {
      _codec = message<IpcDone>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<IpcDone>): Uint8Array {
    return encodeMessage(obj, IpcDone.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcDone>): IpcDone {
    return decodeMessage(buf, IpcDone.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcDone>): Generator<{}> {
    return streamMessage(buf, IpcDone.codec(), opts)
  }
}

export interface IpcFailure {
  code: string
  message: string
  unknown: boolean
  retryAfterMs: number
  details: string
}

export namespace IpcFailure {
  let _codec: Codec<IpcFailure>

  export const codec = (): Codec<IpcFailure> => {
    if (_codec == null) {
      _codec = message<IpcFailure>((obj, w, opts = {}) => {
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

        if ((obj.retryAfterMs != null && obj.retryAfterMs !== 0)) {
          w.uint32(32)
          w.uint32(obj.retryAfterMs)
        }

        if ((obj.details != null && obj.details !== '')) {
          w.uint32(42)
          w.string(obj.details)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: '',
          unknown: false,
          retryAfterMs: 0,
          details: ''
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
              obj.retryAfterMs = reader.uint32()
              break
            }
            case 5: {
              obj.details = reader.string()
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
                field: `${prefix}.retryAfterMs`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.details`,
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

  export interface IpcFailureCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface IpcFailureMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface IpcFailureUnknownFieldEvent {
    field: '$.unknown'
    value: boolean
  }

  export interface IpcFailureRetryAfterMsFieldEvent {
    field: '$.retryAfterMs'
    value: number
  }

  export interface IpcFailureDetailsFieldEvent {
    field: '$.details'
    value: string
  }

  export function encode (obj: Partial<IpcFailure>): Uint8Array {
    return encodeMessage(obj, IpcFailure.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcFailure>): IpcFailure {
    return decodeMessage(buf, IpcFailure.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IpcFailure>): Generator<IpcFailureCodeFieldEvent | IpcFailureMessageFieldEvent | IpcFailureUnknownFieldEvent | IpcFailureRetryAfterMsFieldEvent | IpcFailureDetailsFieldEvent> {
    return streamMessage(buf, IpcFailure.codec(), opts)
  }
}
