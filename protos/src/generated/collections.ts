/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
const noBytes = new Uint8Array(0)
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface Command {
  session: number
  sessionKey?: Uint8Array
  sequence: number
  acknowledgedThrough: number
  collection: string
  create?: CreateCollection
  drop?: DropCollection
  map?: MapCommand
  vec?: VecCommand
  set?: SetCommand
  cell?: CellCommand
  once?: OnceCommand
  queue?: QueueCommand
  atomic?: AtomicCommand
}

export namespace Command {
  let _codec: Codec<Command>

  export const codec = (): Codec<Command> => {
    if (_codec == null) {
      _codec = message<Command>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.session)
        }

        if (obj.sessionKey != null) {
          w.uint32(18)
          w.bytes(obj.sessionKey)
        }

        if ((obj.sequence != null && obj.sequence !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.sequence)
        }

        if ((obj.acknowledgedThrough != null && obj.acknowledgedThrough !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.acknowledgedThrough)
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(42)
          w.string(obj.collection)
        }

        if (obj.create != null) {
          w.uint32(66)
          CreateCollection.codec().encode(obj.create, w)
        }

        if (obj.drop != null) {
          w.uint32(74)
          DropCollection.codec().encode(obj.drop, w)
        }

        if (obj.map != null) {
          w.uint32(82)
          MapCommand.codec().encode(obj.map, w)
        }

        if (obj.vec != null) {
          w.uint32(90)
          VecCommand.codec().encode(obj.vec, w)
        }

        if (obj.set != null) {
          w.uint32(98)
          SetCommand.codec().encode(obj.set, w)
        }

        if (obj.cell != null) {
          w.uint32(106)
          CellCommand.codec().encode(obj.cell, w)
        }

        if (obj.once != null) {
          w.uint32(114)
          OnceCommand.codec().encode(obj.once, w)
        }

        if (obj.queue != null) {
          w.uint32(122)
          QueueCommand.codec().encode(obj.queue, w)
        }

        if (obj.atomic != null) {
          w.uint32(130)
          AtomicCommand.codec().encode(obj.atomic, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: 0,
          sequence: 0,
          acknowledgedThrough: 0,
          collection: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.uint64Number()
              break
            }
            case 2: {
              obj.sessionKey = reader.bytes()
              break
            }
            case 3: {
              obj.sequence = reader.uint64Number()
              break
            }
            case 4: {
              obj.acknowledgedThrough = reader.uint64Number()
              break
            }
            case 5: {
              obj.collection = reader.string()
              break
            }
            case 8: {
              obj.create = CreateCollection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.create
              })
              break
            }
            case 9: {
              obj.drop = DropCollection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.drop
              })
              break
            }
            case 10: {
              obj.map = MapCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.map
              })
              break
            }
            case 11: {
              obj.vec = VecCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vec
              })
              break
            }
            case 12: {
              obj.set = SetCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 13: {
              obj.cell = CellCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cell
              })
              break
            }
            case 14: {
              obj.once = OnceCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.once
              })
              break
            }
            case 15: {
              obj.queue = QueueCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queue
              })
              break
            }
            case 16: {
              obj.atomic = AtomicCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.atomic
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
                field: `${prefix}.session`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.sessionKey`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.sequence`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.acknowledgedThrough`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 8: {
              yield * CreateCollection.codec().stream(reader, reader.uint32(), `${prefix}.create`, {
                limits: opts.limits?.create
              })

              break
            }
            case 9: {
              yield * DropCollection.codec().stream(reader, reader.uint32(), `${prefix}.drop`, {
                limits: opts.limits?.drop
              })

              break
            }
            case 10: {
              yield * MapCommand.codec().stream(reader, reader.uint32(), `${prefix}.map`, {
                limits: opts.limits?.map
              })

              break
            }
            case 11: {
              yield * VecCommand.codec().stream(reader, reader.uint32(), `${prefix}.vec`, {
                limits: opts.limits?.vec
              })

              break
            }
            case 12: {
              yield * SetCommand.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 13: {
              yield * CellCommand.codec().stream(reader, reader.uint32(), `${prefix}.cell`, {
                limits: opts.limits?.cell
              })

              break
            }
            case 14: {
              yield * OnceCommand.codec().stream(reader, reader.uint32(), `${prefix}.once`, {
                limits: opts.limits?.once
              })

              break
            }
            case 15: {
              yield * QueueCommand.codec().stream(reader, reader.uint32(), `${prefix}.queue`, {
                limits: opts.limits?.queue
              })

              break
            }
            case 16: {
              yield * AtomicCommand.codec().stream(reader, reader.uint32(), `${prefix}.atomic`, {
                limits: opts.limits?.atomic
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

  export interface CommandSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export interface CommandSessionKeyFieldEvent {
    field: '$.sessionKey'
    value: Uint8Array
  }

  export interface CommandSequenceFieldEvent {
    field: '$.sequence'
    value: number
  }

  export interface CommandAcknowledgedThroughFieldEvent {
    field: '$.acknowledgedThrough'
    value: number
  }

  export interface CommandCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface CommandCreateKindFieldEvent {
    field: '$.create.kind'
    value: string
  }

  export interface CommandCreateOptionsKeyCodecFieldEvent {
    field: '$.create.options.keyCodec'
    value: string
  }

  export interface CommandCreateOptionsValueCodecFieldEvent {
    field: '$.create.options.valueCodec'
    value: string
  }

  export interface CommandCreateOptionsMaxItemsFieldEvent {
    field: '$.create.options.maxItems'
    value: number
  }

  export interface CommandCreateOptionsMaxBytesFieldEvent {
    field: '$.create.options.maxBytes'
    value: number
  }

  export interface CommandCreateOptionsCapacityFieldEvent {
    field: '$.create.options.capacity'
    value: number
  }

  export interface CommandCreateOptionsPriorityFieldEvent {
    field: '$.create.options.priority'
    value: string
  }

  export interface CommandMapSetKeyFieldEvent {
    field: '$.map.set.key'
    value: Uint8Array
  }

  export interface CommandMapSetValueFieldEvent {
    field: '$.map.set.value'
    value: Uint8Array
  }

  export interface CommandMapSetIfAbsentFieldEvent {
    field: '$.map.set.ifAbsent'
    value: boolean
  }

  export interface CommandMapSetIfRevisionFieldEvent {
    field: '$.map.set.ifRevision'
    value: number
  }

  export interface CommandMapSetReturnPreviousFieldEvent {
    field: '$.map.set.returnPrevious'
    value: boolean
  }

  export interface CommandMapSetTtlMsFieldEvent {
    field: '$.map.set.ttlMs'
    value: number
  }

  export interface CommandMapSetManyItemsKeyFieldEvent {
    field: '$.map.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandMapSetManyItemsValueFieldEvent {
    field: '$.map.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandMapSetManyItemsTtlMsFieldEvent {
    field: '$.map.setMany.items[].ttlMs'
    value: number
    index: number
  }

  export interface CommandMapCompareExchangeKeyFieldEvent {
    field: '$.map.compareExchange.key'
    value: Uint8Array
  }

  export interface CommandMapCompareExchangeExpectedFieldEvent {
    field: '$.map.compareExchange.expected'
    value: Uint8Array
  }

  export interface CommandMapCompareExchangeNextFieldEvent {
    field: '$.map.compareExchange.next'
    value: Uint8Array
  }

  export interface CommandMapCompareExchangeTtlMsFieldEvent {
    field: '$.map.compareExchange.ttlMs'
    value: number
  }

  export interface CommandMapDeleteKeyFieldEvent {
    field: '$.map.delete.key'
    value: Uint8Array
  }

  export interface CommandMapDeleteReturnPreviousFieldEvent {
    field: '$.map.delete.returnPrevious'
    value: boolean
  }

  export interface CommandMapDeleteManyKeysFieldEvent {
    field: '$.map.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export interface CommandVecPushValuesFieldEvent {
    field: '$.vec.push.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandVecPushFrontValuesFieldEvent {
    field: '$.vec.pushFront.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandVecInsertIndexFieldEvent {
    field: '$.vec.insert.index'
    value: number
  }

  export interface CommandVecInsertAfterRevisionFieldEvent {
    field: '$.vec.insert.after.revision'
    value: number
  }

  export interface CommandVecInsertAfterOrdinalFieldEvent {
    field: '$.vec.insert.after.ordinal'
    value: number
  }

  export interface CommandVecInsertValueFieldEvent {
    field: '$.vec.insert.value'
    value: Uint8Array
  }

  export interface CommandVecSetPlaceIndexFieldEvent {
    field: '$.vec.set.place.index'
    value: number
  }

  export interface CommandVecSetPlaceIdRevisionFieldEvent {
    field: '$.vec.set.place.id.revision'
    value: number
  }

  export interface CommandVecSetPlaceIdOrdinalFieldEvent {
    field: '$.vec.set.place.id.ordinal'
    value: number
  }

  export interface CommandVecSetValueFieldEvent {
    field: '$.vec.set.value'
    value: Uint8Array
  }

  export interface CommandVecSetIfRevisionFieldEvent {
    field: '$.vec.set.ifRevision'
    value: number
  }

  export interface CommandVecSetReturnPreviousFieldEvent {
    field: '$.vec.set.returnPrevious'
    value: boolean
  }

  export interface CommandVecRemovePlaceIndexFieldEvent {
    field: '$.vec.remove.place.index'
    value: number
  }

  export interface CommandVecRemovePlaceIdRevisionFieldEvent {
    field: '$.vec.remove.place.id.revision'
    value: number
  }

  export interface CommandVecRemovePlaceIdOrdinalFieldEvent {
    field: '$.vec.remove.place.id.ordinal'
    value: number
  }

  export interface CommandVecSwapLeftIndexFieldEvent {
    field: '$.vec.swap.left.index'
    value: number
  }

  export interface CommandVecSwapLeftIdRevisionFieldEvent {
    field: '$.vec.swap.left.id.revision'
    value: number
  }

  export interface CommandVecSwapLeftIdOrdinalFieldEvent {
    field: '$.vec.swap.left.id.ordinal'
    value: number
  }

  export interface CommandVecSwapRightIndexFieldEvent {
    field: '$.vec.swap.right.index'
    value: number
  }

  export interface CommandVecSwapRightIdRevisionFieldEvent {
    field: '$.vec.swap.right.id.revision'
    value: number
  }

  export interface CommandVecSwapRightIdOrdinalFieldEvent {
    field: '$.vec.swap.right.id.ordinal'
    value: number
  }

  export interface CommandVecTruncateLengthFieldEvent {
    field: '$.vec.truncate.length'
    value: number
  }

  export interface CommandSetAddValuesFieldEvent {
    field: '$.set.add.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandSetDeleteValuesFieldEvent {
    field: '$.set.delete.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandSetTakeCountFieldEvent {
    field: '$.set.take.count'
    value: number
  }

  export interface CommandCellSetValueFieldEvent {
    field: '$.cell.set.value'
    value: Uint8Array
  }

  export interface CommandCellSetReturnPreviousFieldEvent {
    field: '$.cell.set.returnPrevious'
    value: boolean
  }

  export interface CommandCellCompareExchangeExpectedFieldEvent {
    field: '$.cell.compareExchange.expected'
    value: Uint8Array
  }

  export interface CommandCellCompareExchangeNextFieldEvent {
    field: '$.cell.compareExchange.next'
    value: Uint8Array
  }

  export interface CommandOnceSetValueFieldEvent {
    field: '$.once.set.value'
    value: Uint8Array
  }

  export interface CommandQueuePushPriorityFieldEvent {
    field: '$.queue.push.priority'
    value: Uint8Array
  }

  export interface CommandQueuePushKeyFieldEvent {
    field: '$.queue.push.key'
    value: Uint8Array
  }

  export interface CommandQueuePushValueFieldEvent {
    field: '$.queue.push.value'
    value: Uint8Array
  }

  export interface CommandQueuePushManyItemsPriorityFieldEvent {
    field: '$.queue.pushMany.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface CommandQueuePushManyItemsKeyFieldEvent {
    field: '$.queue.pushMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandQueuePushManyItemsValueFieldEvent {
    field: '$.queue.pushMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandQueuePopMinCountFieldEvent {
    field: '$.queue.popMin.count'
    value: number
  }

  export interface CommandQueuePopMaxCountFieldEvent {
    field: '$.queue.popMax.count'
    value: number
  }

  export interface CommandQueueUpdatePriorityKeyFieldEvent {
    field: '$.queue.updatePriority.key'
    value: Uint8Array
  }

  export interface CommandQueueUpdatePriorityPriorityFieldEvent {
    field: '$.queue.updatePriority.priority'
    value: Uint8Array
  }

  export interface CommandQueueUpdateValueKeyFieldEvent {
    field: '$.queue.updateValue.key'
    value: Uint8Array
  }

  export interface CommandQueueUpdateValueValueFieldEvent {
    field: '$.queue.updateValue.value'
    value: Uint8Array
  }

  export interface CommandQueueCompareExchangeKeyFieldEvent {
    field: '$.queue.compareExchange.key'
    value: Uint8Array
  }

  export interface CommandQueueCompareExchangeExpectedFieldEvent {
    field: '$.queue.compareExchange.expected'
    value: Uint8Array
  }

  export interface CommandQueueCompareExchangeNextFieldEvent {
    field: '$.queue.compareExchange.next'
    value: Uint8Array
  }

  export interface CommandQueueDeleteKeysFieldEvent {
    field: '$.queue.delete.keys[]'
    index: number
    value: Uint8Array
  }

  export interface CommandQueueRemoveRangeRangeFromFieldEvent {
    field: '$.queue.removeRange.range.from'
    value: Uint8Array
  }

  export interface CommandQueueRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.queue.removeRange.range.fromExclusive'
    value: boolean
  }

  export interface CommandQueueRemoveRangeRangeToFieldEvent {
    field: '$.queue.removeRange.range.to'
    value: Uint8Array
  }

  export interface CommandQueueRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.queue.removeRange.range.toInclusive'
    value: boolean
  }

  export interface CommandAtomicChecksCollectionFieldEvent {
    field: '$.atomic.checks[].collection'
    value: string
    index: number
  }

  export interface CommandAtomicChecksKeyFieldEvent {
    field: '$.atomic.checks[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicChecksPlaceIndexFieldEvent {
    field: '$.atomic.checks[].place.index'
    value: number
    index: number
  }

  export interface CommandAtomicChecksPlaceIdRevisionFieldEvent {
    field: '$.atomic.checks[].place.id.revision'
    value: number
    index: number
  }

  export interface CommandAtomicChecksPlaceIdOrdinalFieldEvent {
    field: '$.atomic.checks[].place.id.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicChecksRevisionFieldEvent {
    field: '$.atomic.checks[].revision'
    value: number
    index: number
  }

  export interface CommandAtomicChecksValueFieldEvent {
    field: '$.atomic.checks[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicChecksAbsentFieldEvent {
    field: '$.atomic.checks[].absent'
    value: boolean
    index: number
  }

  export interface CommandAtomicChecksPresentFieldEvent {
    field: '$.atomic.checks[].present'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsCollectionFieldEvent {
    field: '$.atomic.operations[].collection'
    value: string
    index: number
  }

  export interface CommandAtomicOperationsMapSetKeyFieldEvent {
    field: '$.atomic.operations[].map.set.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapSetValueFieldEvent {
    field: '$.atomic.operations[].map.set.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapSetIfAbsentFieldEvent {
    field: '$.atomic.operations[].map.set.ifAbsent'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsMapSetIfRevisionFieldEvent {
    field: '$.atomic.operations[].map.set.ifRevision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsMapSetReturnPreviousFieldEvent {
    field: '$.atomic.operations[].map.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsMapSetTtlMsFieldEvent {
    field: '$.atomic.operations[].map.set.ttlMs'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsMapSetManyItemsKeyFieldEvent {
    field: '$.atomic.operations[].map.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapSetManyItemsValueFieldEvent {
    field: '$.atomic.operations[].map.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapSetManyItemsTtlMsFieldEvent {
    field: '$.atomic.operations[].map.setMany.items[].ttlMs'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsMapCompareExchangeKeyFieldEvent {
    field: '$.atomic.operations[].map.compareExchange.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapCompareExchangeExpectedFieldEvent {
    field: '$.atomic.operations[].map.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapCompareExchangeNextFieldEvent {
    field: '$.atomic.operations[].map.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapCompareExchangeTtlMsFieldEvent {
    field: '$.atomic.operations[].map.compareExchange.ttlMs'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsMapDeleteKeyFieldEvent {
    field: '$.atomic.operations[].map.delete.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsMapDeleteReturnPreviousFieldEvent {
    field: '$.atomic.operations[].map.delete.returnPrevious'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsMapDeleteManyKeysFieldEvent {
    field: '$.atomic.operations[].map.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsVecPushValuesFieldEvent {
    field: '$.atomic.operations[].vec.push.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsVecPushFrontValuesFieldEvent {
    field: '$.atomic.operations[].vec.pushFront.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsVecInsertIndexFieldEvent {
    field: '$.atomic.operations[].vec.insert.index'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecInsertAfterRevisionFieldEvent {
    field: '$.atomic.operations[].vec.insert.after.revision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecInsertAfterOrdinalFieldEvent {
    field: '$.atomic.operations[].vec.insert.after.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecInsertValueFieldEvent {
    field: '$.atomic.operations[].vec.insert.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsVecSetPlaceIndexFieldEvent {
    field: '$.atomic.operations[].vec.set.place.index'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSetPlaceIdRevisionFieldEvent {
    field: '$.atomic.operations[].vec.set.place.id.revision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSetPlaceIdOrdinalFieldEvent {
    field: '$.atomic.operations[].vec.set.place.id.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSetValueFieldEvent {
    field: '$.atomic.operations[].vec.set.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsVecSetIfRevisionFieldEvent {
    field: '$.atomic.operations[].vec.set.ifRevision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSetReturnPreviousFieldEvent {
    field: '$.atomic.operations[].vec.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsVecRemovePlaceIndexFieldEvent {
    field: '$.atomic.operations[].vec.remove.place.index'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecRemovePlaceIdRevisionFieldEvent {
    field: '$.atomic.operations[].vec.remove.place.id.revision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecRemovePlaceIdOrdinalFieldEvent {
    field: '$.atomic.operations[].vec.remove.place.id.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapLeftIndexFieldEvent {
    field: '$.atomic.operations[].vec.swap.left.index'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapLeftIdRevisionFieldEvent {
    field: '$.atomic.operations[].vec.swap.left.id.revision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapLeftIdOrdinalFieldEvent {
    field: '$.atomic.operations[].vec.swap.left.id.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapRightIndexFieldEvent {
    field: '$.atomic.operations[].vec.swap.right.index'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapRightIdRevisionFieldEvent {
    field: '$.atomic.operations[].vec.swap.right.id.revision'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecSwapRightIdOrdinalFieldEvent {
    field: '$.atomic.operations[].vec.swap.right.id.ordinal'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsVecTruncateLengthFieldEvent {
    field: '$.atomic.operations[].vec.truncate.length'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsSetAddValuesFieldEvent {
    field: '$.atomic.operations[].set.add.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsSetDeleteValuesFieldEvent {
    field: '$.atomic.operations[].set.delete.values[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsSetTakeCountFieldEvent {
    field: '$.atomic.operations[].set.take.count'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsCellSetValueFieldEvent {
    field: '$.atomic.operations[].cell.set.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsCellSetReturnPreviousFieldEvent {
    field: '$.atomic.operations[].cell.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsCellCompareExchangeExpectedFieldEvent {
    field: '$.atomic.operations[].cell.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsCellCompareExchangeNextFieldEvent {
    field: '$.atomic.operations[].cell.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsOnceSetValueFieldEvent {
    field: '$.atomic.operations[].once.set.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushPriorityFieldEvent {
    field: '$.atomic.operations[].queue.push.priority'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushKeyFieldEvent {
    field: '$.atomic.operations[].queue.push.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushValueFieldEvent {
    field: '$.atomic.operations[].queue.push.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushManyItemsPriorityFieldEvent {
    field: '$.atomic.operations[].queue.pushMany.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushManyItemsKeyFieldEvent {
    field: '$.atomic.operations[].queue.pushMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePushManyItemsValueFieldEvent {
    field: '$.atomic.operations[].queue.pushMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueuePopMinCountFieldEvent {
    field: '$.atomic.operations[].queue.popMin.count'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsQueuePopMaxCountFieldEvent {
    field: '$.atomic.operations[].queue.popMax.count'
    value: number
    index: number
  }

  export interface CommandAtomicOperationsQueueUpdatePriorityKeyFieldEvent {
    field: '$.atomic.operations[].queue.updatePriority.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueUpdatePriorityPriorityFieldEvent {
    field: '$.atomic.operations[].queue.updatePriority.priority'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueUpdateValueKeyFieldEvent {
    field: '$.atomic.operations[].queue.updateValue.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueUpdateValueValueFieldEvent {
    field: '$.atomic.operations[].queue.updateValue.value'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueCompareExchangeKeyFieldEvent {
    field: '$.atomic.operations[].queue.compareExchange.key'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueCompareExchangeExpectedFieldEvent {
    field: '$.atomic.operations[].queue.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueCompareExchangeNextFieldEvent {
    field: '$.atomic.operations[].queue.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueDeleteKeysFieldEvent {
    field: '$.atomic.operations[].queue.delete.keys[]'
    index: number
    value: Uint8Array
  }

  export interface CommandAtomicOperationsQueueRemoveRangeRangeFromFieldEvent {
    field: '$.atomic.operations[].queue.removeRange.range.from'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.atomic.operations[].queue.removeRange.range.fromExclusive'
    value: boolean
    index: number
  }

  export interface CommandAtomicOperationsQueueRemoveRangeRangeToFieldEvent {
    field: '$.atomic.operations[].queue.removeRange.range.to'
    value: Uint8Array
    index: number
  }

  export interface CommandAtomicOperationsQueueRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.atomic.operations[].queue.removeRange.range.toInclusive'
    value: boolean
    index: number
  }

  export function encode (obj: Partial<Command>): Uint8Array {
    return encodeMessage(obj, Command.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Command>): Command {
    return decodeMessage(buf, Command.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Command>): Generator<CommandSessionFieldEvent | CommandSessionKeyFieldEvent | CommandSequenceFieldEvent | CommandAcknowledgedThroughFieldEvent | CommandCollectionFieldEvent | CommandCreateKindFieldEvent | CommandCreateOptionsKeyCodecFieldEvent | CommandCreateOptionsValueCodecFieldEvent | CommandCreateOptionsMaxItemsFieldEvent | CommandCreateOptionsMaxBytesFieldEvent | CommandCreateOptionsCapacityFieldEvent | CommandCreateOptionsPriorityFieldEvent | CommandMapSetKeyFieldEvent | CommandMapSetValueFieldEvent | CommandMapSetIfAbsentFieldEvent | CommandMapSetIfRevisionFieldEvent | CommandMapSetReturnPreviousFieldEvent | CommandMapSetTtlMsFieldEvent | CommandMapSetManyItemsKeyFieldEvent | CommandMapSetManyItemsValueFieldEvent | CommandMapSetManyItemsTtlMsFieldEvent | CommandMapCompareExchangeKeyFieldEvent | CommandMapCompareExchangeExpectedFieldEvent | CommandMapCompareExchangeNextFieldEvent | CommandMapCompareExchangeTtlMsFieldEvent | CommandMapDeleteKeyFieldEvent | CommandMapDeleteReturnPreviousFieldEvent | CommandMapDeleteManyKeysFieldEvent | CommandVecPushValuesFieldEvent | CommandVecPushFrontValuesFieldEvent | CommandVecInsertIndexFieldEvent | CommandVecInsertAfterRevisionFieldEvent | CommandVecInsertAfterOrdinalFieldEvent | CommandVecInsertValueFieldEvent | CommandVecSetPlaceIndexFieldEvent | CommandVecSetPlaceIdRevisionFieldEvent | CommandVecSetPlaceIdOrdinalFieldEvent | CommandVecSetValueFieldEvent | CommandVecSetIfRevisionFieldEvent | CommandVecSetReturnPreviousFieldEvent | CommandVecRemovePlaceIndexFieldEvent | CommandVecRemovePlaceIdRevisionFieldEvent | CommandVecRemovePlaceIdOrdinalFieldEvent | CommandVecSwapLeftIndexFieldEvent | CommandVecSwapLeftIdRevisionFieldEvent | CommandVecSwapLeftIdOrdinalFieldEvent | CommandVecSwapRightIndexFieldEvent | CommandVecSwapRightIdRevisionFieldEvent | CommandVecSwapRightIdOrdinalFieldEvent | CommandVecTruncateLengthFieldEvent | CommandSetAddValuesFieldEvent | CommandSetDeleteValuesFieldEvent | CommandSetTakeCountFieldEvent | CommandCellSetValueFieldEvent | CommandCellSetReturnPreviousFieldEvent | CommandCellCompareExchangeExpectedFieldEvent | CommandCellCompareExchangeNextFieldEvent | CommandOnceSetValueFieldEvent | CommandQueuePushPriorityFieldEvent | CommandQueuePushKeyFieldEvent | CommandQueuePushValueFieldEvent | CommandQueuePushManyItemsPriorityFieldEvent | CommandQueuePushManyItemsKeyFieldEvent | CommandQueuePushManyItemsValueFieldEvent | CommandQueuePopMinCountFieldEvent | CommandQueuePopMaxCountFieldEvent | CommandQueueUpdatePriorityKeyFieldEvent | CommandQueueUpdatePriorityPriorityFieldEvent | CommandQueueUpdateValueKeyFieldEvent | CommandQueueUpdateValueValueFieldEvent | CommandQueueCompareExchangeKeyFieldEvent | CommandQueueCompareExchangeExpectedFieldEvent | CommandQueueCompareExchangeNextFieldEvent | CommandQueueDeleteKeysFieldEvent | CommandQueueRemoveRangeRangeFromFieldEvent | CommandQueueRemoveRangeRangeFromExclusiveFieldEvent | CommandQueueRemoveRangeRangeToFieldEvent | CommandQueueRemoveRangeRangeToInclusiveFieldEvent | CommandAtomicChecksCollectionFieldEvent | CommandAtomicChecksKeyFieldEvent | CommandAtomicChecksPlaceIndexFieldEvent | CommandAtomicChecksPlaceIdRevisionFieldEvent | CommandAtomicChecksPlaceIdOrdinalFieldEvent | CommandAtomicChecksRevisionFieldEvent | CommandAtomicChecksValueFieldEvent | CommandAtomicChecksAbsentFieldEvent | CommandAtomicChecksPresentFieldEvent | CommandAtomicOperationsCollectionFieldEvent | CommandAtomicOperationsMapSetKeyFieldEvent | CommandAtomicOperationsMapSetValueFieldEvent | CommandAtomicOperationsMapSetIfAbsentFieldEvent | CommandAtomicOperationsMapSetIfRevisionFieldEvent | CommandAtomicOperationsMapSetReturnPreviousFieldEvent | CommandAtomicOperationsMapSetTtlMsFieldEvent | CommandAtomicOperationsMapSetManyItemsKeyFieldEvent | CommandAtomicOperationsMapSetManyItemsValueFieldEvent | CommandAtomicOperationsMapSetManyItemsTtlMsFieldEvent | CommandAtomicOperationsMapCompareExchangeKeyFieldEvent | CommandAtomicOperationsMapCompareExchangeExpectedFieldEvent | CommandAtomicOperationsMapCompareExchangeNextFieldEvent | CommandAtomicOperationsMapCompareExchangeTtlMsFieldEvent | CommandAtomicOperationsMapDeleteKeyFieldEvent | CommandAtomicOperationsMapDeleteReturnPreviousFieldEvent | CommandAtomicOperationsMapDeleteManyKeysFieldEvent | CommandAtomicOperationsVecPushValuesFieldEvent | CommandAtomicOperationsVecPushFrontValuesFieldEvent | CommandAtomicOperationsVecInsertIndexFieldEvent | CommandAtomicOperationsVecInsertAfterRevisionFieldEvent | CommandAtomicOperationsVecInsertAfterOrdinalFieldEvent | CommandAtomicOperationsVecInsertValueFieldEvent | CommandAtomicOperationsVecSetPlaceIndexFieldEvent | CommandAtomicOperationsVecSetPlaceIdRevisionFieldEvent | CommandAtomicOperationsVecSetPlaceIdOrdinalFieldEvent | CommandAtomicOperationsVecSetValueFieldEvent | CommandAtomicOperationsVecSetIfRevisionFieldEvent | CommandAtomicOperationsVecSetReturnPreviousFieldEvent | CommandAtomicOperationsVecRemovePlaceIndexFieldEvent | CommandAtomicOperationsVecRemovePlaceIdRevisionFieldEvent | CommandAtomicOperationsVecRemovePlaceIdOrdinalFieldEvent | CommandAtomicOperationsVecSwapLeftIndexFieldEvent | CommandAtomicOperationsVecSwapLeftIdRevisionFieldEvent | CommandAtomicOperationsVecSwapLeftIdOrdinalFieldEvent | CommandAtomicOperationsVecSwapRightIndexFieldEvent | CommandAtomicOperationsVecSwapRightIdRevisionFieldEvent | CommandAtomicOperationsVecSwapRightIdOrdinalFieldEvent | CommandAtomicOperationsVecTruncateLengthFieldEvent | CommandAtomicOperationsSetAddValuesFieldEvent | CommandAtomicOperationsSetDeleteValuesFieldEvent | CommandAtomicOperationsSetTakeCountFieldEvent | CommandAtomicOperationsCellSetValueFieldEvent | CommandAtomicOperationsCellSetReturnPreviousFieldEvent | CommandAtomicOperationsCellCompareExchangeExpectedFieldEvent | CommandAtomicOperationsCellCompareExchangeNextFieldEvent | CommandAtomicOperationsOnceSetValueFieldEvent | CommandAtomicOperationsQueuePushPriorityFieldEvent | CommandAtomicOperationsQueuePushKeyFieldEvent | CommandAtomicOperationsQueuePushValueFieldEvent | CommandAtomicOperationsQueuePushManyItemsPriorityFieldEvent | CommandAtomicOperationsQueuePushManyItemsKeyFieldEvent | CommandAtomicOperationsQueuePushManyItemsValueFieldEvent | CommandAtomicOperationsQueuePopMinCountFieldEvent | CommandAtomicOperationsQueuePopMaxCountFieldEvent | CommandAtomicOperationsQueueUpdatePriorityKeyFieldEvent | CommandAtomicOperationsQueueUpdatePriorityPriorityFieldEvent | CommandAtomicOperationsQueueUpdateValueKeyFieldEvent | CommandAtomicOperationsQueueUpdateValueValueFieldEvent | CommandAtomicOperationsQueueCompareExchangeKeyFieldEvent | CommandAtomicOperationsQueueCompareExchangeExpectedFieldEvent | CommandAtomicOperationsQueueCompareExchangeNextFieldEvent | CommandAtomicOperationsQueueDeleteKeysFieldEvent | CommandAtomicOperationsQueueRemoveRangeRangeFromFieldEvent | CommandAtomicOperationsQueueRemoveRangeRangeFromExclusiveFieldEvent | CommandAtomicOperationsQueueRemoveRangeRangeToFieldEvent | CommandAtomicOperationsQueueRemoveRangeRangeToInclusiveFieldEvent> {
    return streamMessage(buf, Command.codec(), opts)
  }
}

export interface OpenSession {
  sessionKey: Uint8Array
}

export namespace OpenSession {
  let _codec: Codec<OpenSession>

  export const codec = (): Codec<OpenSession> => {
    if (_codec == null) {
      _codec = message<OpenSession>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.sessionKey != null && obj.sessionKey.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.sessionKey)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sessionKey: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.sessionKey = reader.bytes()
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
                field: `${prefix}.sessionKey`,
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

  export interface OpenSessionSessionKeyFieldEvent {
    field: '$.sessionKey'
    value: Uint8Array
  }

  export function encode (obj: Partial<OpenSession>): Uint8Array {
    return encodeMessage(obj, OpenSession.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenSession>): OpenSession {
    return decodeMessage(buf, OpenSession.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenSession>): Generator<OpenSessionSessionKeyFieldEvent> {
    return streamMessage(buf, OpenSession.codec(), opts)
  }
}

export interface CloseSession {
  session: number
}

export namespace CloseSession {
  let _codec: Codec<CloseSession>

  export const codec = (): Codec<CloseSession> => {
    if (_codec == null) {
      _codec = message<CloseSession>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.session)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.uint64Number()
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
                field: `${prefix}.session`,
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

  export interface CloseSessionSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export function encode (obj: Partial<CloseSession>): Uint8Array {
    return encodeMessage(obj, CloseSession.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseSession>): CloseSession {
    return decodeMessage(buf, CloseSession.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseSession>): Generator<CloseSessionSessionFieldEvent> {
    return streamMessage(buf, CloseSession.codec(), opts)
  }
}

export interface Tick {}

export namespace Tick {
  let _codec: Codec<Tick>

  export const codec = (): Codec<Tick> => {
    if (_codec == null) {
      _codec = message<Tick>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<Tick>): Uint8Array {
    return encodeMessage(obj, Tick.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tick>): Tick {
    return decodeMessage(buf, Tick.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tick>): Generator<{}> {
    return streamMessage(buf, Tick.codec(), opts)
  }
}

export interface Mark {
  kept: boolean
}

export namespace Mark {
  let _codec: Codec<Mark>

  export const codec = (): Codec<Mark> => {
    if (_codec == null) {
      _codec = message<Mark>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.kept != null && obj.kept !== false)) {
          w.uint32(8)
          w.bool(obj.kept)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kept: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.kept = reader.bool()
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
                field: `${prefix}.kept`,
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

  export interface MarkKeptFieldEvent {
    field: '$.kept'
    value: boolean
  }

  export function encode (obj: Partial<Mark>): Uint8Array {
    return encodeMessage(obj, Mark.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Mark>): Mark {
    return decodeMessage(buf, Mark.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Mark>): Generator<MarkKeptFieldEvent> {
    return streamMessage(buf, Mark.codec(), opts)
  }
}

export interface InviteCommand {
  inviteId: Uint8Array
  key?: Uint8Array
  role: string
  readOnly: boolean
  ttlMs: number
  uses: number
}

export namespace InviteCommand {
  let _codec: Codec<InviteCommand>

  export const codec = (): Codec<InviteCommand> => {
    if (_codec == null) {
      _codec = message<InviteCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.inviteId != null && obj.inviteId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.inviteId)
        }

        if (obj.key != null) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(26)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(32)
          w.bool(obj.readOnly)
        }

        if ((obj.ttlMs != null && obj.ttlMs !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.ttlMs)
        }

        if ((obj.uses != null && obj.uses !== 0)) {
          w.uint32(48)
          w.uint32(obj.uses)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          inviteId: noBytes,
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
              obj.inviteId = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.role = reader.string()
              break
            }
            case 4: {
              obj.readOnly = reader.bool()
              break
            }
            case 5: {
              obj.ttlMs = reader.uint64Number()
              break
            }
            case 6: {
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
                field: `${prefix}.inviteId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.ttlMs`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
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

  export interface InviteCommandInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface InviteCommandKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface InviteCommandRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface InviteCommandReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface InviteCommandTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export interface InviteCommandUsesFieldEvent {
    field: '$.uses'
    value: number
  }

  export function encode (obj: Partial<InviteCommand>): Uint8Array {
    return encodeMessage(obj, InviteCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteCommand>): InviteCommand {
    return decodeMessage(buf, InviteCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InviteCommand>): Generator<InviteCommandInviteIdFieldEvent | InviteCommandKeyFieldEvent | InviteCommandRoleFieldEvent | InviteCommandReadOnlyFieldEvent | InviteCommandTtlMsFieldEvent | InviteCommandUsesFieldEvent> {
    return streamMessage(buf, InviteCommand.codec(), opts)
  }
}

export interface ConfContext {
  logTime: number
  genesis?: GroupRecord
  members: MemberRecord[]
  inviteId?: Uint8Array
}

export namespace ConfContext {
  let _codec: Codec<ConfContext>

  export const codec = (): Codec<ConfContext> => {
    if (_codec == null) {
      _codec = message<ConfContext>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.logTime != null && obj.logTime !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.logTime)
        }

        if (obj.genesis != null) {
          w.uint32(18)
          GroupRecord.codec().encode(obj.genesis, w)
        }

        if (obj.members != null && obj.members.length > 0) {
          for (const value of obj.members) {
            w.uint32(26)
            MemberRecord.codec().encode(value, w)
          }
        }

        if (obj.inviteId != null) {
          w.uint32(34)
          w.bytes(obj.inviteId)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          logTime: 0,
          members: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.logTime = reader.uint64Number()
              break
            }
            case 2: {
              obj.genesis = GroupRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.genesis
              })
              break
            }
            case 3: {
              if (opts.limits?.members != null && obj.members.length === opts.limits.members) {
                throw new MaxLengthError('Decode error - repeated field "members" had too many elements')
              }

              obj.members.push(MemberRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.members$
              }))
              break
            }
            case 4: {
              obj.inviteId = reader.bytes()
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
                field: `${prefix}.logTime`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * GroupRecord.codec().stream(reader, reader.uint32(), `${prefix}.genesis`, {
                limits: opts.limits?.genesis
              })

              break
            }
            case 3: {
              if (opts.limits?.members != null && obj.members === opts.limits.members) {
                throw new MaxLengthError('Streaming decode error - repeated field "members" had too many elements')
              }

              for (const evt of MemberRecord.codec().stream(reader, reader.uint32(), `${prefix}.members[]`, {
                limits: opts.limits?.members$
              })) {
                yield {
                  ...evt,
                  index: obj.members
                }
              }

              obj.members++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.inviteId`,
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

  export interface ConfContextLogTimeFieldEvent {
    field: '$.logTime'
    value: number
  }

  export interface ConfContextGenesisGroupIdFieldEvent {
    field: '$.genesis.groupId'
    value: Uint8Array
  }

  export interface ConfContextGenesisNameFieldEvent {
    field: '$.genesis.name'
    value: string
  }

  export interface ConfContextGenesisFormatFieldEvent {
    field: '$.genesis.format'
    value: number
  }

  export interface ConfContextGenesisSaltFieldEvent {
    field: '$.genesis.salt'
    value: Uint8Array
  }

  export interface ConfContextGenesisLimitsMaxKeyBytesFieldEvent {
    field: '$.genesis.limits.maxKeyBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxValueBytesFieldEvent {
    field: '$.genesis.limits.maxValueBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxCommandBytesFieldEvent {
    field: '$.genesis.limits.maxCommandBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxCollectionsFieldEvent {
    field: '$.genesis.limits.maxCollections'
    value: number
  }

  export interface ConfContextGenesisLimitsMaxSessionsFieldEvent {
    field: '$.genesis.limits.maxSessions'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionTtlMsFieldEvent {
    field: '$.genesis.limits.sessionTtlMs'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionWindowFieldEvent {
    field: '$.genesis.limits.sessionWindow'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionResultBytesFieldEvent {
    field: '$.genesis.limits.sessionResultBytes'
    value: number
  }

  export interface ConfContextGenesisLimitsSessionsResultBytesFieldEvent {
    field: '$.genesis.limits.sessionsResultBytes'
    value: number
  }

  export interface ConfContextGenesisOriginGroupIdFieldEvent {
    field: '$.genesis.origin.groupId'
    value: Uint8Array
  }

  export interface ConfContextGenesisOriginIndexFieldEvent {
    field: '$.genesis.origin.index'
    value: number
  }

  export interface ConfContextMembersPeerIdFieldEvent {
    field: '$.members[].peerId'
    value: string
    index: number
  }

  export interface ConfContextMembersIncarnationFieldEvent {
    field: '$.members[].incarnation'
    value: Uint8Array
    index: number
  }

  export interface ConfContextMembersAddressesFieldEvent {
    field: '$.members[].addresses[]'
    index: number
    value: string
  }

  export interface ConfContextMembersRoleFieldEvent {
    field: '$.members[].role'
    value: string
    index: number
  }

  export interface ConfContextMembersReadOnlyFieldEvent {
    field: '$.members[].readOnly'
    value: boolean
    index: number
  }

  export interface ConfContextMembersReluctantFieldEvent {
    field: '$.members[].reluctant'
    value: boolean
    index: number
  }

  export interface ConfContextInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export function encode (obj: Partial<ConfContext>): Uint8Array {
    return encodeMessage(obj, ConfContext.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfContext>): ConfContext {
    return decodeMessage(buf, ConfContext.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ConfContext>): Generator<ConfContextLogTimeFieldEvent | ConfContextGenesisGroupIdFieldEvent | ConfContextGenesisNameFieldEvent | ConfContextGenesisFormatFieldEvent | ConfContextGenesisSaltFieldEvent | ConfContextGenesisLimitsMaxKeyBytesFieldEvent | ConfContextGenesisLimitsMaxValueBytesFieldEvent | ConfContextGenesisLimitsMaxCommandBytesFieldEvent | ConfContextGenesisLimitsMaxCollectionsFieldEvent | ConfContextGenesisLimitsMaxSessionsFieldEvent | ConfContextGenesisLimitsSessionTtlMsFieldEvent | ConfContextGenesisLimitsSessionWindowFieldEvent | ConfContextGenesisLimitsSessionResultBytesFieldEvent | ConfContextGenesisLimitsSessionsResultBytesFieldEvent | ConfContextGenesisOriginGroupIdFieldEvent | ConfContextGenesisOriginIndexFieldEvent | ConfContextMembersPeerIdFieldEvent | ConfContextMembersIncarnationFieldEvent | ConfContextMembersAddressesFieldEvent | ConfContextMembersRoleFieldEvent | ConfContextMembersReadOnlyFieldEvent | ConfContextMembersReluctantFieldEvent | ConfContextInviteIdFieldEvent> {
    return streamMessage(buf, ConfContext.codec(), opts)
  }
}

export interface GroupRecord {
  groupId: Uint8Array
  name: string
  format: number
  salt: Uint8Array
  limits?: Limits
  origin?: GroupOrigin
}

export namespace GroupRecord {
  let _codec: Codec<GroupRecord>

  export const codec = (): Codec<GroupRecord> => {
    if (_codec == null) {
      _codec = message<GroupRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(18)
          w.string(obj.name)
        }

        if ((obj.format != null && obj.format !== 0)) {
          w.uint32(24)
          w.uint32(obj.format)
        }

        if ((obj.salt != null && obj.salt.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.salt)
        }

        if (obj.limits != null) {
          w.uint32(42)
          Limits.codec().encode(obj.limits, w)
        }

        if (obj.origin != null) {
          w.uint32(50)
          GroupOrigin.codec().encode(obj.origin, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: noBytes,
          name: '',
          format: 0,
          salt: noBytes
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
              obj.name = reader.string()
              break
            }
            case 3: {
              obj.format = reader.uint32()
              break
            }
            case 4: {
              obj.salt = reader.bytes()
              break
            }
            case 5: {
              obj.limits = Limits.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.limits
              })
              break
            }
            case 6: {
              obj.origin = GroupOrigin.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.origin
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
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.format`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.salt`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield * Limits.codec().stream(reader, reader.uint32(), `${prefix}.limits`, {
                limits: opts.limits?.limits
              })

              break
            }
            case 6: {
              yield * GroupOrigin.codec().stream(reader, reader.uint32(), `${prefix}.origin`, {
                limits: opts.limits?.origin
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

  export interface GroupRecordGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface GroupRecordNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface GroupRecordFormatFieldEvent {
    field: '$.format'
    value: number
  }

  export interface GroupRecordSaltFieldEvent {
    field: '$.salt'
    value: Uint8Array
  }

  export interface GroupRecordLimitsMaxKeyBytesFieldEvent {
    field: '$.limits.maxKeyBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxValueBytesFieldEvent {
    field: '$.limits.maxValueBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxCommandBytesFieldEvent {
    field: '$.limits.maxCommandBytes'
    value: number
  }

  export interface GroupRecordLimitsMaxCollectionsFieldEvent {
    field: '$.limits.maxCollections'
    value: number
  }

  export interface GroupRecordLimitsMaxSessionsFieldEvent {
    field: '$.limits.maxSessions'
    value: number
  }

  export interface GroupRecordLimitsSessionTtlMsFieldEvent {
    field: '$.limits.sessionTtlMs'
    value: number
  }

  export interface GroupRecordLimitsSessionWindowFieldEvent {
    field: '$.limits.sessionWindow'
    value: number
  }

  export interface GroupRecordLimitsSessionResultBytesFieldEvent {
    field: '$.limits.sessionResultBytes'
    value: number
  }

  export interface GroupRecordLimitsSessionsResultBytesFieldEvent {
    field: '$.limits.sessionsResultBytes'
    value: number
  }

  export interface GroupRecordOriginGroupIdFieldEvent {
    field: '$.origin.groupId'
    value: Uint8Array
  }

  export interface GroupRecordOriginIndexFieldEvent {
    field: '$.origin.index'
    value: number
  }

  export function encode (obj: Partial<GroupRecord>): Uint8Array {
    return encodeMessage(obj, GroupRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupRecord>): GroupRecord {
    return decodeMessage(buf, GroupRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupRecord>): Generator<GroupRecordGroupIdFieldEvent | GroupRecordNameFieldEvent | GroupRecordFormatFieldEvent | GroupRecordSaltFieldEvent | GroupRecordLimitsMaxKeyBytesFieldEvent | GroupRecordLimitsMaxValueBytesFieldEvent | GroupRecordLimitsMaxCommandBytesFieldEvent | GroupRecordLimitsMaxCollectionsFieldEvent | GroupRecordLimitsMaxSessionsFieldEvent | GroupRecordLimitsSessionTtlMsFieldEvent | GroupRecordLimitsSessionWindowFieldEvent | GroupRecordLimitsSessionResultBytesFieldEvent | GroupRecordLimitsSessionsResultBytesFieldEvent | GroupRecordOriginGroupIdFieldEvent | GroupRecordOriginIndexFieldEvent> {
    return streamMessage(buf, GroupRecord.codec(), opts)
  }
}

export interface GroupOrigin {
  groupId: Uint8Array
  index: number
}

export namespace GroupOrigin {
  let _codec: Codec<GroupOrigin>

  export const codec = (): Codec<GroupOrigin> => {
    if (_codec == null) {
      _codec = message<GroupOrigin>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.groupId != null && obj.groupId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.groupId)
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.index)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          groupId: noBytes,
          index: 0
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
              obj.index = reader.uint64Number()
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
                field: `${prefix}.index`,
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

  export interface GroupOriginGroupIdFieldEvent {
    field: '$.groupId'
    value: Uint8Array
  }

  export interface GroupOriginIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export function encode (obj: Partial<GroupOrigin>): Uint8Array {
    return encodeMessage(obj, GroupOrigin.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupOrigin>): GroupOrigin {
    return decodeMessage(buf, GroupOrigin.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GroupOrigin>): Generator<GroupOriginGroupIdFieldEvent | GroupOriginIndexFieldEvent> {
    return streamMessage(buf, GroupOrigin.codec(), opts)
  }
}

export interface Limits {
  maxKeyBytes: number
  maxValueBytes: number
  maxCommandBytes: number
  maxCollections: number
  maxSessions: number
  sessionTtlMs: number
  sessionWindow: number
  sessionResultBytes: number
  sessionsResultBytes: number
}

export namespace Limits {
  let _codec: Codec<Limits>

  export const codec = (): Codec<Limits> => {
    if (_codec == null) {
      _codec = message<Limits>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.maxKeyBytes != null && obj.maxKeyBytes !== 0)) {
          w.uint32(8)
          w.uint32(obj.maxKeyBytes)
        }

        if ((obj.maxValueBytes != null && obj.maxValueBytes !== 0)) {
          w.uint32(16)
          w.uint32(obj.maxValueBytes)
        }

        if ((obj.maxCommandBytes != null && obj.maxCommandBytes !== 0)) {
          w.uint32(24)
          w.uint32(obj.maxCommandBytes)
        }

        if ((obj.maxCollections != null && obj.maxCollections !== 0)) {
          w.uint32(32)
          w.uint32(obj.maxCollections)
        }

        if ((obj.maxSessions != null && obj.maxSessions !== 0)) {
          w.uint32(40)
          w.uint32(obj.maxSessions)
        }

        if ((obj.sessionTtlMs != null && obj.sessionTtlMs !== 0)) {
          w.uint32(48)
          w.uint32(obj.sessionTtlMs)
        }

        if ((obj.sessionWindow != null && obj.sessionWindow !== 0)) {
          w.uint32(56)
          w.uint32(obj.sessionWindow)
        }

        if ((obj.sessionResultBytes != null && obj.sessionResultBytes !== 0)) {
          w.uint32(64)
          w.uint32(obj.sessionResultBytes)
        }

        if ((obj.sessionsResultBytes != null && obj.sessionsResultBytes !== 0)) {
          w.uint32(72)
          w.uint32(obj.sessionsResultBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          maxKeyBytes: 0,
          maxValueBytes: 0,
          maxCommandBytes: 0,
          maxCollections: 0,
          maxSessions: 0,
          sessionTtlMs: 0,
          sessionWindow: 0,
          sessionResultBytes: 0,
          sessionsResultBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.maxKeyBytes = reader.uint32()
              break
            }
            case 2: {
              obj.maxValueBytes = reader.uint32()
              break
            }
            case 3: {
              obj.maxCommandBytes = reader.uint32()
              break
            }
            case 4: {
              obj.maxCollections = reader.uint32()
              break
            }
            case 5: {
              obj.maxSessions = reader.uint32()
              break
            }
            case 6: {
              obj.sessionTtlMs = reader.uint32()
              break
            }
            case 7: {
              obj.sessionWindow = reader.uint32()
              break
            }
            case 8: {
              obj.sessionResultBytes = reader.uint32()
              break
            }
            case 9: {
              obj.sessionsResultBytes = reader.uint32()
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
                field: `${prefix}.maxKeyBytes`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.maxValueBytes`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.maxCommandBytes`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.maxCollections`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.maxSessions`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.sessionTtlMs`,
                value: reader.uint32()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.sessionWindow`,
                value: reader.uint32()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.sessionResultBytes`,
                value: reader.uint32()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.sessionsResultBytes`,
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

  export interface LimitsMaxKeyBytesFieldEvent {
    field: '$.maxKeyBytes'
    value: number
  }

  export interface LimitsMaxValueBytesFieldEvent {
    field: '$.maxValueBytes'
    value: number
  }

  export interface LimitsMaxCommandBytesFieldEvent {
    field: '$.maxCommandBytes'
    value: number
  }

  export interface LimitsMaxCollectionsFieldEvent {
    field: '$.maxCollections'
    value: number
  }

  export interface LimitsMaxSessionsFieldEvent {
    field: '$.maxSessions'
    value: number
  }

  export interface LimitsSessionTtlMsFieldEvent {
    field: '$.sessionTtlMs'
    value: number
  }

  export interface LimitsSessionWindowFieldEvent {
    field: '$.sessionWindow'
    value: number
  }

  export interface LimitsSessionResultBytesFieldEvent {
    field: '$.sessionResultBytes'
    value: number
  }

  export interface LimitsSessionsResultBytesFieldEvent {
    field: '$.sessionsResultBytes'
    value: number
  }

  export function encode (obj: Partial<Limits>): Uint8Array {
    return encodeMessage(obj, Limits.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Limits>): Limits {
    return decodeMessage(buf, Limits.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Limits>): Generator<LimitsMaxKeyBytesFieldEvent | LimitsMaxValueBytesFieldEvent | LimitsMaxCommandBytesFieldEvent | LimitsMaxCollectionsFieldEvent | LimitsMaxSessionsFieldEvent | LimitsSessionTtlMsFieldEvent | LimitsSessionWindowFieldEvent | LimitsSessionResultBytesFieldEvent | LimitsSessionsResultBytesFieldEvent> {
    return streamMessage(buf, Limits.codec(), opts)
  }
}

export interface MemberRecord {
  peerId: string
  incarnation: Uint8Array
  addresses: string[]
  role: string
  readOnly: boolean
  reluctant: boolean
}

export namespace MemberRecord {
  let _codec: Codec<MemberRecord>

  export const codec = (): Codec<MemberRecord> => {
    if (_codec == null) {
      _codec = message<MemberRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.peerId != null && obj.peerId !== '')) {
          w.uint32(10)
          w.string(obj.peerId)
        }

        if ((obj.incarnation != null && obj.incarnation.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.incarnation)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(26)
            w.string(value)
          }
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(34)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(40)
          w.bool(obj.readOnly)
        }

        if ((obj.reluctant != null && obj.reluctant !== false)) {
          w.uint32(48)
          w.bool(obj.reluctant)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          peerId: '',
          incarnation: noBytes,
          addresses: [],
          role: '',
          readOnly: false,
          reluctant: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.peerId = reader.string()
              break
            }
            case 2: {
              obj.incarnation = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
              break
            }
            case 4: {
              obj.role = reader.string()
              break
            }
            case 5: {
              obj.readOnly = reader.bool()
              break
            }
            case 6: {
              obj.reluctant = reader.bool()
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
                field: `${prefix}.peerId`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
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
            case 4: {
              yield {
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.reluctant`,
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

  export interface MemberRecordPeerIdFieldEvent {
    field: '$.peerId'
    value: string
  }

  export interface MemberRecordIncarnationFieldEvent {
    field: '$.incarnation'
    value: Uint8Array
  }

  export interface MemberRecordAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface MemberRecordRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface MemberRecordReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface MemberRecordReluctantFieldEvent {
    field: '$.reluctant'
    value: boolean
  }

  export function encode (obj: Partial<MemberRecord>): Uint8Array {
    return encodeMessage(obj, MemberRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): MemberRecord {
    return decodeMessage(buf, MemberRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): Generator<MemberRecordPeerIdFieldEvent | MemberRecordIncarnationFieldEvent | MemberRecordAddressesFieldEvent | MemberRecordRoleFieldEvent | MemberRecordReadOnlyFieldEvent | MemberRecordReluctantFieldEvent> {
    return streamMessage(buf, MemberRecord.codec(), opts)
  }
}

export interface StateHeader {
  anchor: number
  logTime: number
  group?: GroupRecord
  limits?: Limits
  members: HeaderMember[]
  removed: string[]
  invites: HeaderInvite[]
  collections: HeaderCollection[]
  log: Uint8Array
}

export namespace StateHeader {
  let _codec: Codec<StateHeader>

  export const codec = (): Codec<StateHeader> => {
    if (_codec == null) {
      _codec = message<StateHeader>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.anchor != null && obj.anchor !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.anchor)
        }

        if ((obj.logTime != null && obj.logTime !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.logTime)
        }

        if (obj.group != null) {
          w.uint32(26)
          GroupRecord.codec().encode(obj.group, w)
        }

        if (obj.limits != null) {
          w.uint32(34)
          Limits.codec().encode(obj.limits, w)
        }

        if (obj.members != null && obj.members.length > 0) {
          for (const value of obj.members) {
            w.uint32(42)
            HeaderMember.codec().encode(value, w)
          }
        }

        if (obj.removed != null && obj.removed.length > 0) {
          for (const value of obj.removed) {
            w.uint32(50)
            w.string(value)
          }
        }

        if (obj.invites != null && obj.invites.length > 0) {
          for (const value of obj.invites) {
            w.uint32(58)
            HeaderInvite.codec().encode(value, w)
          }
        }

        if (obj.collections != null && obj.collections.length > 0) {
          for (const value of obj.collections) {
            w.uint32(66)
            HeaderCollection.codec().encode(value, w)
          }
        }

        if ((obj.log != null && obj.log.byteLength > 0)) {
          w.uint32(74)
          w.bytes(obj.log)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          anchor: 0,
          logTime: 0,
          members: [],
          removed: [],
          invites: [],
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
              obj.logTime = reader.uint64Number()
              break
            }
            case 3: {
              obj.group = GroupRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.group
              })
              break
            }
            case 4: {
              obj.limits = Limits.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.limits
              })
              break
            }
            case 5: {
              if (opts.limits?.members != null && obj.members.length === opts.limits.members) {
                throw new MaxLengthError('Decode error - repeated field "members" had too many elements')
              }

              obj.members.push(HeaderMember.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.members$
              }))
              break
            }
            case 6: {
              if (opts.limits?.removed != null && obj.removed.length === opts.limits.removed) {
                throw new MaxLengthError('Decode error - repeated field "removed" had too many elements')
              }

              obj.removed.push(reader.string())
              break
            }
            case 7: {
              if (opts.limits?.invites != null && obj.invites.length === opts.limits.invites) {
                throw new MaxLengthError('Decode error - repeated field "invites" had too many elements')
              }

              obj.invites.push(HeaderInvite.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.invites$
              }))
              break
            }
            case 8: {
              if (opts.limits?.collections != null && obj.collections.length === opts.limits.collections) {
                throw new MaxLengthError('Decode error - repeated field "collections" had too many elements')
              }

              obj.collections.push(HeaderCollection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.collections$
              }))
              break
            }
            case 9: {
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
          members: 0,
          removed: 0,
          invites: 0,
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
                field: `${prefix}.logTime`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield * GroupRecord.codec().stream(reader, reader.uint32(), `${prefix}.group`, {
                limits: opts.limits?.group
              })

              break
            }
            case 4: {
              yield * Limits.codec().stream(reader, reader.uint32(), `${prefix}.limits`, {
                limits: opts.limits?.limits
              })

              break
            }
            case 5: {
              if (opts.limits?.members != null && obj.members === opts.limits.members) {
                throw new MaxLengthError('Streaming decode error - repeated field "members" had too many elements')
              }

              for (const evt of HeaderMember.codec().stream(reader, reader.uint32(), `${prefix}.members[]`, {
                limits: opts.limits?.members$
              })) {
                yield {
                  ...evt,
                  index: obj.members
                }
              }

              obj.members++

              break
            }
            case 6: {
              if (opts.limits?.removed != null && obj.removed === opts.limits.removed) {
                throw new MaxLengthError('Streaming decode error - repeated field "removed" had too many elements')
              }

              yield {
                field: `${prefix}.removed[]`,
                index: obj.removed,
                value: reader.string()
              }

              obj.removed++

              break
            }
            case 7: {
              if (opts.limits?.invites != null && obj.invites === opts.limits.invites) {
                throw new MaxLengthError('Streaming decode error - repeated field "invites" had too many elements')
              }

              for (const evt of HeaderInvite.codec().stream(reader, reader.uint32(), `${prefix}.invites[]`, {
                limits: opts.limits?.invites$
              })) {
                yield {
                  ...evt,
                  index: obj.invites
                }
              }

              obj.invites++

              break
            }
            case 8: {
              if (opts.limits?.collections != null && obj.collections === opts.limits.collections) {
                throw new MaxLengthError('Streaming decode error - repeated field "collections" had too many elements')
              }

              for (const evt of HeaderCollection.codec().stream(reader, reader.uint32(), `${prefix}.collections[]`, {
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
            case 9: {
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

  export interface StateHeaderAnchorFieldEvent {
    field: '$.anchor'
    value: number
  }

  export interface StateHeaderLogTimeFieldEvent {
    field: '$.logTime'
    value: number
  }

  export interface StateHeaderGroupGroupIdFieldEvent {
    field: '$.group.groupId'
    value: Uint8Array
  }

  export interface StateHeaderGroupNameFieldEvent {
    field: '$.group.name'
    value: string
  }

  export interface StateHeaderGroupFormatFieldEvent {
    field: '$.group.format'
    value: number
  }

  export interface StateHeaderGroupSaltFieldEvent {
    field: '$.group.salt'
    value: Uint8Array
  }

  export interface StateHeaderGroupLimitsMaxKeyBytesFieldEvent {
    field: '$.group.limits.maxKeyBytes'
    value: number
  }

  export interface StateHeaderGroupLimitsMaxValueBytesFieldEvent {
    field: '$.group.limits.maxValueBytes'
    value: number
  }

  export interface StateHeaderGroupLimitsMaxCommandBytesFieldEvent {
    field: '$.group.limits.maxCommandBytes'
    value: number
  }

  export interface StateHeaderGroupLimitsMaxCollectionsFieldEvent {
    field: '$.group.limits.maxCollections'
    value: number
  }

  export interface StateHeaderGroupLimitsMaxSessionsFieldEvent {
    field: '$.group.limits.maxSessions'
    value: number
  }

  export interface StateHeaderGroupLimitsSessionTtlMsFieldEvent {
    field: '$.group.limits.sessionTtlMs'
    value: number
  }

  export interface StateHeaderGroupLimitsSessionWindowFieldEvent {
    field: '$.group.limits.sessionWindow'
    value: number
  }

  export interface StateHeaderGroupLimitsSessionResultBytesFieldEvent {
    field: '$.group.limits.sessionResultBytes'
    value: number
  }

  export interface StateHeaderGroupLimitsSessionsResultBytesFieldEvent {
    field: '$.group.limits.sessionsResultBytes'
    value: number
  }

  export interface StateHeaderGroupOriginGroupIdFieldEvent {
    field: '$.group.origin.groupId'
    value: Uint8Array
  }

  export interface StateHeaderGroupOriginIndexFieldEvent {
    field: '$.group.origin.index'
    value: number
  }

  export interface StateHeaderLimitsMaxKeyBytesFieldEvent {
    field: '$.limits.maxKeyBytes'
    value: number
  }

  export interface StateHeaderLimitsMaxValueBytesFieldEvent {
    field: '$.limits.maxValueBytes'
    value: number
  }

  export interface StateHeaderLimitsMaxCommandBytesFieldEvent {
    field: '$.limits.maxCommandBytes'
    value: number
  }

  export interface StateHeaderLimitsMaxCollectionsFieldEvent {
    field: '$.limits.maxCollections'
    value: number
  }

  export interface StateHeaderLimitsMaxSessionsFieldEvent {
    field: '$.limits.maxSessions'
    value: number
  }

  export interface StateHeaderLimitsSessionTtlMsFieldEvent {
    field: '$.limits.sessionTtlMs'
    value: number
  }

  export interface StateHeaderLimitsSessionWindowFieldEvent {
    field: '$.limits.sessionWindow'
    value: number
  }

  export interface StateHeaderLimitsSessionResultBytesFieldEvent {
    field: '$.limits.sessionResultBytes'
    value: number
  }

  export interface StateHeaderLimitsSessionsResultBytesFieldEvent {
    field: '$.limits.sessionsResultBytes'
    value: number
  }

  export interface StateHeaderMembersIdFieldEvent {
    field: '$.members[].id'
    value: string
    index: number
  }

  export interface StateHeaderMembersAddressesFieldEvent {
    field: '$.members[].addresses[]'
    index: number
    value: string
  }

  export interface StateHeaderMembersRoleFieldEvent {
    field: '$.members[].role'
    value: string
    index: number
  }

  export interface StateHeaderMembersReadOnlyFieldEvent {
    field: '$.members[].readOnly'
    value: boolean
    index: number
  }

  export interface StateHeaderMembersReluctantFieldEvent {
    field: '$.members[].reluctant'
    value: boolean
    index: number
  }

  export interface StateHeaderMembersSinceFieldEvent {
    field: '$.members[].since'
    value: number
    index: number
  }

  export interface StateHeaderRemovedFieldEvent {
    field: '$.removed[]'
    index: number
    value: string
  }

  export interface StateHeaderInvitesInviteIdFieldEvent {
    field: '$.invites[].inviteId'
    value: Uint8Array
    index: number
  }

  export interface StateHeaderInvitesKeyFieldEvent {
    field: '$.invites[].key'
    value: Uint8Array
    index: number
  }

  export interface StateHeaderInvitesRoleFieldEvent {
    field: '$.invites[].role'
    value: string
    index: number
  }

  export interface StateHeaderInvitesReadOnlyFieldEvent {
    field: '$.invites[].readOnly'
    value: boolean
    index: number
  }

  export interface StateHeaderInvitesDeadlineFieldEvent {
    field: '$.invites[].deadline'
    value: number
    index: number
  }

  export interface StateHeaderInvitesUsesLeftFieldEvent {
    field: '$.invites[].usesLeft'
    value: number
    index: number
  }

  export interface StateHeaderCollectionsNameFieldEvent {
    field: '$.collections[].name'
    value: string
    index: number
  }

  export interface StateHeaderCollectionsKindFieldEvent {
    field: '$.collections[].kind'
    value: string
    index: number
  }

  export interface StateHeaderCollectionsOptionsKeyCodecFieldEvent {
    field: '$.collections[].options.keyCodec'
    value: string
    index: number
  }

  export interface StateHeaderCollectionsOptionsValueCodecFieldEvent {
    field: '$.collections[].options.valueCodec'
    value: string
    index: number
  }

  export interface StateHeaderCollectionsOptionsMaxItemsFieldEvent {
    field: '$.collections[].options.maxItems'
    value: number
    index: number
  }

  export interface StateHeaderCollectionsOptionsMaxBytesFieldEvent {
    field: '$.collections[].options.maxBytes'
    value: number
    index: number
  }

  export interface StateHeaderCollectionsOptionsCapacityFieldEvent {
    field: '$.collections[].options.capacity'
    value: number
    index: number
  }

  export interface StateHeaderCollectionsOptionsPriorityFieldEvent {
    field: '$.collections[].options.priority'
    value: string
    index: number
  }

  export interface StateHeaderCollectionsCreatedFieldEvent {
    field: '$.collections[].created'
    value: number
    index: number
  }

  export interface StateHeaderLogFieldEvent {
    field: '$.log'
    value: Uint8Array
  }

  export function encode (obj: Partial<StateHeader>): Uint8Array {
    return encodeMessage(obj, StateHeader.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StateHeader>): StateHeader {
    return decodeMessage(buf, StateHeader.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StateHeader>): Generator<StateHeaderAnchorFieldEvent | StateHeaderLogTimeFieldEvent | StateHeaderGroupGroupIdFieldEvent | StateHeaderGroupNameFieldEvent | StateHeaderGroupFormatFieldEvent | StateHeaderGroupSaltFieldEvent | StateHeaderGroupLimitsMaxKeyBytesFieldEvent | StateHeaderGroupLimitsMaxValueBytesFieldEvent | StateHeaderGroupLimitsMaxCommandBytesFieldEvent | StateHeaderGroupLimitsMaxCollectionsFieldEvent | StateHeaderGroupLimitsMaxSessionsFieldEvent | StateHeaderGroupLimitsSessionTtlMsFieldEvent | StateHeaderGroupLimitsSessionWindowFieldEvent | StateHeaderGroupLimitsSessionResultBytesFieldEvent | StateHeaderGroupLimitsSessionsResultBytesFieldEvent | StateHeaderGroupOriginGroupIdFieldEvent | StateHeaderGroupOriginIndexFieldEvent | StateHeaderLimitsMaxKeyBytesFieldEvent | StateHeaderLimitsMaxValueBytesFieldEvent | StateHeaderLimitsMaxCommandBytesFieldEvent | StateHeaderLimitsMaxCollectionsFieldEvent | StateHeaderLimitsMaxSessionsFieldEvent | StateHeaderLimitsSessionTtlMsFieldEvent | StateHeaderLimitsSessionWindowFieldEvent | StateHeaderLimitsSessionResultBytesFieldEvent | StateHeaderLimitsSessionsResultBytesFieldEvent | StateHeaderMembersIdFieldEvent | StateHeaderMembersAddressesFieldEvent | StateHeaderMembersRoleFieldEvent | StateHeaderMembersReadOnlyFieldEvent | StateHeaderMembersReluctantFieldEvent | StateHeaderMembersSinceFieldEvent | StateHeaderRemovedFieldEvent | StateHeaderInvitesInviteIdFieldEvent | StateHeaderInvitesKeyFieldEvent | StateHeaderInvitesRoleFieldEvent | StateHeaderInvitesReadOnlyFieldEvent | StateHeaderInvitesDeadlineFieldEvent | StateHeaderInvitesUsesLeftFieldEvent | StateHeaderCollectionsNameFieldEvent | StateHeaderCollectionsKindFieldEvent | StateHeaderCollectionsOptionsKeyCodecFieldEvent | StateHeaderCollectionsOptionsValueCodecFieldEvent | StateHeaderCollectionsOptionsMaxItemsFieldEvent | StateHeaderCollectionsOptionsMaxBytesFieldEvent | StateHeaderCollectionsOptionsCapacityFieldEvent | StateHeaderCollectionsOptionsPriorityFieldEvent | StateHeaderCollectionsCreatedFieldEvent | StateHeaderLogFieldEvent> {
    return streamMessage(buf, StateHeader.codec(), opts)
  }
}

export interface HeaderMember {
  id: string
  addresses: string[]
  role: string
  readOnly: boolean
  reluctant: boolean
  since: number
}

export namespace HeaderMember {
  let _codec: Codec<HeaderMember>

  export const codec = (): Codec<HeaderMember> => {
    if (_codec == null) {
      _codec = message<HeaderMember>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id !== '')) {
          w.uint32(10)
          w.string(obj.id)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(18)
            w.string(value)
          }
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(26)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(32)
          w.bool(obj.readOnly)
        }

        if ((obj.reluctant != null && obj.reluctant !== false)) {
          w.uint32(40)
          w.bool(obj.reluctant)
        }

        if ((obj.since != null && obj.since !== 0)) {
          w.uint32(48)
          w.uint64Number(obj.since)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: '',
          addresses: [],
          role: '',
          readOnly: false,
          reluctant: false,
          since: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.string()
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
              obj.role = reader.string()
              break
            }
            case 4: {
              obj.readOnly = reader.bool()
              break
            }
            case 5: {
              obj.reluctant = reader.bool()
              break
            }
            case 6: {
              obj.since = reader.uint64Number()
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
                field: `${prefix}.id`,
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
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.reluctant`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.since`,
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

  export interface HeaderMemberIdFieldEvent {
    field: '$.id'
    value: string
  }

  export interface HeaderMemberAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface HeaderMemberRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface HeaderMemberReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface HeaderMemberReluctantFieldEvent {
    field: '$.reluctant'
    value: boolean
  }

  export interface HeaderMemberSinceFieldEvent {
    field: '$.since'
    value: number
  }

  export function encode (obj: Partial<HeaderMember>): Uint8Array {
    return encodeMessage(obj, HeaderMember.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderMember>): HeaderMember {
    return decodeMessage(buf, HeaderMember.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderMember>): Generator<HeaderMemberIdFieldEvent | HeaderMemberAddressesFieldEvent | HeaderMemberRoleFieldEvent | HeaderMemberReadOnlyFieldEvent | HeaderMemberReluctantFieldEvent | HeaderMemberSinceFieldEvent> {
    return streamMessage(buf, HeaderMember.codec(), opts)
  }
}

export interface HeaderInvite {
  inviteId: Uint8Array
  key: Uint8Array
  role: string
  readOnly: boolean
  deadline: number
  usesLeft: number
}

export namespace HeaderInvite {
  let _codec: Codec<HeaderInvite>

  export const codec = (): Codec<HeaderInvite> => {
    if (_codec == null) {
      _codec = message<HeaderInvite>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.inviteId != null && obj.inviteId.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.inviteId)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.role != null && obj.role !== '')) {
          w.uint32(26)
          w.string(obj.role)
        }

        if ((obj.readOnly != null && obj.readOnly !== false)) {
          w.uint32(32)
          w.bool(obj.readOnly)
        }

        if ((obj.deadline != null && obj.deadline !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.deadline)
        }

        if ((obj.usesLeft != null && obj.usesLeft !== 0)) {
          w.uint32(48)
          w.uint32(obj.usesLeft)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          inviteId: noBytes,
          key: noBytes,
          role: '',
          readOnly: false,
          deadline: 0,
          usesLeft: 0
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
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.role = reader.string()
              break
            }
            case 4: {
              obj.readOnly = reader.bool()
              break
            }
            case 5: {
              obj.deadline = reader.uint64Number()
              break
            }
            case 6: {
              obj.usesLeft = reader.uint32()
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
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.role`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.readOnly`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.deadline`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.usesLeft`,
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

  export interface HeaderInviteInviteIdFieldEvent {
    field: '$.inviteId'
    value: Uint8Array
  }

  export interface HeaderInviteKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface HeaderInviteRoleFieldEvent {
    field: '$.role'
    value: string
  }

  export interface HeaderInviteReadOnlyFieldEvent {
    field: '$.readOnly'
    value: boolean
  }

  export interface HeaderInviteDeadlineFieldEvent {
    field: '$.deadline'
    value: number
  }

  export interface HeaderInviteUsesLeftFieldEvent {
    field: '$.usesLeft'
    value: number
  }

  export function encode (obj: Partial<HeaderInvite>): Uint8Array {
    return encodeMessage(obj, HeaderInvite.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderInvite>): HeaderInvite {
    return decodeMessage(buf, HeaderInvite.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderInvite>): Generator<HeaderInviteInviteIdFieldEvent | HeaderInviteKeyFieldEvent | HeaderInviteRoleFieldEvent | HeaderInviteReadOnlyFieldEvent | HeaderInviteDeadlineFieldEvent | HeaderInviteUsesLeftFieldEvent> {
    return streamMessage(buf, HeaderInvite.codec(), opts)
  }
}

export interface HeaderCollection {
  name: string
  kind: string
  options?: CollectionOptions
  created: number
}

export namespace HeaderCollection {
  let _codec: Codec<HeaderCollection>

  export const codec = (): Codec<HeaderCollection> => {
    if (_codec == null) {
      _codec = message<HeaderCollection>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(18)
          w.string(obj.kind)
        }

        if (obj.options != null) {
          w.uint32(26)
          CollectionOptions.codec().encode(obj.options, w)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.created)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          kind: '',
          created: 0
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
              obj.kind = reader.string()
              break
            }
            case 3: {
              obj.options = CollectionOptions.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.options
              })
              break
            }
            case 4: {
              obj.created = reader.uint64Number()
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
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield * CollectionOptions.codec().stream(reader, reader.uint32(), `${prefix}.options`, {
                limits: opts.limits?.options
              })

              break
            }
            case 4: {
              yield {
                field: `${prefix}.created`,
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

  export interface HeaderCollectionNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface HeaderCollectionKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface HeaderCollectionOptionsKeyCodecFieldEvent {
    field: '$.options.keyCodec'
    value: string
  }

  export interface HeaderCollectionOptionsValueCodecFieldEvent {
    field: '$.options.valueCodec'
    value: string
  }

  export interface HeaderCollectionOptionsMaxItemsFieldEvent {
    field: '$.options.maxItems'
    value: number
  }

  export interface HeaderCollectionOptionsMaxBytesFieldEvent {
    field: '$.options.maxBytes'
    value: number
  }

  export interface HeaderCollectionOptionsCapacityFieldEvent {
    field: '$.options.capacity'
    value: number
  }

  export interface HeaderCollectionOptionsPriorityFieldEvent {
    field: '$.options.priority'
    value: string
  }

  export interface HeaderCollectionCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export function encode (obj: Partial<HeaderCollection>): Uint8Array {
    return encodeMessage(obj, HeaderCollection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderCollection>): HeaderCollection {
    return decodeMessage(buf, HeaderCollection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeaderCollection>): Generator<HeaderCollectionNameFieldEvent | HeaderCollectionKindFieldEvent | HeaderCollectionOptionsKeyCodecFieldEvent | HeaderCollectionOptionsValueCodecFieldEvent | HeaderCollectionOptionsMaxItemsFieldEvent | HeaderCollectionOptionsMaxBytesFieldEvent | HeaderCollectionOptionsCapacityFieldEvent | HeaderCollectionOptionsPriorityFieldEvent | HeaderCollectionCreatedFieldEvent> {
    return streamMessage(buf, HeaderCollection.codec(), opts)
  }
}

export interface CreateCollection {
  kind: string
  options?: CollectionOptions
}

export namespace CreateCollection {
  let _codec: Codec<CreateCollection>

  export const codec = (): Codec<CreateCollection> => {
    if (_codec == null) {
      _codec = message<CreateCollection>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(10)
          w.string(obj.kind)
        }

        if (obj.options != null) {
          w.uint32(18)
          CollectionOptions.codec().encode(obj.options, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: ''
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
              obj.options = CollectionOptions.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.options
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
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * CollectionOptions.codec().stream(reader, reader.uint32(), `${prefix}.options`, {
                limits: opts.limits?.options
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

  export interface CreateCollectionKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface CreateCollectionOptionsKeyCodecFieldEvent {
    field: '$.options.keyCodec'
    value: string
  }

  export interface CreateCollectionOptionsValueCodecFieldEvent {
    field: '$.options.valueCodec'
    value: string
  }

  export interface CreateCollectionOptionsMaxItemsFieldEvent {
    field: '$.options.maxItems'
    value: number
  }

  export interface CreateCollectionOptionsMaxBytesFieldEvent {
    field: '$.options.maxBytes'
    value: number
  }

  export interface CreateCollectionOptionsCapacityFieldEvent {
    field: '$.options.capacity'
    value: number
  }

  export interface CreateCollectionOptionsPriorityFieldEvent {
    field: '$.options.priority'
    value: string
  }

  export function encode (obj: Partial<CreateCollection>): Uint8Array {
    return encodeMessage(obj, CreateCollection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateCollection>): CreateCollection {
    return decodeMessage(buf, CreateCollection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateCollection>): Generator<CreateCollectionKindFieldEvent | CreateCollectionOptionsKeyCodecFieldEvent | CreateCollectionOptionsValueCodecFieldEvent | CreateCollectionOptionsMaxItemsFieldEvent | CreateCollectionOptionsMaxBytesFieldEvent | CreateCollectionOptionsCapacityFieldEvent | CreateCollectionOptionsPriorityFieldEvent> {
    return streamMessage(buf, CreateCollection.codec(), opts)
  }
}

export interface CollectionOptions {
  keyCodec: string
  valueCodec: string
  maxItems: number
  maxBytes: number
  capacity?: number
  priority?: string
}

export namespace CollectionOptions {
  let _codec: Codec<CollectionOptions>

  export const codec = (): Codec<CollectionOptions> => {
    if (_codec == null) {
      _codec = message<CollectionOptions>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.keyCodec != null && obj.keyCodec !== '')) {
          w.uint32(10)
          w.string(obj.keyCodec)
        }

        if ((obj.valueCodec != null && obj.valueCodec !== '')) {
          w.uint32(18)
          w.string(obj.valueCodec)
        }

        if ((obj.maxItems != null && obj.maxItems !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.maxItems)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.maxBytes)
        }

        if (obj.capacity != null) {
          w.uint32(40)
          w.uint64Number(obj.capacity)
        }

        if (obj.priority != null) {
          w.uint32(50)
          w.string(obj.priority)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keyCodec: '',
          valueCodec: '',
          maxItems: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.keyCodec = reader.string()
              break
            }
            case 2: {
              obj.valueCodec = reader.string()
              break
            }
            case 3: {
              obj.maxItems = reader.uint64Number()
              break
            }
            case 4: {
              obj.maxBytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.capacity = reader.uint64Number()
              break
            }
            case 6: {
              obj.priority = reader.string()
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
                field: `${prefix}.keyCodec`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.valueCodec`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.maxItems`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.maxBytes`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.capacity`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.priority`,
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

  export interface CollectionOptionsKeyCodecFieldEvent {
    field: '$.keyCodec'
    value: string
  }

  export interface CollectionOptionsValueCodecFieldEvent {
    field: '$.valueCodec'
    value: string
  }

  export interface CollectionOptionsMaxItemsFieldEvent {
    field: '$.maxItems'
    value: number
  }

  export interface CollectionOptionsMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export interface CollectionOptionsCapacityFieldEvent {
    field: '$.capacity'
    value: number
  }

  export interface CollectionOptionsPriorityFieldEvent {
    field: '$.priority'
    value: string
  }

  export function encode (obj: Partial<CollectionOptions>): Uint8Array {
    return encodeMessage(obj, CollectionOptions.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionOptions>): CollectionOptions {
    return decodeMessage(buf, CollectionOptions.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionOptions>): Generator<CollectionOptionsKeyCodecFieldEvent | CollectionOptionsValueCodecFieldEvent | CollectionOptionsMaxItemsFieldEvent | CollectionOptionsMaxBytesFieldEvent | CollectionOptionsCapacityFieldEvent | CollectionOptionsPriorityFieldEvent> {
    return streamMessage(buf, CollectionOptions.codec(), opts)
  }
}

export interface DropCollection {}

export namespace DropCollection {
  let _codec: Codec<DropCollection>

  export const codec = (): Codec<DropCollection> => {
    if (_codec == null) {
      _codec = message<DropCollection>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<DropCollection>): Uint8Array {
    return encodeMessage(obj, DropCollection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DropCollection>): DropCollection {
    return decodeMessage(buf, DropCollection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DropCollection>): Generator<{}> {
    return streamMessage(buf, DropCollection.codec(), opts)
  }
}

export interface MapCommand {
  set?: MapSet
  setMany?: MapSetMany
  compareExchange?: MapCompareExchange
  delete?: MapDelete
  deleteMany?: MapDeleteMany
  clear?: MapClear
}

export namespace MapCommand {
  let _codec: Codec<MapCommand>

  export const codec = (): Codec<MapCommand> => {
    if (_codec == null) {
      _codec = message<MapCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.set != null) {
          w.uint32(10)
          MapSet.codec().encode(obj.set, w)
        }

        if (obj.setMany != null) {
          w.uint32(18)
          MapSetMany.codec().encode(obj.setMany, w)
        }

        if (obj.compareExchange != null) {
          w.uint32(26)
          MapCompareExchange.codec().encode(obj.compareExchange, w)
        }

        if (obj.delete != null) {
          w.uint32(34)
          MapDelete.codec().encode(obj.delete, w)
        }

        if (obj.deleteMany != null) {
          w.uint32(42)
          MapDeleteMany.codec().encode(obj.deleteMany, w)
        }

        if (obj.clear != null) {
          w.uint32(50)
          MapClear.codec().encode(obj.clear, w)
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
              obj.set = MapSet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 2: {
              obj.setMany = MapSetMany.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setMany
              })
              break
            }
            case 3: {
              obj.compareExchange = MapCompareExchange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.compareExchange
              })
              break
            }
            case 4: {
              obj.delete = MapDelete.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.delete
              })
              break
            }
            case 5: {
              obj.deleteMany = MapDeleteMany.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.deleteMany
              })
              break
            }
            case 6: {
              obj.clear = MapClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
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
              yield * MapSet.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 2: {
              yield * MapSetMany.codec().stream(reader, reader.uint32(), `${prefix}.setMany`, {
                limits: opts.limits?.setMany
              })

              break
            }
            case 3: {
              yield * MapCompareExchange.codec().stream(reader, reader.uint32(), `${prefix}.compareExchange`, {
                limits: opts.limits?.compareExchange
              })

              break
            }
            case 4: {
              yield * MapDelete.codec().stream(reader, reader.uint32(), `${prefix}.delete`, {
                limits: opts.limits?.delete
              })

              break
            }
            case 5: {
              yield * MapDeleteMany.codec().stream(reader, reader.uint32(), `${prefix}.deleteMany`, {
                limits: opts.limits?.deleteMany
              })

              break
            }
            case 6: {
              yield * MapClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
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

  export interface MapCommandSetKeyFieldEvent {
    field: '$.set.key'
    value: Uint8Array
  }

  export interface MapCommandSetValueFieldEvent {
    field: '$.set.value'
    value: Uint8Array
  }

  export interface MapCommandSetIfAbsentFieldEvent {
    field: '$.set.ifAbsent'
    value: boolean
  }

  export interface MapCommandSetIfRevisionFieldEvent {
    field: '$.set.ifRevision'
    value: number
  }

  export interface MapCommandSetReturnPreviousFieldEvent {
    field: '$.set.returnPrevious'
    value: boolean
  }

  export interface MapCommandSetTtlMsFieldEvent {
    field: '$.set.ttlMs'
    value: number
  }

  export interface MapCommandSetManyItemsKeyFieldEvent {
    field: '$.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface MapCommandSetManyItemsValueFieldEvent {
    field: '$.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface MapCommandSetManyItemsTtlMsFieldEvent {
    field: '$.setMany.items[].ttlMs'
    value: number
    index: number
  }

  export interface MapCommandCompareExchangeKeyFieldEvent {
    field: '$.compareExchange.key'
    value: Uint8Array
  }

  export interface MapCommandCompareExchangeExpectedFieldEvent {
    field: '$.compareExchange.expected'
    value: Uint8Array
  }

  export interface MapCommandCompareExchangeNextFieldEvent {
    field: '$.compareExchange.next'
    value: Uint8Array
  }

  export interface MapCommandCompareExchangeTtlMsFieldEvent {
    field: '$.compareExchange.ttlMs'
    value: number
  }

  export interface MapCommandDeleteKeyFieldEvent {
    field: '$.delete.key'
    value: Uint8Array
  }

  export interface MapCommandDeleteReturnPreviousFieldEvent {
    field: '$.delete.returnPrevious'
    value: boolean
  }

  export interface MapCommandDeleteManyKeysFieldEvent {
    field: '$.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<MapCommand>): Uint8Array {
    return encodeMessage(obj, MapCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCommand>): MapCommand {
    return decodeMessage(buf, MapCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCommand>): Generator<MapCommandSetKeyFieldEvent | MapCommandSetValueFieldEvent | MapCommandSetIfAbsentFieldEvent | MapCommandSetIfRevisionFieldEvent | MapCommandSetReturnPreviousFieldEvent | MapCommandSetTtlMsFieldEvent | MapCommandSetManyItemsKeyFieldEvent | MapCommandSetManyItemsValueFieldEvent | MapCommandSetManyItemsTtlMsFieldEvent | MapCommandCompareExchangeKeyFieldEvent | MapCommandCompareExchangeExpectedFieldEvent | MapCommandCompareExchangeNextFieldEvent | MapCommandCompareExchangeTtlMsFieldEvent | MapCommandDeleteKeyFieldEvent | MapCommandDeleteReturnPreviousFieldEvent | MapCommandDeleteManyKeysFieldEvent> {
    return streamMessage(buf, MapCommand.codec(), opts)
  }
}

export interface MapSet {
  key: Uint8Array
  value: Uint8Array
  ifAbsent: boolean
  ifRevision?: number
  returnPrevious: boolean
  ttlMs?: number
}

export namespace MapSet {
  let _codec: Codec<MapSet>

  export const codec = (): Codec<MapSet> => {
    if (_codec == null) {
      _codec = message<MapSet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if ((obj.ifAbsent != null && obj.ifAbsent !== false)) {
          w.uint32(24)
          w.bool(obj.ifAbsent)
        }

        if (obj.ifRevision != null) {
          w.uint32(32)
          w.uint64Number(obj.ifRevision)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(40)
          w.bool(obj.returnPrevious)
        }

        if (obj.ttlMs != null) {
          w.uint32(48)
          w.uint64Number(obj.ttlMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          value: noBytes,
          ifAbsent: false,
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.ifAbsent = reader.bool()
              break
            }
            case 4: {
              obj.ifRevision = reader.uint64Number()
              break
            }
            case 5: {
              obj.returnPrevious = reader.bool()
              break
            }
            case 6: {
              obj.ttlMs = reader.uint64Number()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ifAbsent`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.ifRevision`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.returnPrevious`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.ttlMs`,
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

  export interface MapSetKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapSetValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface MapSetIfAbsentFieldEvent {
    field: '$.ifAbsent'
    value: boolean
  }

  export interface MapSetIfRevisionFieldEvent {
    field: '$.ifRevision'
    value: number
  }

  export interface MapSetReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export interface MapSetTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export function encode (obj: Partial<MapSet>): Uint8Array {
    return encodeMessage(obj, MapSet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSet>): MapSet {
    return decodeMessage(buf, MapSet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSet>): Generator<MapSetKeyFieldEvent | MapSetValueFieldEvent | MapSetIfAbsentFieldEvent | MapSetIfRevisionFieldEvent | MapSetReturnPreviousFieldEvent | MapSetTtlMsFieldEvent> {
    return streamMessage(buf, MapSet.codec(), opts)
  }
}

export interface KeyValue {
  key: Uint8Array
  value: Uint8Array
  ttlMs?: number
}

export namespace KeyValue {
  let _codec: Codec<KeyValue>

  export const codec = (): Codec<KeyValue> => {
    if (_codec == null) {
      _codec = message<KeyValue>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (obj.ttlMs != null) {
          w.uint32(24)
          w.uint64Number(obj.ttlMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.ttlMs = reader.uint64Number()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
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

  export interface KeyValueKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface KeyValueValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface KeyValueTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export function encode (obj: Partial<KeyValue>): Uint8Array {
    return encodeMessage(obj, KeyValue.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyValue>): KeyValue {
    return decodeMessage(buf, KeyValue.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyValue>): Generator<KeyValueKeyFieldEvent | KeyValueValueFieldEvent | KeyValueTtlMsFieldEvent> {
    return streamMessage(buf, KeyValue.codec(), opts)
  }
}

export interface MapSetMany {
  items: KeyValue[]
}

export namespace MapSetMany {
  let _codec: Codec<MapSetMany>

  export const codec = (): Codec<MapSetMany> => {
    if (_codec == null) {
      _codec = message<MapSetMany>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            KeyValue.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(KeyValue.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
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
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of KeyValue.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

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

  export interface MapSetManyItemsKeyFieldEvent {
    field: '$.items[].key'
    value: Uint8Array
    index: number
  }

  export interface MapSetManyItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export interface MapSetManyItemsTtlMsFieldEvent {
    field: '$.items[].ttlMs'
    value: number
    index: number
  }

  export function encode (obj: Partial<MapSetMany>): Uint8Array {
    return encodeMessage(obj, MapSetMany.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetMany>): MapSetMany {
    return decodeMessage(buf, MapSetMany.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetMany>): Generator<MapSetManyItemsKeyFieldEvent | MapSetManyItemsValueFieldEvent | MapSetManyItemsTtlMsFieldEvent> {
    return streamMessage(buf, MapSetMany.codec(), opts)
  }
}

export interface MapCompareExchange {
  key: Uint8Array
  expected?: Uint8Array
  next?: Uint8Array
  ttlMs?: number
}

export namespace MapCompareExchange {
  let _codec: Codec<MapCompareExchange>

  export const codec = (): Codec<MapCompareExchange> => {
    if (_codec == null) {
      _codec = message<MapCompareExchange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if (obj.expected != null) {
          w.uint32(18)
          w.bytes(obj.expected)
        }

        if (obj.next != null) {
          w.uint32(26)
          w.bytes(obj.next)
        }

        if (obj.ttlMs != null) {
          w.uint32(32)
          w.uint64Number(obj.ttlMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.expected = reader.bytes()
              break
            }
            case 3: {
              obj.next = reader.bytes()
              break
            }
            case 4: {
              obj.ttlMs = reader.uint64Number()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.expected`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.next`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.ttlMs`,
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

  export interface MapCompareExchangeKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapCompareExchangeExpectedFieldEvent {
    field: '$.expected'
    value: Uint8Array
  }

  export interface MapCompareExchangeNextFieldEvent {
    field: '$.next'
    value: Uint8Array
  }

  export interface MapCompareExchangeTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export function encode (obj: Partial<MapCompareExchange>): Uint8Array {
    return encodeMessage(obj, MapCompareExchange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCompareExchange>): MapCompareExchange {
    return decodeMessage(buf, MapCompareExchange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapCompareExchange>): Generator<MapCompareExchangeKeyFieldEvent | MapCompareExchangeExpectedFieldEvent | MapCompareExchangeNextFieldEvent | MapCompareExchangeTtlMsFieldEvent> {
    return streamMessage(buf, MapCompareExchange.codec(), opts)
  }
}

export interface MapDelete {
  key: Uint8Array
  returnPrevious: boolean
}

export namespace MapDelete {
  let _codec: Codec<MapDelete>

  export const codec = (): Codec<MapDelete> => {
    if (_codec == null) {
      _codec = message<MapDelete>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(16)
          w.bool(obj.returnPrevious)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.returnPrevious = reader.bool()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.returnPrevious`,
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

  export interface MapDeleteKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapDeleteReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export function encode (obj: Partial<MapDelete>): Uint8Array {
    return encodeMessage(obj, MapDelete.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDelete>): MapDelete {
    return decodeMessage(buf, MapDelete.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDelete>): Generator<MapDeleteKeyFieldEvent | MapDeleteReturnPreviousFieldEvent> {
    return streamMessage(buf, MapDelete.codec(), opts)
  }
}

export interface MapDeleteMany {
  keys: Uint8Array[]
}

export namespace MapDeleteMany {
  let _codec: Codec<MapDeleteMany>

  export const codec = (): Codec<MapDeleteMany> => {
    if (_codec == null) {
      _codec = message<MapDeleteMany>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
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
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

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

  export interface MapDeleteManyKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<MapDeleteMany>): Uint8Array {
    return encodeMessage(obj, MapDeleteMany.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteMany>): MapDeleteMany {
    return decodeMessage(buf, MapDeleteMany.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteMany>): Generator<MapDeleteManyKeysFieldEvent> {
    return streamMessage(buf, MapDeleteMany.codec(), opts)
  }
}

export interface MapClear {}

export namespace MapClear {
  let _codec: Codec<MapClear>

  export const codec = (): Codec<MapClear> => {
    if (_codec == null) {
      _codec = message<MapClear>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<MapClear>): Uint8Array {
    return encodeMessage(obj, MapClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapClear>): MapClear {
    return decodeMessage(buf, MapClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapClear>): Generator<{}> {
    return streamMessage(buf, MapClear.codec(), opts)
  }
}

export interface ItemId {
  revision: number
  ordinal: number
}

export namespace ItemId {
  let _codec: Codec<ItemId>

  export const codec = (): Codec<ItemId> => {
    if (_codec == null) {
      _codec = message<ItemId>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.revision != null && obj.revision !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.revision)
        }

        if ((obj.ordinal != null && obj.ordinal !== 0)) {
          w.uint32(16)
          w.uint32(obj.ordinal)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          revision: 0,
          ordinal: 0
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
              obj.ordinal = reader.uint32()
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
                field: `${prefix}.ordinal`,
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

  export interface ItemIdRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface ItemIdOrdinalFieldEvent {
    field: '$.ordinal'
    value: number
  }

  export function encode (obj: Partial<ItemId>): Uint8Array {
    return encodeMessage(obj, ItemId.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ItemId>): ItemId {
    return decodeMessage(buf, ItemId.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ItemId>): Generator<ItemIdRevisionFieldEvent | ItemIdOrdinalFieldEvent> {
    return streamMessage(buf, ItemId.codec(), opts)
  }
}

export interface VecPlace {
  index?: number
  id?: ItemId
}

export namespace VecPlace {
  let _codec: Codec<VecPlace>

  export const codec = (): Codec<VecPlace> => {
    if (_codec == null) {
      _codec = message<VecPlace>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.index != null) {
          w.uint32(8)
          w.uint64Number(obj.index)
        }

        if (obj.id != null) {
          w.uint32(18)
          ItemId.codec().encode(obj.id, w)
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
              obj.index = reader.uint64Number()
              break
            }
            case 2: {
              obj.id = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.id
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.id`, {
                limits: opts.limits?.id
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

  export interface VecPlaceIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VecPlaceIdRevisionFieldEvent {
    field: '$.id.revision'
    value: number
  }

  export interface VecPlaceIdOrdinalFieldEvent {
    field: '$.id.ordinal'
    value: number
  }

  export function encode (obj: Partial<VecPlace>): Uint8Array {
    return encodeMessage(obj, VecPlace.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPlace>): VecPlace {
    return decodeMessage(buf, VecPlace.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPlace>): Generator<VecPlaceIndexFieldEvent | VecPlaceIdRevisionFieldEvent | VecPlaceIdOrdinalFieldEvent> {
    return streamMessage(buf, VecPlace.codec(), opts)
  }
}

export interface VecCommand {
  push?: VecPush
  pushFront?: VecPushFront
  pop?: VecPop
  popFront?: VecPopFront
  insert?: VecInsert
  set?: VecSet
  remove?: VecRemove
  swap?: VecSwap
  truncate?: VecTruncate
  clear?: VecClear
}

export namespace VecCommand {
  let _codec: Codec<VecCommand>

  export const codec = (): Codec<VecCommand> => {
    if (_codec == null) {
      _codec = message<VecCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.push != null) {
          w.uint32(10)
          VecPush.codec().encode(obj.push, w)
        }

        if (obj.pushFront != null) {
          w.uint32(18)
          VecPushFront.codec().encode(obj.pushFront, w)
        }

        if (obj.pop != null) {
          w.uint32(26)
          VecPop.codec().encode(obj.pop, w)
        }

        if (obj.popFront != null) {
          w.uint32(34)
          VecPopFront.codec().encode(obj.popFront, w)
        }

        if (obj.insert != null) {
          w.uint32(42)
          VecInsert.codec().encode(obj.insert, w)
        }

        if (obj.set != null) {
          w.uint32(50)
          VecSet.codec().encode(obj.set, w)
        }

        if (obj.remove != null) {
          w.uint32(58)
          VecRemove.codec().encode(obj.remove, w)
        }

        if (obj.swap != null) {
          w.uint32(66)
          VecSwap.codec().encode(obj.swap, w)
        }

        if (obj.truncate != null) {
          w.uint32(74)
          VecTruncate.codec().encode(obj.truncate, w)
        }

        if (obj.clear != null) {
          w.uint32(82)
          VecClear.codec().encode(obj.clear, w)
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
              obj.push = VecPush.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.push
              })
              break
            }
            case 2: {
              obj.pushFront = VecPushFront.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.pushFront
              })
              break
            }
            case 3: {
              obj.pop = VecPop.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.pop
              })
              break
            }
            case 4: {
              obj.popFront = VecPopFront.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.popFront
              })
              break
            }
            case 5: {
              obj.insert = VecInsert.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.insert
              })
              break
            }
            case 6: {
              obj.set = VecSet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 7: {
              obj.remove = VecRemove.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.remove
              })
              break
            }
            case 8: {
              obj.swap = VecSwap.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.swap
              })
              break
            }
            case 9: {
              obj.truncate = VecTruncate.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.truncate
              })
              break
            }
            case 10: {
              obj.clear = VecClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
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
              yield * VecPush.codec().stream(reader, reader.uint32(), `${prefix}.push`, {
                limits: opts.limits?.push
              })

              break
            }
            case 2: {
              yield * VecPushFront.codec().stream(reader, reader.uint32(), `${prefix}.pushFront`, {
                limits: opts.limits?.pushFront
              })

              break
            }
            case 3: {
              yield * VecPop.codec().stream(reader, reader.uint32(), `${prefix}.pop`, {
                limits: opts.limits?.pop
              })

              break
            }
            case 4: {
              yield * VecPopFront.codec().stream(reader, reader.uint32(), `${prefix}.popFront`, {
                limits: opts.limits?.popFront
              })

              break
            }
            case 5: {
              yield * VecInsert.codec().stream(reader, reader.uint32(), `${prefix}.insert`, {
                limits: opts.limits?.insert
              })

              break
            }
            case 6: {
              yield * VecSet.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 7: {
              yield * VecRemove.codec().stream(reader, reader.uint32(), `${prefix}.remove`, {
                limits: opts.limits?.remove
              })

              break
            }
            case 8: {
              yield * VecSwap.codec().stream(reader, reader.uint32(), `${prefix}.swap`, {
                limits: opts.limits?.swap
              })

              break
            }
            case 9: {
              yield * VecTruncate.codec().stream(reader, reader.uint32(), `${prefix}.truncate`, {
                limits: opts.limits?.truncate
              })

              break
            }
            case 10: {
              yield * VecClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
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

  export interface VecCommandPushValuesFieldEvent {
    field: '$.push.values[]'
    index: number
    value: Uint8Array
  }

  export interface VecCommandPushFrontValuesFieldEvent {
    field: '$.pushFront.values[]'
    index: number
    value: Uint8Array
  }

  export interface VecCommandInsertIndexFieldEvent {
    field: '$.insert.index'
    value: number
  }

  export interface VecCommandInsertAfterRevisionFieldEvent {
    field: '$.insert.after.revision'
    value: number
  }

  export interface VecCommandInsertAfterOrdinalFieldEvent {
    field: '$.insert.after.ordinal'
    value: number
  }

  export interface VecCommandInsertValueFieldEvent {
    field: '$.insert.value'
    value: Uint8Array
  }

  export interface VecCommandSetPlaceIndexFieldEvent {
    field: '$.set.place.index'
    value: number
  }

  export interface VecCommandSetPlaceIdRevisionFieldEvent {
    field: '$.set.place.id.revision'
    value: number
  }

  export interface VecCommandSetPlaceIdOrdinalFieldEvent {
    field: '$.set.place.id.ordinal'
    value: number
  }

  export interface VecCommandSetValueFieldEvent {
    field: '$.set.value'
    value: Uint8Array
  }

  export interface VecCommandSetIfRevisionFieldEvent {
    field: '$.set.ifRevision'
    value: number
  }

  export interface VecCommandSetReturnPreviousFieldEvent {
    field: '$.set.returnPrevious'
    value: boolean
  }

  export interface VecCommandRemovePlaceIndexFieldEvent {
    field: '$.remove.place.index'
    value: number
  }

  export interface VecCommandRemovePlaceIdRevisionFieldEvent {
    field: '$.remove.place.id.revision'
    value: number
  }

  export interface VecCommandRemovePlaceIdOrdinalFieldEvent {
    field: '$.remove.place.id.ordinal'
    value: number
  }

  export interface VecCommandSwapLeftIndexFieldEvent {
    field: '$.swap.left.index'
    value: number
  }

  export interface VecCommandSwapLeftIdRevisionFieldEvent {
    field: '$.swap.left.id.revision'
    value: number
  }

  export interface VecCommandSwapLeftIdOrdinalFieldEvent {
    field: '$.swap.left.id.ordinal'
    value: number
  }

  export interface VecCommandSwapRightIndexFieldEvent {
    field: '$.swap.right.index'
    value: number
  }

  export interface VecCommandSwapRightIdRevisionFieldEvent {
    field: '$.swap.right.id.revision'
    value: number
  }

  export interface VecCommandSwapRightIdOrdinalFieldEvent {
    field: '$.swap.right.id.ordinal'
    value: number
  }

  export interface VecCommandTruncateLengthFieldEvent {
    field: '$.truncate.length'
    value: number
  }

  export function encode (obj: Partial<VecCommand>): Uint8Array {
    return encodeMessage(obj, VecCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecCommand>): VecCommand {
    return decodeMessage(buf, VecCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecCommand>): Generator<VecCommandPushValuesFieldEvent | VecCommandPushFrontValuesFieldEvent | VecCommandInsertIndexFieldEvent | VecCommandInsertAfterRevisionFieldEvent | VecCommandInsertAfterOrdinalFieldEvent | VecCommandInsertValueFieldEvent | VecCommandSetPlaceIndexFieldEvent | VecCommandSetPlaceIdRevisionFieldEvent | VecCommandSetPlaceIdOrdinalFieldEvent | VecCommandSetValueFieldEvent | VecCommandSetIfRevisionFieldEvent | VecCommandSetReturnPreviousFieldEvent | VecCommandRemovePlaceIndexFieldEvent | VecCommandRemovePlaceIdRevisionFieldEvent | VecCommandRemovePlaceIdOrdinalFieldEvent | VecCommandSwapLeftIndexFieldEvent | VecCommandSwapLeftIdRevisionFieldEvent | VecCommandSwapLeftIdOrdinalFieldEvent | VecCommandSwapRightIndexFieldEvent | VecCommandSwapRightIdRevisionFieldEvent | VecCommandSwapRightIdOrdinalFieldEvent | VecCommandTruncateLengthFieldEvent> {
    return streamMessage(buf, VecCommand.codec(), opts)
  }
}

export interface VecPush {
  values: Uint8Array[]
}

export namespace VecPush {
  let _codec: Codec<VecPush>

  export const codec = (): Codec<VecPush> => {
    if (_codec == null) {
      _codec = message<VecPush>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface VecPushValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<VecPush>): Uint8Array {
    return encodeMessage(obj, VecPush.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPush>): VecPush {
    return decodeMessage(buf, VecPush.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPush>): Generator<VecPushValuesFieldEvent> {
    return streamMessage(buf, VecPush.codec(), opts)
  }
}

export interface VecPushFront {
  values: Uint8Array[]
}

export namespace VecPushFront {
  let _codec: Codec<VecPushFront>

  export const codec = (): Codec<VecPushFront> => {
    if (_codec == null) {
      _codec = message<VecPushFront>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface VecPushFrontValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<VecPushFront>): Uint8Array {
    return encodeMessage(obj, VecPushFront.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPushFront>): VecPushFront {
    return decodeMessage(buf, VecPushFront.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPushFront>): Generator<VecPushFrontValuesFieldEvent> {
    return streamMessage(buf, VecPushFront.codec(), opts)
  }
}

export interface VecPop {}

export namespace VecPop {
  let _codec: Codec<VecPop>

  export const codec = (): Codec<VecPop> => {
    if (_codec == null) {
      _codec = message<VecPop>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<VecPop>): Uint8Array {
    return encodeMessage(obj, VecPop.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPop>): VecPop {
    return decodeMessage(buf, VecPop.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPop>): Generator<{}> {
    return streamMessage(buf, VecPop.codec(), opts)
  }
}

export interface VecPopFront {}

export namespace VecPopFront {
  let _codec: Codec<VecPopFront>

  export const codec = (): Codec<VecPopFront> => {
    if (_codec == null) {
      _codec = message<VecPopFront>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<VecPopFront>): Uint8Array {
    return encodeMessage(obj, VecPopFront.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPopFront>): VecPopFront {
    return decodeMessage(buf, VecPopFront.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecPopFront>): Generator<{}> {
    return streamMessage(buf, VecPopFront.codec(), opts)
  }
}

export interface VecInsert {
  index?: number
  after?: ItemId
  value: Uint8Array
}

export namespace VecInsert {
  let _codec: Codec<VecInsert>

  export const codec = (): Codec<VecInsert> => {
    if (_codec == null) {
      _codec = message<VecInsert>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.index != null) {
          w.uint32(8)
          w.uint64Number(obj.index)
        }

        if (obj.after != null) {
          w.uint32(18)
          ItemId.codec().encode(obj.after, w)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.index = reader.uint64Number()
              break
            }
            case 2: {
              obj.after = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.after
              })
              break
            }
            case 3: {
              obj.value = reader.bytes()
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.after`, {
                limits: opts.limits?.after
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.value`,
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

  export interface VecInsertIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VecInsertAfterRevisionFieldEvent {
    field: '$.after.revision'
    value: number
  }

  export interface VecInsertAfterOrdinalFieldEvent {
    field: '$.after.ordinal'
    value: number
  }

  export interface VecInsertValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<VecInsert>): Uint8Array {
    return encodeMessage(obj, VecInsert.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecInsert>): VecInsert {
    return decodeMessage(buf, VecInsert.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecInsert>): Generator<VecInsertIndexFieldEvent | VecInsertAfterRevisionFieldEvent | VecInsertAfterOrdinalFieldEvent | VecInsertValueFieldEvent> {
    return streamMessage(buf, VecInsert.codec(), opts)
  }
}

export interface VecSet {
  place?: VecPlace
  value: Uint8Array
  ifRevision?: number
  returnPrevious: boolean
}

export namespace VecSet {
  let _codec: Codec<VecSet>

  export const codec = (): Codec<VecSet> => {
    if (_codec == null) {
      _codec = message<VecSet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.place != null) {
          w.uint32(10)
          VecPlace.codec().encode(obj.place, w)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (obj.ifRevision != null) {
          w.uint32(24)
          w.uint64Number(obj.ifRevision)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(32)
          w.bool(obj.returnPrevious)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes,
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.place = VecPlace.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.place
              })
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.ifRevision = reader.uint64Number()
              break
            }
            case 4: {
              obj.returnPrevious = reader.bool()
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
              yield * VecPlace.codec().stream(reader, reader.uint32(), `${prefix}.place`, {
                limits: opts.limits?.place
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ifRevision`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.returnPrevious`,
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

  export interface VecSetPlaceIndexFieldEvent {
    field: '$.place.index'
    value: number
  }

  export interface VecSetPlaceIdRevisionFieldEvent {
    field: '$.place.id.revision'
    value: number
  }

  export interface VecSetPlaceIdOrdinalFieldEvent {
    field: '$.place.id.ordinal'
    value: number
  }

  export interface VecSetValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface VecSetIfRevisionFieldEvent {
    field: '$.ifRevision'
    value: number
  }

  export interface VecSetReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export function encode (obj: Partial<VecSet>): Uint8Array {
    return encodeMessage(obj, VecSet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSet>): VecSet {
    return decodeMessage(buf, VecSet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSet>): Generator<VecSetPlaceIndexFieldEvent | VecSetPlaceIdRevisionFieldEvent | VecSetPlaceIdOrdinalFieldEvent | VecSetValueFieldEvent | VecSetIfRevisionFieldEvent | VecSetReturnPreviousFieldEvent> {
    return streamMessage(buf, VecSet.codec(), opts)
  }
}

export interface VecRemove {
  place?: VecPlace
}

export namespace VecRemove {
  let _codec: Codec<VecRemove>

  export const codec = (): Codec<VecRemove> => {
    if (_codec == null) {
      _codec = message<VecRemove>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.place != null) {
          w.uint32(10)
          VecPlace.codec().encode(obj.place, w)
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
              obj.place = VecPlace.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.place
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
              yield * VecPlace.codec().stream(reader, reader.uint32(), `${prefix}.place`, {
                limits: opts.limits?.place
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

  export interface VecRemovePlaceIndexFieldEvent {
    field: '$.place.index'
    value: number
  }

  export interface VecRemovePlaceIdRevisionFieldEvent {
    field: '$.place.id.revision'
    value: number
  }

  export interface VecRemovePlaceIdOrdinalFieldEvent {
    field: '$.place.id.ordinal'
    value: number
  }

  export function encode (obj: Partial<VecRemove>): Uint8Array {
    return encodeMessage(obj, VecRemove.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecRemove>): VecRemove {
    return decodeMessage(buf, VecRemove.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecRemove>): Generator<VecRemovePlaceIndexFieldEvent | VecRemovePlaceIdRevisionFieldEvent | VecRemovePlaceIdOrdinalFieldEvent> {
    return streamMessage(buf, VecRemove.codec(), opts)
  }
}

export interface VecSwap {
  left?: VecPlace
  right?: VecPlace
}

export namespace VecSwap {
  let _codec: Codec<VecSwap>

  export const codec = (): Codec<VecSwap> => {
    if (_codec == null) {
      _codec = message<VecSwap>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.left != null) {
          w.uint32(10)
          VecPlace.codec().encode(obj.left, w)
        }

        if (obj.right != null) {
          w.uint32(18)
          VecPlace.codec().encode(obj.right, w)
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
              obj.left = VecPlace.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.left
              })
              break
            }
            case 2: {
              obj.right = VecPlace.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.right
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
              yield * VecPlace.codec().stream(reader, reader.uint32(), `${prefix}.left`, {
                limits: opts.limits?.left
              })

              break
            }
            case 2: {
              yield * VecPlace.codec().stream(reader, reader.uint32(), `${prefix}.right`, {
                limits: opts.limits?.right
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

  export interface VecSwapLeftIndexFieldEvent {
    field: '$.left.index'
    value: number
  }

  export interface VecSwapLeftIdRevisionFieldEvent {
    field: '$.left.id.revision'
    value: number
  }

  export interface VecSwapLeftIdOrdinalFieldEvent {
    field: '$.left.id.ordinal'
    value: number
  }

  export interface VecSwapRightIndexFieldEvent {
    field: '$.right.index'
    value: number
  }

  export interface VecSwapRightIdRevisionFieldEvent {
    field: '$.right.id.revision'
    value: number
  }

  export interface VecSwapRightIdOrdinalFieldEvent {
    field: '$.right.id.ordinal'
    value: number
  }

  export function encode (obj: Partial<VecSwap>): Uint8Array {
    return encodeMessage(obj, VecSwap.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSwap>): VecSwap {
    return decodeMessage(buf, VecSwap.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSwap>): Generator<VecSwapLeftIndexFieldEvent | VecSwapLeftIdRevisionFieldEvent | VecSwapLeftIdOrdinalFieldEvent | VecSwapRightIndexFieldEvent | VecSwapRightIdRevisionFieldEvent | VecSwapRightIdOrdinalFieldEvent> {
    return streamMessage(buf, VecSwap.codec(), opts)
  }
}

export interface VecTruncate {
  length: number
}

export namespace VecTruncate {
  let _codec: Codec<VecTruncate>

  export const codec = (): Codec<VecTruncate> => {
    if (_codec == null) {
      _codec = message<VecTruncate>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.length != null && obj.length !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.length)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          length: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.length = reader.uint64Number()
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
                field: `${prefix}.length`,
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

  export interface VecTruncateLengthFieldEvent {
    field: '$.length'
    value: number
  }

  export function encode (obj: Partial<VecTruncate>): Uint8Array {
    return encodeMessage(obj, VecTruncate.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecTruncate>): VecTruncate {
    return decodeMessage(buf, VecTruncate.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecTruncate>): Generator<VecTruncateLengthFieldEvent> {
    return streamMessage(buf, VecTruncate.codec(), opts)
  }
}

export interface VecClear {}

export namespace VecClear {
  let _codec: Codec<VecClear>

  export const codec = (): Codec<VecClear> => {
    if (_codec == null) {
      _codec = message<VecClear>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<VecClear>): Uint8Array {
    return encodeMessage(obj, VecClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecClear>): VecClear {
    return decodeMessage(buf, VecClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecClear>): Generator<{}> {
    return streamMessage(buf, VecClear.codec(), opts)
  }
}

export interface SetCommand {
  add?: SetAdd
  delete?: SetDelete
  take?: SetTake
  clear?: SetClear
}

export namespace SetCommand {
  let _codec: Codec<SetCommand>

  export const codec = (): Codec<SetCommand> => {
    if (_codec == null) {
      _codec = message<SetCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.add != null) {
          w.uint32(10)
          SetAdd.codec().encode(obj.add, w)
        }

        if (obj.delete != null) {
          w.uint32(18)
          SetDelete.codec().encode(obj.delete, w)
        }

        if (obj.take != null) {
          w.uint32(26)
          SetTake.codec().encode(obj.take, w)
        }

        if (obj.clear != null) {
          w.uint32(34)
          SetClear.codec().encode(obj.clear, w)
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
              obj.add = SetAdd.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.add
              })
              break
            }
            case 2: {
              obj.delete = SetDelete.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.delete
              })
              break
            }
            case 3: {
              obj.take = SetTake.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.take
              })
              break
            }
            case 4: {
              obj.clear = SetClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
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
              yield * SetAdd.codec().stream(reader, reader.uint32(), `${prefix}.add`, {
                limits: opts.limits?.add
              })

              break
            }
            case 2: {
              yield * SetDelete.codec().stream(reader, reader.uint32(), `${prefix}.delete`, {
                limits: opts.limits?.delete
              })

              break
            }
            case 3: {
              yield * SetTake.codec().stream(reader, reader.uint32(), `${prefix}.take`, {
                limits: opts.limits?.take
              })

              break
            }
            case 4: {
              yield * SetClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
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

  export interface SetCommandAddValuesFieldEvent {
    field: '$.add.values[]'
    index: number
    value: Uint8Array
  }

  export interface SetCommandDeleteValuesFieldEvent {
    field: '$.delete.values[]'
    index: number
    value: Uint8Array
  }

  export interface SetCommandTakeCountFieldEvent {
    field: '$.take.count'
    value: number
  }

  export function encode (obj: Partial<SetCommand>): Uint8Array {
    return encodeMessage(obj, SetCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetCommand>): SetCommand {
    return decodeMessage(buf, SetCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetCommand>): Generator<SetCommandAddValuesFieldEvent | SetCommandDeleteValuesFieldEvent | SetCommandTakeCountFieldEvent> {
    return streamMessage(buf, SetCommand.codec(), opts)
  }
}

export interface SetAdd {
  values: Uint8Array[]
}

export namespace SetAdd {
  let _codec: Codec<SetAdd>

  export const codec = (): Codec<SetAdd> => {
    if (_codec == null) {
      _codec = message<SetAdd>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface SetAddValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<SetAdd>): Uint8Array {
    return encodeMessage(obj, SetAdd.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetAdd>): SetAdd {
    return decodeMessage(buf, SetAdd.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetAdd>): Generator<SetAddValuesFieldEvent> {
    return streamMessage(buf, SetAdd.codec(), opts)
  }
}

export interface SetDelete {
  values: Uint8Array[]
}

export namespace SetDelete {
  let _codec: Codec<SetDelete>

  export const codec = (): Codec<SetDelete> => {
    if (_codec == null) {
      _codec = message<SetDelete>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface SetDeleteValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<SetDelete>): Uint8Array {
    return encodeMessage(obj, SetDelete.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetDelete>): SetDelete {
    return decodeMessage(buf, SetDelete.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetDelete>): Generator<SetDeleteValuesFieldEvent> {
    return streamMessage(buf, SetDelete.codec(), opts)
  }
}

export interface SetTake {
  count: number
}

export namespace SetTake {
  let _codec: Codec<SetTake>

  export const codec = (): Codec<SetTake> => {
    if (_codec == null) {
      _codec = message<SetTake>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.count != null && obj.count !== 0)) {
          w.uint32(8)
          w.uint32(obj.count)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          count: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.count = reader.uint32()
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
                field: `${prefix}.count`,
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

  export interface SetTakeCountFieldEvent {
    field: '$.count'
    value: number
  }

  export function encode (obj: Partial<SetTake>): Uint8Array {
    return encodeMessage(obj, SetTake.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetTake>): SetTake {
    return decodeMessage(buf, SetTake.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetTake>): Generator<SetTakeCountFieldEvent> {
    return streamMessage(buf, SetTake.codec(), opts)
  }
}

export interface SetClear {}

export namespace SetClear {
  let _codec: Codec<SetClear>

  export const codec = (): Codec<SetClear> => {
    if (_codec == null) {
      _codec = message<SetClear>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<SetClear>): Uint8Array {
    return encodeMessage(obj, SetClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetClear>): SetClear {
    return decodeMessage(buf, SetClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetClear>): Generator<{}> {
    return streamMessage(buf, SetClear.codec(), opts)
  }
}

export interface CellCommand {
  set?: CellSet
  compareExchange?: CellCompareExchange
  clear?: CellClear
}

export namespace CellCommand {
  let _codec: Codec<CellCommand>

  export const codec = (): Codec<CellCommand> => {
    if (_codec == null) {
      _codec = message<CellCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.set != null) {
          w.uint32(10)
          CellSet.codec().encode(obj.set, w)
        }

        if (obj.compareExchange != null) {
          w.uint32(18)
          CellCompareExchange.codec().encode(obj.compareExchange, w)
        }

        if (obj.clear != null) {
          w.uint32(26)
          CellClear.codec().encode(obj.clear, w)
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
              obj.set = CellSet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 2: {
              obj.compareExchange = CellCompareExchange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.compareExchange
              })
              break
            }
            case 3: {
              obj.clear = CellClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
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
              yield * CellSet.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 2: {
              yield * CellCompareExchange.codec().stream(reader, reader.uint32(), `${prefix}.compareExchange`, {
                limits: opts.limits?.compareExchange
              })

              break
            }
            case 3: {
              yield * CellClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
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

  export interface CellCommandSetValueFieldEvent {
    field: '$.set.value'
    value: Uint8Array
  }

  export interface CellCommandSetReturnPreviousFieldEvent {
    field: '$.set.returnPrevious'
    value: boolean
  }

  export interface CellCommandCompareExchangeExpectedFieldEvent {
    field: '$.compareExchange.expected'
    value: Uint8Array
  }

  export interface CellCommandCompareExchangeNextFieldEvent {
    field: '$.compareExchange.next'
    value: Uint8Array
  }

  export function encode (obj: Partial<CellCommand>): Uint8Array {
    return encodeMessage(obj, CellCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellCommand>): CellCommand {
    return decodeMessage(buf, CellCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellCommand>): Generator<CellCommandSetValueFieldEvent | CellCommandSetReturnPreviousFieldEvent | CellCommandCompareExchangeExpectedFieldEvent | CellCommandCompareExchangeNextFieldEvent> {
    return streamMessage(buf, CellCommand.codec(), opts)
  }
}

export interface CellSet {
  value: Uint8Array
  returnPrevious: boolean
}

export namespace CellSet {
  let _codec: Codec<CellSet>

  export const codec = (): Codec<CellSet> => {
    if (_codec == null) {
      _codec = message<CellSet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.value)
        }

        if ((obj.returnPrevious != null && obj.returnPrevious !== false)) {
          w.uint32(16)
          w.bool(obj.returnPrevious)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes,
          returnPrevious: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.value = reader.bytes()
              break
            }
            case 2: {
              obj.returnPrevious = reader.bool()
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
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.returnPrevious`,
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

  export interface CellSetValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface CellSetReturnPreviousFieldEvent {
    field: '$.returnPrevious'
    value: boolean
  }

  export function encode (obj: Partial<CellSet>): Uint8Array {
    return encodeMessage(obj, CellSet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSet>): CellSet {
    return decodeMessage(buf, CellSet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSet>): Generator<CellSetValueFieldEvent | CellSetReturnPreviousFieldEvent> {
    return streamMessage(buf, CellSet.codec(), opts)
  }
}

export interface CellCompareExchange {
  expected?: Uint8Array
  next?: Uint8Array
}

export namespace CellCompareExchange {
  let _codec: Codec<CellCompareExchange>

  export const codec = (): Codec<CellCompareExchange> => {
    if (_codec == null) {
      _codec = message<CellCompareExchange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.expected != null) {
          w.uint32(10)
          w.bytes(obj.expected)
        }

        if (obj.next != null) {
          w.uint32(18)
          w.bytes(obj.next)
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
              obj.expected = reader.bytes()
              break
            }
            case 2: {
              obj.next = reader.bytes()
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
                field: `${prefix}.expected`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.next`,
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

  export interface CellCompareExchangeExpectedFieldEvent {
    field: '$.expected'
    value: Uint8Array
  }

  export interface CellCompareExchangeNextFieldEvent {
    field: '$.next'
    value: Uint8Array
  }

  export function encode (obj: Partial<CellCompareExchange>): Uint8Array {
    return encodeMessage(obj, CellCompareExchange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellCompareExchange>): CellCompareExchange {
    return decodeMessage(buf, CellCompareExchange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellCompareExchange>): Generator<CellCompareExchangeExpectedFieldEvent | CellCompareExchangeNextFieldEvent> {
    return streamMessage(buf, CellCompareExchange.codec(), opts)
  }
}

export interface CellClear {}

export namespace CellClear {
  let _codec: Codec<CellClear>

  export const codec = (): Codec<CellClear> => {
    if (_codec == null) {
      _codec = message<CellClear>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<CellClear>): Uint8Array {
    return encodeMessage(obj, CellClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellClear>): CellClear {
    return decodeMessage(buf, CellClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellClear>): Generator<{}> {
    return streamMessage(buf, CellClear.codec(), opts)
  }
}

export interface OnceCommand {
  set?: OnceSet
}

export namespace OnceCommand {
  let _codec: Codec<OnceCommand>

  export const codec = (): Codec<OnceCommand> => {
    if (_codec == null) {
      _codec = message<OnceCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.set != null) {
          w.uint32(10)
          OnceSet.codec().encode(obj.set, w)
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
              obj.set = OnceSet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
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
              yield * OnceSet.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
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

  export interface OnceCommandSetValueFieldEvent {
    field: '$.set.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<OnceCommand>): Uint8Array {
    return encodeMessage(obj, OnceCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceCommand>): OnceCommand {
    return decodeMessage(buf, OnceCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceCommand>): Generator<OnceCommandSetValueFieldEvent> {
    return streamMessage(buf, OnceCommand.codec(), opts)
  }
}

export interface OnceSet {
  value: Uint8Array
}

export namespace OnceSet {
  let _codec: Codec<OnceSet>

  export const codec = (): Codec<OnceSet> => {
    if (_codec == null) {
      _codec = message<OnceSet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.value = reader.bytes()
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
                field: `${prefix}.value`,
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

  export interface OnceSetValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<OnceSet>): Uint8Array {
    return encodeMessage(obj, OnceSet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceSet>): OnceSet {
    return decodeMessage(buf, OnceSet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceSet>): Generator<OnceSetValueFieldEvent> {
    return streamMessage(buf, OnceSet.codec(), opts)
  }
}

export interface QueueCommand {
  push?: QueuePush
  pushMany?: QueuePushMany
  popMin?: QueuePop
  popMax?: QueuePop
  updatePriority?: QueueUpdatePriority
  updateValue?: QueueUpdateValue
  compareExchange?: QueueCompareExchange
  delete?: QueueDelete
  removeRange?: QueueRemoveRange
  clear?: QueueClear
}

export namespace QueueCommand {
  let _codec: Codec<QueueCommand>

  export const codec = (): Codec<QueueCommand> => {
    if (_codec == null) {
      _codec = message<QueueCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.push != null) {
          w.uint32(10)
          QueuePush.codec().encode(obj.push, w)
        }

        if (obj.pushMany != null) {
          w.uint32(18)
          QueuePushMany.codec().encode(obj.pushMany, w)
        }

        if (obj.popMin != null) {
          w.uint32(26)
          QueuePop.codec().encode(obj.popMin, w)
        }

        if (obj.popMax != null) {
          w.uint32(34)
          QueuePop.codec().encode(obj.popMax, w)
        }

        if (obj.updatePriority != null) {
          w.uint32(42)
          QueueUpdatePriority.codec().encode(obj.updatePriority, w)
        }

        if (obj.updateValue != null) {
          w.uint32(50)
          QueueUpdateValue.codec().encode(obj.updateValue, w)
        }

        if (obj.compareExchange != null) {
          w.uint32(58)
          QueueCompareExchange.codec().encode(obj.compareExchange, w)
        }

        if (obj.delete != null) {
          w.uint32(66)
          QueueDelete.codec().encode(obj.delete, w)
        }

        if (obj.removeRange != null) {
          w.uint32(74)
          QueueRemoveRange.codec().encode(obj.removeRange, w)
        }

        if (obj.clear != null) {
          w.uint32(82)
          QueueClear.codec().encode(obj.clear, w)
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
              obj.push = QueuePush.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.push
              })
              break
            }
            case 2: {
              obj.pushMany = QueuePushMany.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.pushMany
              })
              break
            }
            case 3: {
              obj.popMin = QueuePop.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.popMin
              })
              break
            }
            case 4: {
              obj.popMax = QueuePop.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.popMax
              })
              break
            }
            case 5: {
              obj.updatePriority = QueueUpdatePriority.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.updatePriority
              })
              break
            }
            case 6: {
              obj.updateValue = QueueUpdateValue.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.updateValue
              })
              break
            }
            case 7: {
              obj.compareExchange = QueueCompareExchange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.compareExchange
              })
              break
            }
            case 8: {
              obj.delete = QueueDelete.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.delete
              })
              break
            }
            case 9: {
              obj.removeRange = QueueRemoveRange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.removeRange
              })
              break
            }
            case 10: {
              obj.clear = QueueClear.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.clear
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
              yield * QueuePush.codec().stream(reader, reader.uint32(), `${prefix}.push`, {
                limits: opts.limits?.push
              })

              break
            }
            case 2: {
              yield * QueuePushMany.codec().stream(reader, reader.uint32(), `${prefix}.pushMany`, {
                limits: opts.limits?.pushMany
              })

              break
            }
            case 3: {
              yield * QueuePop.codec().stream(reader, reader.uint32(), `${prefix}.popMin`, {
                limits: opts.limits?.popMin
              })

              break
            }
            case 4: {
              yield * QueuePop.codec().stream(reader, reader.uint32(), `${prefix}.popMax`, {
                limits: opts.limits?.popMax
              })

              break
            }
            case 5: {
              yield * QueueUpdatePriority.codec().stream(reader, reader.uint32(), `${prefix}.updatePriority`, {
                limits: opts.limits?.updatePriority
              })

              break
            }
            case 6: {
              yield * QueueUpdateValue.codec().stream(reader, reader.uint32(), `${prefix}.updateValue`, {
                limits: opts.limits?.updateValue
              })

              break
            }
            case 7: {
              yield * QueueCompareExchange.codec().stream(reader, reader.uint32(), `${prefix}.compareExchange`, {
                limits: opts.limits?.compareExchange
              })

              break
            }
            case 8: {
              yield * QueueDelete.codec().stream(reader, reader.uint32(), `${prefix}.delete`, {
                limits: opts.limits?.delete
              })

              break
            }
            case 9: {
              yield * QueueRemoveRange.codec().stream(reader, reader.uint32(), `${prefix}.removeRange`, {
                limits: opts.limits?.removeRange
              })

              break
            }
            case 10: {
              yield * QueueClear.codec().stream(reader, reader.uint32(), `${prefix}.clear`, {
                limits: opts.limits?.clear
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

  export interface QueueCommandPushPriorityFieldEvent {
    field: '$.push.priority'
    value: Uint8Array
  }

  export interface QueueCommandPushKeyFieldEvent {
    field: '$.push.key'
    value: Uint8Array
  }

  export interface QueueCommandPushValueFieldEvent {
    field: '$.push.value'
    value: Uint8Array
  }

  export interface QueueCommandPushManyItemsPriorityFieldEvent {
    field: '$.pushMany.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface QueueCommandPushManyItemsKeyFieldEvent {
    field: '$.pushMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface QueueCommandPushManyItemsValueFieldEvent {
    field: '$.pushMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface QueueCommandPopMinCountFieldEvent {
    field: '$.popMin.count'
    value: number
  }

  export interface QueueCommandPopMaxCountFieldEvent {
    field: '$.popMax.count'
    value: number
  }

  export interface QueueCommandUpdatePriorityKeyFieldEvent {
    field: '$.updatePriority.key'
    value: Uint8Array
  }

  export interface QueueCommandUpdatePriorityPriorityFieldEvent {
    field: '$.updatePriority.priority'
    value: Uint8Array
  }

  export interface QueueCommandUpdateValueKeyFieldEvent {
    field: '$.updateValue.key'
    value: Uint8Array
  }

  export interface QueueCommandUpdateValueValueFieldEvent {
    field: '$.updateValue.value'
    value: Uint8Array
  }

  export interface QueueCommandCompareExchangeKeyFieldEvent {
    field: '$.compareExchange.key'
    value: Uint8Array
  }

  export interface QueueCommandCompareExchangeExpectedFieldEvent {
    field: '$.compareExchange.expected'
    value: Uint8Array
  }

  export interface QueueCommandCompareExchangeNextFieldEvent {
    field: '$.compareExchange.next'
    value: Uint8Array
  }

  export interface QueueCommandDeleteKeysFieldEvent {
    field: '$.delete.keys[]'
    index: number
    value: Uint8Array
  }

  export interface QueueCommandRemoveRangeRangeFromFieldEvent {
    field: '$.removeRange.range.from'
    value: Uint8Array
  }

  export interface QueueCommandRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.removeRange.range.fromExclusive'
    value: boolean
  }

  export interface QueueCommandRemoveRangeRangeToFieldEvent {
    field: '$.removeRange.range.to'
    value: Uint8Array
  }

  export interface QueueCommandRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.removeRange.range.toInclusive'
    value: boolean
  }

  export function encode (obj: Partial<QueueCommand>): Uint8Array {
    return encodeMessage(obj, QueueCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCommand>): QueueCommand {
    return decodeMessage(buf, QueueCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCommand>): Generator<QueueCommandPushPriorityFieldEvent | QueueCommandPushKeyFieldEvent | QueueCommandPushValueFieldEvent | QueueCommandPushManyItemsPriorityFieldEvent | QueueCommandPushManyItemsKeyFieldEvent | QueueCommandPushManyItemsValueFieldEvent | QueueCommandPopMinCountFieldEvent | QueueCommandPopMaxCountFieldEvent | QueueCommandUpdatePriorityKeyFieldEvent | QueueCommandUpdatePriorityPriorityFieldEvent | QueueCommandUpdateValueKeyFieldEvent | QueueCommandUpdateValueValueFieldEvent | QueueCommandCompareExchangeKeyFieldEvent | QueueCommandCompareExchangeExpectedFieldEvent | QueueCommandCompareExchangeNextFieldEvent | QueueCommandDeleteKeysFieldEvent | QueueCommandRemoveRangeRangeFromFieldEvent | QueueCommandRemoveRangeRangeFromExclusiveFieldEvent | QueueCommandRemoveRangeRangeToFieldEvent | QueueCommandRemoveRangeRangeToInclusiveFieldEvent> {
    return streamMessage(buf, QueueCommand.codec(), opts)
  }
}

export interface QueuePush {
  priority: Uint8Array
  key: Uint8Array
  value: Uint8Array
}

export namespace QueuePush {
  let _codec: Codec<QueuePush>

  export const codec = (): Codec<QueuePush> => {
    if (_codec == null) {
      _codec = message<QueuePush>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.priority != null && obj.priority.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.priority)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          priority: noBytes,
          key: noBytes,
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.priority = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.value = reader.bytes()
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
                field: `${prefix}.priority`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.value`,
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

  export interface QueuePushPriorityFieldEvent {
    field: '$.priority'
    value: Uint8Array
  }

  export interface QueuePushKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface QueuePushValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueuePush>): Uint8Array {
    return encodeMessage(obj, QueuePush.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePush>): QueuePush {
    return decodeMessage(buf, QueuePush.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePush>): Generator<QueuePushPriorityFieldEvent | QueuePushKeyFieldEvent | QueuePushValueFieldEvent> {
    return streamMessage(buf, QueuePush.codec(), opts)
  }
}

export interface QueuePushMany {
  items: QueuePush[]
}

export namespace QueuePushMany {
  let _codec: Codec<QueuePushMany>

  export const codec = (): Codec<QueuePushMany> => {
    if (_codec == null) {
      _codec = message<QueuePushMany>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            QueuePush.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(QueuePush.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
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
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of QueuePush.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

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

  export interface QueuePushManyItemsPriorityFieldEvent {
    field: '$.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface QueuePushManyItemsKeyFieldEvent {
    field: '$.items[].key'
    value: Uint8Array
    index: number
  }

  export interface QueuePushManyItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export function encode (obj: Partial<QueuePushMany>): Uint8Array {
    return encodeMessage(obj, QueuePushMany.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePushMany>): QueuePushMany {
    return decodeMessage(buf, QueuePushMany.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePushMany>): Generator<QueuePushManyItemsPriorityFieldEvent | QueuePushManyItemsKeyFieldEvent | QueuePushManyItemsValueFieldEvent> {
    return streamMessage(buf, QueuePushMany.codec(), opts)
  }
}

export interface QueuePop {
  count: number
}

export namespace QueuePop {
  let _codec: Codec<QueuePop>

  export const codec = (): Codec<QueuePop> => {
    if (_codec == null) {
      _codec = message<QueuePop>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.count != null && obj.count !== 0)) {
          w.uint32(8)
          w.uint32(obj.count)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          count: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.count = reader.uint32()
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
                field: `${prefix}.count`,
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

  export interface QueuePopCountFieldEvent {
    field: '$.count'
    value: number
  }

  export function encode (obj: Partial<QueuePop>): Uint8Array {
    return encodeMessage(obj, QueuePop.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePop>): QueuePop {
    return decodeMessage(buf, QueuePop.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePop>): Generator<QueuePopCountFieldEvent> {
    return streamMessage(buf, QueuePop.codec(), opts)
  }
}

export interface QueueUpdatePriority {
  key: Uint8Array
  priority: Uint8Array
}

export namespace QueueUpdatePriority {
  let _codec: Codec<QueueUpdatePriority>

  export const codec = (): Codec<QueueUpdatePriority> => {
    if (_codec == null) {
      _codec = message<QueueUpdatePriority>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.priority != null && obj.priority.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.priority)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          priority: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.priority = reader.bytes()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.priority`,
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

  export interface QueueUpdatePriorityKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface QueueUpdatePriorityPriorityFieldEvent {
    field: '$.priority'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueUpdatePriority>): Uint8Array {
    return encodeMessage(obj, QueueUpdatePriority.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdatePriority>): QueueUpdatePriority {
    return decodeMessage(buf, QueueUpdatePriority.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdatePriority>): Generator<QueueUpdatePriorityKeyFieldEvent | QueueUpdatePriorityPriorityFieldEvent> {
    return streamMessage(buf, QueueUpdatePriority.codec(), opts)
  }
}

export interface QueueUpdateValue {
  key: Uint8Array
  value: Uint8Array
}

export namespace QueueUpdateValue {
  let _codec: Codec<QueueUpdateValue>

  export const codec = (): Codec<QueueUpdateValue> => {
    if (_codec == null) {
      _codec = message<QueueUpdateValue>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
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

  export interface QueueUpdateValueKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface QueueUpdateValueValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueUpdateValue>): Uint8Array {
    return encodeMessage(obj, QueueUpdateValue.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdateValue>): QueueUpdateValue {
    return decodeMessage(buf, QueueUpdateValue.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdateValue>): Generator<QueueUpdateValueKeyFieldEvent | QueueUpdateValueValueFieldEvent> {
    return streamMessage(buf, QueueUpdateValue.codec(), opts)
  }
}

export interface QueueCompareExchange {
  key: Uint8Array
  expected: Uint8Array
  next?: Uint8Array
}

export namespace QueueCompareExchange {
  let _codec: Codec<QueueCompareExchange>

  export const codec = (): Codec<QueueCompareExchange> => {
    if (_codec == null) {
      _codec = message<QueueCompareExchange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.expected != null && obj.expected.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.expected)
        }

        if (obj.next != null) {
          w.uint32(26)
          w.bytes(obj.next)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          expected: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.expected = reader.bytes()
              break
            }
            case 3: {
              obj.next = reader.bytes()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.expected`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.next`,
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

  export interface QueueCompareExchangeKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface QueueCompareExchangeExpectedFieldEvent {
    field: '$.expected'
    value: Uint8Array
  }

  export interface QueueCompareExchangeNextFieldEvent {
    field: '$.next'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueCompareExchange>): Uint8Array {
    return encodeMessage(obj, QueueCompareExchange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCompareExchange>): QueueCompareExchange {
    return decodeMessage(buf, QueueCompareExchange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCompareExchange>): Generator<QueueCompareExchangeKeyFieldEvent | QueueCompareExchangeExpectedFieldEvent | QueueCompareExchangeNextFieldEvent> {
    return streamMessage(buf, QueueCompareExchange.codec(), opts)
  }
}

export interface QueueDelete {
  keys: Uint8Array[]
}

export namespace QueueDelete {
  let _codec: Codec<QueueDelete>

  export const codec = (): Codec<QueueDelete> => {
    if (_codec == null) {
      _codec = message<QueueDelete>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
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
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

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

  export interface QueueDeleteKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueDelete>): Uint8Array {
    return encodeMessage(obj, QueueDelete.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueDelete>): QueueDelete {
    return decodeMessage(buf, QueueDelete.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueDelete>): Generator<QueueDeleteKeysFieldEvent> {
    return streamMessage(buf, QueueDelete.codec(), opts)
  }
}

export interface QueueRemoveRange {
  range?: PriorityRange
}

export namespace QueueRemoveRange {
  let _codec: Codec<QueueRemoveRange>

  export const codec = (): Codec<QueueRemoveRange> => {
    if (_codec == null) {
      _codec = message<QueueRemoveRange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.range != null) {
          w.uint32(10)
          PriorityRange.codec().encode(obj.range, w)
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
              obj.range = PriorityRange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.range
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
              yield * PriorityRange.codec().stream(reader, reader.uint32(), `${prefix}.range`, {
                limits: opts.limits?.range
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

  export interface QueueRemoveRangeRangeFromFieldEvent {
    field: '$.range.from'
    value: Uint8Array
  }

  export interface QueueRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.range.fromExclusive'
    value: boolean
  }

  export interface QueueRemoveRangeRangeToFieldEvent {
    field: '$.range.to'
    value: Uint8Array
  }

  export interface QueueRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.range.toInclusive'
    value: boolean
  }

  export function encode (obj: Partial<QueueRemoveRange>): Uint8Array {
    return encodeMessage(obj, QueueRemoveRange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueRemoveRange>): QueueRemoveRange {
    return decodeMessage(buf, QueueRemoveRange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueRemoveRange>): Generator<QueueRemoveRangeRangeFromFieldEvent | QueueRemoveRangeRangeFromExclusiveFieldEvent | QueueRemoveRangeRangeToFieldEvent | QueueRemoveRangeRangeToInclusiveFieldEvent> {
    return streamMessage(buf, QueueRemoveRange.codec(), opts)
  }
}

export interface PriorityRange {
  from?: Uint8Array
  fromExclusive: boolean
  to?: Uint8Array
  toInclusive: boolean
}

export namespace PriorityRange {
  let _codec: Codec<PriorityRange>

  export const codec = (): Codec<PriorityRange> => {
    if (_codec == null) {
      _codec = message<PriorityRange>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.from != null) {
          w.uint32(10)
          w.bytes(obj.from)
        }

        if ((obj.fromExclusive != null && obj.fromExclusive !== false)) {
          w.uint32(16)
          w.bool(obj.fromExclusive)
        }

        if (obj.to != null) {
          w.uint32(26)
          w.bytes(obj.to)
        }

        if ((obj.toInclusive != null && obj.toInclusive !== false)) {
          w.uint32(32)
          w.bool(obj.toInclusive)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          fromExclusive: false,
          toInclusive: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.from = reader.bytes()
              break
            }
            case 2: {
              obj.fromExclusive = reader.bool()
              break
            }
            case 3: {
              obj.to = reader.bytes()
              break
            }
            case 4: {
              obj.toInclusive = reader.bool()
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
                field: `${prefix}.from`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.fromExclusive`,
                value: reader.bool()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.to`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.toInclusive`,
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

  export interface PriorityRangeFromFieldEvent {
    field: '$.from'
    value: Uint8Array
  }

  export interface PriorityRangeFromExclusiveFieldEvent {
    field: '$.fromExclusive'
    value: boolean
  }

  export interface PriorityRangeToFieldEvent {
    field: '$.to'
    value: Uint8Array
  }

  export interface PriorityRangeToInclusiveFieldEvent {
    field: '$.toInclusive'
    value: boolean
  }

  export function encode (obj: Partial<PriorityRange>): Uint8Array {
    return encodeMessage(obj, PriorityRange.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PriorityRange>): PriorityRange {
    return decodeMessage(buf, PriorityRange.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PriorityRange>): Generator<PriorityRangeFromFieldEvent | PriorityRangeFromExclusiveFieldEvent | PriorityRangeToFieldEvent | PriorityRangeToInclusiveFieldEvent> {
    return streamMessage(buf, PriorityRange.codec(), opts)
  }
}

export interface QueueClear {}

export namespace QueueClear {
  let _codec: Codec<QueueClear>

  export const codec = (): Codec<QueueClear> => {
    if (_codec == null) {
      _codec = message<QueueClear>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<QueueClear>): Uint8Array {
    return encodeMessage(obj, QueueClear.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueClear>): QueueClear {
    return decodeMessage(buf, QueueClear.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueClear>): Generator<{}> {
    return streamMessage(buf, QueueClear.codec(), opts)
  }
}

export interface AtomicCommand {
  checks: AtomicCheck[]
  operations: AtomicOperation[]
}

export namespace AtomicCommand {
  let _codec: Codec<AtomicCommand>

  export const codec = (): Codec<AtomicCommand> => {
    if (_codec == null) {
      _codec = message<AtomicCommand>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.checks != null && obj.checks.length > 0) {
          for (const value of obj.checks) {
            w.uint32(10)
            AtomicCheck.codec().encode(value, w)
          }
        }

        if (obj.operations != null && obj.operations.length > 0) {
          for (const value of obj.operations) {
            w.uint32(18)
            AtomicOperation.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          checks: [],
          operations: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.checks != null && obj.checks.length === opts.limits.checks) {
                throw new MaxLengthError('Decode error - repeated field "checks" had too many elements')
              }

              obj.checks.push(AtomicCheck.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.checks$
              }))
              break
            }
            case 2: {
              if (opts.limits?.operations != null && obj.operations.length === opts.limits.operations) {
                throw new MaxLengthError('Decode error - repeated field "operations" had too many elements')
              }

              obj.operations.push(AtomicOperation.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.operations$
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
          checks: 0,
          operations: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.checks != null && obj.checks === opts.limits.checks) {
                throw new MaxLengthError('Streaming decode error - repeated field "checks" had too many elements')
              }

              for (const evt of AtomicCheck.codec().stream(reader, reader.uint32(), `${prefix}.checks[]`, {
                limits: opts.limits?.checks$
              })) {
                yield {
                  ...evt,
                  index: obj.checks
                }
              }

              obj.checks++

              break
            }
            case 2: {
              if (opts.limits?.operations != null && obj.operations === opts.limits.operations) {
                throw new MaxLengthError('Streaming decode error - repeated field "operations" had too many elements')
              }

              for (const evt of AtomicOperation.codec().stream(reader, reader.uint32(), `${prefix}.operations[]`, {
                limits: opts.limits?.operations$
              })) {
                yield {
                  ...evt,
                  index: obj.operations
                }
              }

              obj.operations++

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

  export interface AtomicCommandChecksCollectionFieldEvent {
    field: '$.checks[].collection'
    value: string
    index: number
  }

  export interface AtomicCommandChecksKeyFieldEvent {
    field: '$.checks[].key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandChecksPlaceIndexFieldEvent {
    field: '$.checks[].place.index'
    value: number
    index: number
  }

  export interface AtomicCommandChecksPlaceIdRevisionFieldEvent {
    field: '$.checks[].place.id.revision'
    value: number
    index: number
  }

  export interface AtomicCommandChecksPlaceIdOrdinalFieldEvent {
    field: '$.checks[].place.id.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandChecksRevisionFieldEvent {
    field: '$.checks[].revision'
    value: number
    index: number
  }

  export interface AtomicCommandChecksValueFieldEvent {
    field: '$.checks[].value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandChecksAbsentFieldEvent {
    field: '$.checks[].absent'
    value: boolean
    index: number
  }

  export interface AtomicCommandChecksPresentFieldEvent {
    field: '$.checks[].present'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsCollectionFieldEvent {
    field: '$.operations[].collection'
    value: string
    index: number
  }

  export interface AtomicCommandOperationsMapSetKeyFieldEvent {
    field: '$.operations[].map.set.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapSetValueFieldEvent {
    field: '$.operations[].map.set.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapSetIfAbsentFieldEvent {
    field: '$.operations[].map.set.ifAbsent'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsMapSetIfRevisionFieldEvent {
    field: '$.operations[].map.set.ifRevision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsMapSetReturnPreviousFieldEvent {
    field: '$.operations[].map.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsMapSetTtlMsFieldEvent {
    field: '$.operations[].map.set.ttlMs'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsMapSetManyItemsKeyFieldEvent {
    field: '$.operations[].map.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapSetManyItemsValueFieldEvent {
    field: '$.operations[].map.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapSetManyItemsTtlMsFieldEvent {
    field: '$.operations[].map.setMany.items[].ttlMs'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsMapCompareExchangeKeyFieldEvent {
    field: '$.operations[].map.compareExchange.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapCompareExchangeExpectedFieldEvent {
    field: '$.operations[].map.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapCompareExchangeNextFieldEvent {
    field: '$.operations[].map.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapCompareExchangeTtlMsFieldEvent {
    field: '$.operations[].map.compareExchange.ttlMs'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsMapDeleteKeyFieldEvent {
    field: '$.operations[].map.delete.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsMapDeleteReturnPreviousFieldEvent {
    field: '$.operations[].map.delete.returnPrevious'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsMapDeleteManyKeysFieldEvent {
    field: '$.operations[].map.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsVecPushValuesFieldEvent {
    field: '$.operations[].vec.push.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsVecPushFrontValuesFieldEvent {
    field: '$.operations[].vec.pushFront.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsVecInsertIndexFieldEvent {
    field: '$.operations[].vec.insert.index'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecInsertAfterRevisionFieldEvent {
    field: '$.operations[].vec.insert.after.revision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecInsertAfterOrdinalFieldEvent {
    field: '$.operations[].vec.insert.after.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecInsertValueFieldEvent {
    field: '$.operations[].vec.insert.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsVecSetPlaceIndexFieldEvent {
    field: '$.operations[].vec.set.place.index'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSetPlaceIdRevisionFieldEvent {
    field: '$.operations[].vec.set.place.id.revision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSetPlaceIdOrdinalFieldEvent {
    field: '$.operations[].vec.set.place.id.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSetValueFieldEvent {
    field: '$.operations[].vec.set.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsVecSetIfRevisionFieldEvent {
    field: '$.operations[].vec.set.ifRevision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSetReturnPreviousFieldEvent {
    field: '$.operations[].vec.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsVecRemovePlaceIndexFieldEvent {
    field: '$.operations[].vec.remove.place.index'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecRemovePlaceIdRevisionFieldEvent {
    field: '$.operations[].vec.remove.place.id.revision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecRemovePlaceIdOrdinalFieldEvent {
    field: '$.operations[].vec.remove.place.id.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapLeftIndexFieldEvent {
    field: '$.operations[].vec.swap.left.index'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapLeftIdRevisionFieldEvent {
    field: '$.operations[].vec.swap.left.id.revision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapLeftIdOrdinalFieldEvent {
    field: '$.operations[].vec.swap.left.id.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapRightIndexFieldEvent {
    field: '$.operations[].vec.swap.right.index'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapRightIdRevisionFieldEvent {
    field: '$.operations[].vec.swap.right.id.revision'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecSwapRightIdOrdinalFieldEvent {
    field: '$.operations[].vec.swap.right.id.ordinal'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsVecTruncateLengthFieldEvent {
    field: '$.operations[].vec.truncate.length'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsSetAddValuesFieldEvent {
    field: '$.operations[].set.add.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsSetDeleteValuesFieldEvent {
    field: '$.operations[].set.delete.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsSetTakeCountFieldEvent {
    field: '$.operations[].set.take.count'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsCellSetValueFieldEvent {
    field: '$.operations[].cell.set.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsCellSetReturnPreviousFieldEvent {
    field: '$.operations[].cell.set.returnPrevious'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsCellCompareExchangeExpectedFieldEvent {
    field: '$.operations[].cell.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsCellCompareExchangeNextFieldEvent {
    field: '$.operations[].cell.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsOnceSetValueFieldEvent {
    field: '$.operations[].once.set.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushPriorityFieldEvent {
    field: '$.operations[].queue.push.priority'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushKeyFieldEvent {
    field: '$.operations[].queue.push.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushValueFieldEvent {
    field: '$.operations[].queue.push.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushManyItemsPriorityFieldEvent {
    field: '$.operations[].queue.pushMany.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushManyItemsKeyFieldEvent {
    field: '$.operations[].queue.pushMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePushManyItemsValueFieldEvent {
    field: '$.operations[].queue.pushMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueuePopMinCountFieldEvent {
    field: '$.operations[].queue.popMin.count'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsQueuePopMaxCountFieldEvent {
    field: '$.operations[].queue.popMax.count'
    value: number
    index: number
  }

  export interface AtomicCommandOperationsQueueUpdatePriorityKeyFieldEvent {
    field: '$.operations[].queue.updatePriority.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueUpdatePriorityPriorityFieldEvent {
    field: '$.operations[].queue.updatePriority.priority'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueUpdateValueKeyFieldEvent {
    field: '$.operations[].queue.updateValue.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueUpdateValueValueFieldEvent {
    field: '$.operations[].queue.updateValue.value'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueCompareExchangeKeyFieldEvent {
    field: '$.operations[].queue.compareExchange.key'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueCompareExchangeExpectedFieldEvent {
    field: '$.operations[].queue.compareExchange.expected'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueCompareExchangeNextFieldEvent {
    field: '$.operations[].queue.compareExchange.next'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueDeleteKeysFieldEvent {
    field: '$.operations[].queue.delete.keys[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicCommandOperationsQueueRemoveRangeRangeFromFieldEvent {
    field: '$.operations[].queue.removeRange.range.from'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.operations[].queue.removeRange.range.fromExclusive'
    value: boolean
    index: number
  }

  export interface AtomicCommandOperationsQueueRemoveRangeRangeToFieldEvent {
    field: '$.operations[].queue.removeRange.range.to'
    value: Uint8Array
    index: number
  }

  export interface AtomicCommandOperationsQueueRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.operations[].queue.removeRange.range.toInclusive'
    value: boolean
    index: number
  }

  export function encode (obj: Partial<AtomicCommand>): Uint8Array {
    return encodeMessage(obj, AtomicCommand.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicCommand>): AtomicCommand {
    return decodeMessage(buf, AtomicCommand.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicCommand>): Generator<AtomicCommandChecksCollectionFieldEvent | AtomicCommandChecksKeyFieldEvent | AtomicCommandChecksPlaceIndexFieldEvent | AtomicCommandChecksPlaceIdRevisionFieldEvent | AtomicCommandChecksPlaceIdOrdinalFieldEvent | AtomicCommandChecksRevisionFieldEvent | AtomicCommandChecksValueFieldEvent | AtomicCommandChecksAbsentFieldEvent | AtomicCommandChecksPresentFieldEvent | AtomicCommandOperationsCollectionFieldEvent | AtomicCommandOperationsMapSetKeyFieldEvent | AtomicCommandOperationsMapSetValueFieldEvent | AtomicCommandOperationsMapSetIfAbsentFieldEvent | AtomicCommandOperationsMapSetIfRevisionFieldEvent | AtomicCommandOperationsMapSetReturnPreviousFieldEvent | AtomicCommandOperationsMapSetTtlMsFieldEvent | AtomicCommandOperationsMapSetManyItemsKeyFieldEvent | AtomicCommandOperationsMapSetManyItemsValueFieldEvent | AtomicCommandOperationsMapSetManyItemsTtlMsFieldEvent | AtomicCommandOperationsMapCompareExchangeKeyFieldEvent | AtomicCommandOperationsMapCompareExchangeExpectedFieldEvent | AtomicCommandOperationsMapCompareExchangeNextFieldEvent | AtomicCommandOperationsMapCompareExchangeTtlMsFieldEvent | AtomicCommandOperationsMapDeleteKeyFieldEvent | AtomicCommandOperationsMapDeleteReturnPreviousFieldEvent | AtomicCommandOperationsMapDeleteManyKeysFieldEvent | AtomicCommandOperationsVecPushValuesFieldEvent | AtomicCommandOperationsVecPushFrontValuesFieldEvent | AtomicCommandOperationsVecInsertIndexFieldEvent | AtomicCommandOperationsVecInsertAfterRevisionFieldEvent | AtomicCommandOperationsVecInsertAfterOrdinalFieldEvent | AtomicCommandOperationsVecInsertValueFieldEvent | AtomicCommandOperationsVecSetPlaceIndexFieldEvent | AtomicCommandOperationsVecSetPlaceIdRevisionFieldEvent | AtomicCommandOperationsVecSetPlaceIdOrdinalFieldEvent | AtomicCommandOperationsVecSetValueFieldEvent | AtomicCommandOperationsVecSetIfRevisionFieldEvent | AtomicCommandOperationsVecSetReturnPreviousFieldEvent | AtomicCommandOperationsVecRemovePlaceIndexFieldEvent | AtomicCommandOperationsVecRemovePlaceIdRevisionFieldEvent | AtomicCommandOperationsVecRemovePlaceIdOrdinalFieldEvent | AtomicCommandOperationsVecSwapLeftIndexFieldEvent | AtomicCommandOperationsVecSwapLeftIdRevisionFieldEvent | AtomicCommandOperationsVecSwapLeftIdOrdinalFieldEvent | AtomicCommandOperationsVecSwapRightIndexFieldEvent | AtomicCommandOperationsVecSwapRightIdRevisionFieldEvent | AtomicCommandOperationsVecSwapRightIdOrdinalFieldEvent | AtomicCommandOperationsVecTruncateLengthFieldEvent | AtomicCommandOperationsSetAddValuesFieldEvent | AtomicCommandOperationsSetDeleteValuesFieldEvent | AtomicCommandOperationsSetTakeCountFieldEvent | AtomicCommandOperationsCellSetValueFieldEvent | AtomicCommandOperationsCellSetReturnPreviousFieldEvent | AtomicCommandOperationsCellCompareExchangeExpectedFieldEvent | AtomicCommandOperationsCellCompareExchangeNextFieldEvent | AtomicCommandOperationsOnceSetValueFieldEvent | AtomicCommandOperationsQueuePushPriorityFieldEvent | AtomicCommandOperationsQueuePushKeyFieldEvent | AtomicCommandOperationsQueuePushValueFieldEvent | AtomicCommandOperationsQueuePushManyItemsPriorityFieldEvent | AtomicCommandOperationsQueuePushManyItemsKeyFieldEvent | AtomicCommandOperationsQueuePushManyItemsValueFieldEvent | AtomicCommandOperationsQueuePopMinCountFieldEvent | AtomicCommandOperationsQueuePopMaxCountFieldEvent | AtomicCommandOperationsQueueUpdatePriorityKeyFieldEvent | AtomicCommandOperationsQueueUpdatePriorityPriorityFieldEvent | AtomicCommandOperationsQueueUpdateValueKeyFieldEvent | AtomicCommandOperationsQueueUpdateValueValueFieldEvent | AtomicCommandOperationsQueueCompareExchangeKeyFieldEvent | AtomicCommandOperationsQueueCompareExchangeExpectedFieldEvent | AtomicCommandOperationsQueueCompareExchangeNextFieldEvent | AtomicCommandOperationsQueueDeleteKeysFieldEvent | AtomicCommandOperationsQueueRemoveRangeRangeFromFieldEvent | AtomicCommandOperationsQueueRemoveRangeRangeFromExclusiveFieldEvent | AtomicCommandOperationsQueueRemoveRangeRangeToFieldEvent | AtomicCommandOperationsQueueRemoveRangeRangeToInclusiveFieldEvent> {
    return streamMessage(buf, AtomicCommand.codec(), opts)
  }
}

export interface AtomicCheck {
  collection: string
  key?: Uint8Array
  place?: VecPlace
  revision?: number
  value?: Uint8Array
  absent: boolean
  present: boolean
}

export namespace AtomicCheck {
  let _codec: Codec<AtomicCheck>

  export const codec = (): Codec<AtomicCheck> => {
    if (_codec == null) {
      _codec = message<AtomicCheck>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(10)
          w.string(obj.collection)
        }

        if (obj.key != null) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if (obj.place != null) {
          w.uint32(26)
          VecPlace.codec().encode(obj.place, w)
        }

        if (obj.revision != null) {
          w.uint32(32)
          w.uint64Number(obj.revision)
        }

        if (obj.value != null) {
          w.uint32(42)
          w.bytes(obj.value)
        }

        if ((obj.absent != null && obj.absent !== false)) {
          w.uint32(48)
          w.bool(obj.absent)
        }

        if ((obj.present != null && obj.present !== false)) {
          w.uint32(56)
          w.bool(obj.present)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collection: '',
          absent: false,
          present: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.collection = reader.string()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.place = VecPlace.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.place
              })
              break
            }
            case 4: {
              obj.revision = reader.uint64Number()
              break
            }
            case 5: {
              obj.value = reader.bytes()
              break
            }
            case 6: {
              obj.absent = reader.bool()
              break
            }
            case 7: {
              obj.present = reader.bool()
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
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield * VecPlace.codec().stream(reader, reader.uint32(), `${prefix}.place`, {
                limits: opts.limits?.place
              })

              break
            }
            case 4: {
              yield {
                field: `${prefix}.revision`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.absent`,
                value: reader.bool()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.present`,
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

  export interface AtomicCheckCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface AtomicCheckKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface AtomicCheckPlaceIndexFieldEvent {
    field: '$.place.index'
    value: number
  }

  export interface AtomicCheckPlaceIdRevisionFieldEvent {
    field: '$.place.id.revision'
    value: number
  }

  export interface AtomicCheckPlaceIdOrdinalFieldEvent {
    field: '$.place.id.ordinal'
    value: number
  }

  export interface AtomicCheckRevisionFieldEvent {
    field: '$.revision'
    value: number
  }

  export interface AtomicCheckValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface AtomicCheckAbsentFieldEvent {
    field: '$.absent'
    value: boolean
  }

  export interface AtomicCheckPresentFieldEvent {
    field: '$.present'
    value: boolean
  }

  export function encode (obj: Partial<AtomicCheck>): Uint8Array {
    return encodeMessage(obj, AtomicCheck.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicCheck>): AtomicCheck {
    return decodeMessage(buf, AtomicCheck.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicCheck>): Generator<AtomicCheckCollectionFieldEvent | AtomicCheckKeyFieldEvent | AtomicCheckPlaceIndexFieldEvent | AtomicCheckPlaceIdRevisionFieldEvent | AtomicCheckPlaceIdOrdinalFieldEvent | AtomicCheckRevisionFieldEvent | AtomicCheckValueFieldEvent | AtomicCheckAbsentFieldEvent | AtomicCheckPresentFieldEvent> {
    return streamMessage(buf, AtomicCheck.codec(), opts)
  }
}

export interface AtomicOperation {
  collection: string
  map?: MapCommand
  vec?: VecCommand
  set?: SetCommand
  cell?: CellCommand
  once?: OnceCommand
  queue?: QueueCommand
}

export namespace AtomicOperation {
  let _codec: Codec<AtomicOperation>

  export const codec = (): Codec<AtomicOperation> => {
    if (_codec == null) {
      _codec = message<AtomicOperation>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(10)
          w.string(obj.collection)
        }

        if (obj.map != null) {
          w.uint32(18)
          MapCommand.codec().encode(obj.map, w)
        }

        if (obj.vec != null) {
          w.uint32(26)
          VecCommand.codec().encode(obj.vec, w)
        }

        if (obj.set != null) {
          w.uint32(34)
          SetCommand.codec().encode(obj.set, w)
        }

        if (obj.cell != null) {
          w.uint32(42)
          CellCommand.codec().encode(obj.cell, w)
        }

        if (obj.once != null) {
          w.uint32(50)
          OnceCommand.codec().encode(obj.once, w)
        }

        if (obj.queue != null) {
          w.uint32(58)
          QueueCommand.codec().encode(obj.queue, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collection: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.collection = reader.string()
              break
            }
            case 2: {
              obj.map = MapCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.map
              })
              break
            }
            case 3: {
              obj.vec = VecCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vec
              })
              break
            }
            case 4: {
              obj.set = SetCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.set
              })
              break
            }
            case 5: {
              obj.cell = CellCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cell
              })
              break
            }
            case 6: {
              obj.once = OnceCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.once
              })
              break
            }
            case 7: {
              obj.queue = QueueCommand.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queue
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
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * MapCommand.codec().stream(reader, reader.uint32(), `${prefix}.map`, {
                limits: opts.limits?.map
              })

              break
            }
            case 3: {
              yield * VecCommand.codec().stream(reader, reader.uint32(), `${prefix}.vec`, {
                limits: opts.limits?.vec
              })

              break
            }
            case 4: {
              yield * SetCommand.codec().stream(reader, reader.uint32(), `${prefix}.set`, {
                limits: opts.limits?.set
              })

              break
            }
            case 5: {
              yield * CellCommand.codec().stream(reader, reader.uint32(), `${prefix}.cell`, {
                limits: opts.limits?.cell
              })

              break
            }
            case 6: {
              yield * OnceCommand.codec().stream(reader, reader.uint32(), `${prefix}.once`, {
                limits: opts.limits?.once
              })

              break
            }
            case 7: {
              yield * QueueCommand.codec().stream(reader, reader.uint32(), `${prefix}.queue`, {
                limits: opts.limits?.queue
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

  export interface AtomicOperationCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface AtomicOperationMapSetKeyFieldEvent {
    field: '$.map.set.key'
    value: Uint8Array
  }

  export interface AtomicOperationMapSetValueFieldEvent {
    field: '$.map.set.value'
    value: Uint8Array
  }

  export interface AtomicOperationMapSetIfAbsentFieldEvent {
    field: '$.map.set.ifAbsent'
    value: boolean
  }

  export interface AtomicOperationMapSetIfRevisionFieldEvent {
    field: '$.map.set.ifRevision'
    value: number
  }

  export interface AtomicOperationMapSetReturnPreviousFieldEvent {
    field: '$.map.set.returnPrevious'
    value: boolean
  }

  export interface AtomicOperationMapSetTtlMsFieldEvent {
    field: '$.map.set.ttlMs'
    value: number
  }

  export interface AtomicOperationMapSetManyItemsKeyFieldEvent {
    field: '$.map.setMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface AtomicOperationMapSetManyItemsValueFieldEvent {
    field: '$.map.setMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AtomicOperationMapSetManyItemsTtlMsFieldEvent {
    field: '$.map.setMany.items[].ttlMs'
    value: number
    index: number
  }

  export interface AtomicOperationMapCompareExchangeKeyFieldEvent {
    field: '$.map.compareExchange.key'
    value: Uint8Array
  }

  export interface AtomicOperationMapCompareExchangeExpectedFieldEvent {
    field: '$.map.compareExchange.expected'
    value: Uint8Array
  }

  export interface AtomicOperationMapCompareExchangeNextFieldEvent {
    field: '$.map.compareExchange.next'
    value: Uint8Array
  }

  export interface AtomicOperationMapCompareExchangeTtlMsFieldEvent {
    field: '$.map.compareExchange.ttlMs'
    value: number
  }

  export interface AtomicOperationMapDeleteKeyFieldEvent {
    field: '$.map.delete.key'
    value: Uint8Array
  }

  export interface AtomicOperationMapDeleteReturnPreviousFieldEvent {
    field: '$.map.delete.returnPrevious'
    value: boolean
  }

  export interface AtomicOperationMapDeleteManyKeysFieldEvent {
    field: '$.map.deleteMany.keys[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationVecPushValuesFieldEvent {
    field: '$.vec.push.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationVecPushFrontValuesFieldEvent {
    field: '$.vec.pushFront.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationVecInsertIndexFieldEvent {
    field: '$.vec.insert.index'
    value: number
  }

  export interface AtomicOperationVecInsertAfterRevisionFieldEvent {
    field: '$.vec.insert.after.revision'
    value: number
  }

  export interface AtomicOperationVecInsertAfterOrdinalFieldEvent {
    field: '$.vec.insert.after.ordinal'
    value: number
  }

  export interface AtomicOperationVecInsertValueFieldEvent {
    field: '$.vec.insert.value'
    value: Uint8Array
  }

  export interface AtomicOperationVecSetPlaceIndexFieldEvent {
    field: '$.vec.set.place.index'
    value: number
  }

  export interface AtomicOperationVecSetPlaceIdRevisionFieldEvent {
    field: '$.vec.set.place.id.revision'
    value: number
  }

  export interface AtomicOperationVecSetPlaceIdOrdinalFieldEvent {
    field: '$.vec.set.place.id.ordinal'
    value: number
  }

  export interface AtomicOperationVecSetValueFieldEvent {
    field: '$.vec.set.value'
    value: Uint8Array
  }

  export interface AtomicOperationVecSetIfRevisionFieldEvent {
    field: '$.vec.set.ifRevision'
    value: number
  }

  export interface AtomicOperationVecSetReturnPreviousFieldEvent {
    field: '$.vec.set.returnPrevious'
    value: boolean
  }

  export interface AtomicOperationVecRemovePlaceIndexFieldEvent {
    field: '$.vec.remove.place.index'
    value: number
  }

  export interface AtomicOperationVecRemovePlaceIdRevisionFieldEvent {
    field: '$.vec.remove.place.id.revision'
    value: number
  }

  export interface AtomicOperationVecRemovePlaceIdOrdinalFieldEvent {
    field: '$.vec.remove.place.id.ordinal'
    value: number
  }

  export interface AtomicOperationVecSwapLeftIndexFieldEvent {
    field: '$.vec.swap.left.index'
    value: number
  }

  export interface AtomicOperationVecSwapLeftIdRevisionFieldEvent {
    field: '$.vec.swap.left.id.revision'
    value: number
  }

  export interface AtomicOperationVecSwapLeftIdOrdinalFieldEvent {
    field: '$.vec.swap.left.id.ordinal'
    value: number
  }

  export interface AtomicOperationVecSwapRightIndexFieldEvent {
    field: '$.vec.swap.right.index'
    value: number
  }

  export interface AtomicOperationVecSwapRightIdRevisionFieldEvent {
    field: '$.vec.swap.right.id.revision'
    value: number
  }

  export interface AtomicOperationVecSwapRightIdOrdinalFieldEvent {
    field: '$.vec.swap.right.id.ordinal'
    value: number
  }

  export interface AtomicOperationVecTruncateLengthFieldEvent {
    field: '$.vec.truncate.length'
    value: number
  }

  export interface AtomicOperationSetAddValuesFieldEvent {
    field: '$.set.add.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationSetDeleteValuesFieldEvent {
    field: '$.set.delete.values[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationSetTakeCountFieldEvent {
    field: '$.set.take.count'
    value: number
  }

  export interface AtomicOperationCellSetValueFieldEvent {
    field: '$.cell.set.value'
    value: Uint8Array
  }

  export interface AtomicOperationCellSetReturnPreviousFieldEvent {
    field: '$.cell.set.returnPrevious'
    value: boolean
  }

  export interface AtomicOperationCellCompareExchangeExpectedFieldEvent {
    field: '$.cell.compareExchange.expected'
    value: Uint8Array
  }

  export interface AtomicOperationCellCompareExchangeNextFieldEvent {
    field: '$.cell.compareExchange.next'
    value: Uint8Array
  }

  export interface AtomicOperationOnceSetValueFieldEvent {
    field: '$.once.set.value'
    value: Uint8Array
  }

  export interface AtomicOperationQueuePushPriorityFieldEvent {
    field: '$.queue.push.priority'
    value: Uint8Array
  }

  export interface AtomicOperationQueuePushKeyFieldEvent {
    field: '$.queue.push.key'
    value: Uint8Array
  }

  export interface AtomicOperationQueuePushValueFieldEvent {
    field: '$.queue.push.value'
    value: Uint8Array
  }

  export interface AtomicOperationQueuePushManyItemsPriorityFieldEvent {
    field: '$.queue.pushMany.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface AtomicOperationQueuePushManyItemsKeyFieldEvent {
    field: '$.queue.pushMany.items[].key'
    value: Uint8Array
    index: number
  }

  export interface AtomicOperationQueuePushManyItemsValueFieldEvent {
    field: '$.queue.pushMany.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AtomicOperationQueuePopMinCountFieldEvent {
    field: '$.queue.popMin.count'
    value: number
  }

  export interface AtomicOperationQueuePopMaxCountFieldEvent {
    field: '$.queue.popMax.count'
    value: number
  }

  export interface AtomicOperationQueueUpdatePriorityKeyFieldEvent {
    field: '$.queue.updatePriority.key'
    value: Uint8Array
  }

  export interface AtomicOperationQueueUpdatePriorityPriorityFieldEvent {
    field: '$.queue.updatePriority.priority'
    value: Uint8Array
  }

  export interface AtomicOperationQueueUpdateValueKeyFieldEvent {
    field: '$.queue.updateValue.key'
    value: Uint8Array
  }

  export interface AtomicOperationQueueUpdateValueValueFieldEvent {
    field: '$.queue.updateValue.value'
    value: Uint8Array
  }

  export interface AtomicOperationQueueCompareExchangeKeyFieldEvent {
    field: '$.queue.compareExchange.key'
    value: Uint8Array
  }

  export interface AtomicOperationQueueCompareExchangeExpectedFieldEvent {
    field: '$.queue.compareExchange.expected'
    value: Uint8Array
  }

  export interface AtomicOperationQueueCompareExchangeNextFieldEvent {
    field: '$.queue.compareExchange.next'
    value: Uint8Array
  }

  export interface AtomicOperationQueueDeleteKeysFieldEvent {
    field: '$.queue.delete.keys[]'
    index: number
    value: Uint8Array
  }

  export interface AtomicOperationQueueRemoveRangeRangeFromFieldEvent {
    field: '$.queue.removeRange.range.from'
    value: Uint8Array
  }

  export interface AtomicOperationQueueRemoveRangeRangeFromExclusiveFieldEvent {
    field: '$.queue.removeRange.range.fromExclusive'
    value: boolean
  }

  export interface AtomicOperationQueueRemoveRangeRangeToFieldEvent {
    field: '$.queue.removeRange.range.to'
    value: Uint8Array
  }

  export interface AtomicOperationQueueRemoveRangeRangeToInclusiveFieldEvent {
    field: '$.queue.removeRange.range.toInclusive'
    value: boolean
  }

  export function encode (obj: Partial<AtomicOperation>): Uint8Array {
    return encodeMessage(obj, AtomicOperation.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicOperation>): AtomicOperation {
    return decodeMessage(buf, AtomicOperation.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicOperation>): Generator<AtomicOperationCollectionFieldEvent | AtomicOperationMapSetKeyFieldEvent | AtomicOperationMapSetValueFieldEvent | AtomicOperationMapSetIfAbsentFieldEvent | AtomicOperationMapSetIfRevisionFieldEvent | AtomicOperationMapSetReturnPreviousFieldEvent | AtomicOperationMapSetTtlMsFieldEvent | AtomicOperationMapSetManyItemsKeyFieldEvent | AtomicOperationMapSetManyItemsValueFieldEvent | AtomicOperationMapSetManyItemsTtlMsFieldEvent | AtomicOperationMapCompareExchangeKeyFieldEvent | AtomicOperationMapCompareExchangeExpectedFieldEvent | AtomicOperationMapCompareExchangeNextFieldEvent | AtomicOperationMapCompareExchangeTtlMsFieldEvent | AtomicOperationMapDeleteKeyFieldEvent | AtomicOperationMapDeleteReturnPreviousFieldEvent | AtomicOperationMapDeleteManyKeysFieldEvent | AtomicOperationVecPushValuesFieldEvent | AtomicOperationVecPushFrontValuesFieldEvent | AtomicOperationVecInsertIndexFieldEvent | AtomicOperationVecInsertAfterRevisionFieldEvent | AtomicOperationVecInsertAfterOrdinalFieldEvent | AtomicOperationVecInsertValueFieldEvent | AtomicOperationVecSetPlaceIndexFieldEvent | AtomicOperationVecSetPlaceIdRevisionFieldEvent | AtomicOperationVecSetPlaceIdOrdinalFieldEvent | AtomicOperationVecSetValueFieldEvent | AtomicOperationVecSetIfRevisionFieldEvent | AtomicOperationVecSetReturnPreviousFieldEvent | AtomicOperationVecRemovePlaceIndexFieldEvent | AtomicOperationVecRemovePlaceIdRevisionFieldEvent | AtomicOperationVecRemovePlaceIdOrdinalFieldEvent | AtomicOperationVecSwapLeftIndexFieldEvent | AtomicOperationVecSwapLeftIdRevisionFieldEvent | AtomicOperationVecSwapLeftIdOrdinalFieldEvent | AtomicOperationVecSwapRightIndexFieldEvent | AtomicOperationVecSwapRightIdRevisionFieldEvent | AtomicOperationVecSwapRightIdOrdinalFieldEvent | AtomicOperationVecTruncateLengthFieldEvent | AtomicOperationSetAddValuesFieldEvent | AtomicOperationSetDeleteValuesFieldEvent | AtomicOperationSetTakeCountFieldEvent | AtomicOperationCellSetValueFieldEvent | AtomicOperationCellSetReturnPreviousFieldEvent | AtomicOperationCellCompareExchangeExpectedFieldEvent | AtomicOperationCellCompareExchangeNextFieldEvent | AtomicOperationOnceSetValueFieldEvent | AtomicOperationQueuePushPriorityFieldEvent | AtomicOperationQueuePushKeyFieldEvent | AtomicOperationQueuePushValueFieldEvent | AtomicOperationQueuePushManyItemsPriorityFieldEvent | AtomicOperationQueuePushManyItemsKeyFieldEvent | AtomicOperationQueuePushManyItemsValueFieldEvent | AtomicOperationQueuePopMinCountFieldEvent | AtomicOperationQueuePopMaxCountFieldEvent | AtomicOperationQueueUpdatePriorityKeyFieldEvent | AtomicOperationQueueUpdatePriorityPriorityFieldEvent | AtomicOperationQueueUpdateValueKeyFieldEvent | AtomicOperationQueueUpdateValueValueFieldEvent | AtomicOperationQueueCompareExchangeKeyFieldEvent | AtomicOperationQueueCompareExchangeExpectedFieldEvent | AtomicOperationQueueCompareExchangeNextFieldEvent | AtomicOperationQueueDeleteKeysFieldEvent | AtomicOperationQueueRemoveRangeRangeFromFieldEvent | AtomicOperationQueueRemoveRangeRangeFromExclusiveFieldEvent | AtomicOperationQueueRemoveRangeRangeToFieldEvent | AtomicOperationQueueRemoveRangeRangeToInclusiveFieldEvent> {
    return streamMessage(buf, AtomicOperation.codec(), opts)
  }
}

export interface Result {
  rejection?: Rejection
  session?: number
  created?: Created
  dropped?: Dropped
  done?: Done
  mapSet?: MapSetResult
  mapSwap?: MapSwapResult
  mapDelete?: MapDeleteResult
  count?: number
  vecLength?: VecLengthResult
  vecItem?: VecItemResult
  vecSet?: VecSetResult
  setTaken?: SetTakenResult
  cellSet?: CellSetResult
  cellSwap?: CellSwapResult
  once?: OnceResult
  queuePushed?: QueuePushedResult
  queueItems?: QueueItemsResult
  queueUpdated?: QueueUpdatedResult
  queueSwap?: QueueSwapResult
  atomic?: AtomicResult
}

export namespace Result {
  let _codec: Codec<Result>

  export const codec = (): Codec<Result> => {
    if (_codec == null) {
      _codec = message<Result>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rejection != null) {
          w.uint32(10)
          Rejection.codec().encode(obj.rejection, w)
        }

        if (obj.session != null) {
          w.uint32(16)
          w.uint64Number(obj.session)
        }

        if (obj.created != null) {
          w.uint32(26)
          Created.codec().encode(obj.created, w)
        }

        if (obj.dropped != null) {
          w.uint32(34)
          Dropped.codec().encode(obj.dropped, w)
        }

        if (obj.done != null) {
          w.uint32(42)
          Done.codec().encode(obj.done, w)
        }

        if (obj.mapSet != null) {
          w.uint32(82)
          MapSetResult.codec().encode(obj.mapSet, w)
        }

        if (obj.mapSwap != null) {
          w.uint32(90)
          MapSwapResult.codec().encode(obj.mapSwap, w)
        }

        if (obj.mapDelete != null) {
          w.uint32(98)
          MapDeleteResult.codec().encode(obj.mapDelete, w)
        }

        if (obj.count != null) {
          w.uint32(104)
          w.uint64Number(obj.count)
        }

        if (obj.vecLength != null) {
          w.uint32(114)
          VecLengthResult.codec().encode(obj.vecLength, w)
        }

        if (obj.vecItem != null) {
          w.uint32(122)
          VecItemResult.codec().encode(obj.vecItem, w)
        }

        if (obj.vecSet != null) {
          w.uint32(130)
          VecSetResult.codec().encode(obj.vecSet, w)
        }

        if (obj.setTaken != null) {
          w.uint32(138)
          SetTakenResult.codec().encode(obj.setTaken, w)
        }

        if (obj.cellSet != null) {
          w.uint32(146)
          CellSetResult.codec().encode(obj.cellSet, w)
        }

        if (obj.cellSwap != null) {
          w.uint32(154)
          CellSwapResult.codec().encode(obj.cellSwap, w)
        }

        if (obj.once != null) {
          w.uint32(162)
          OnceResult.codec().encode(obj.once, w)
        }

        if (obj.queuePushed != null) {
          w.uint32(170)
          QueuePushedResult.codec().encode(obj.queuePushed, w)
        }

        if (obj.queueItems != null) {
          w.uint32(178)
          QueueItemsResult.codec().encode(obj.queueItems, w)
        }

        if (obj.queueUpdated != null) {
          w.uint32(186)
          QueueUpdatedResult.codec().encode(obj.queueUpdated, w)
        }

        if (obj.queueSwap != null) {
          w.uint32(194)
          QueueSwapResult.codec().encode(obj.queueSwap, w)
        }

        if (obj.atomic != null) {
          w.uint32(202)
          AtomicResult.codec().encode(obj.atomic, w)
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
              obj.rejection = Rejection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rejection
              })
              break
            }
            case 2: {
              obj.session = reader.uint64Number()
              break
            }
            case 3: {
              obj.created = Created.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.created
              })
              break
            }
            case 4: {
              obj.dropped = Dropped.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.dropped
              })
              break
            }
            case 5: {
              obj.done = Done.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.done
              })
              break
            }
            case 10: {
              obj.mapSet = MapSetResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSet
              })
              break
            }
            case 11: {
              obj.mapSwap = MapSwapResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSwap
              })
              break
            }
            case 12: {
              obj.mapDelete = MapDeleteResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapDelete
              })
              break
            }
            case 13: {
              obj.count = reader.uint64Number()
              break
            }
            case 14: {
              obj.vecLength = VecLengthResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecLength
              })
              break
            }
            case 15: {
              obj.vecItem = VecItemResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecItem
              })
              break
            }
            case 16: {
              obj.vecSet = VecSetResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecSet
              })
              break
            }
            case 17: {
              obj.setTaken = SetTakenResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setTaken
              })
              break
            }
            case 18: {
              obj.cellSet = CellSetResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cellSet
              })
              break
            }
            case 19: {
              obj.cellSwap = CellSwapResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cellSwap
              })
              break
            }
            case 20: {
              obj.once = OnceResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.once
              })
              break
            }
            case 21: {
              obj.queuePushed = QueuePushedResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queuePushed
              })
              break
            }
            case 22: {
              obj.queueItems = QueueItemsResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queueItems
              })
              break
            }
            case 23: {
              obj.queueUpdated = QueueUpdatedResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queueUpdated
              })
              break
            }
            case 24: {
              obj.queueSwap = QueueSwapResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queueSwap
              })
              break
            }
            case 25: {
              obj.atomic = AtomicResult.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.atomic
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
              yield * Rejection.codec().stream(reader, reader.uint32(), `${prefix}.rejection`, {
                limits: opts.limits?.rejection
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.session`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield * Created.codec().stream(reader, reader.uint32(), `${prefix}.created`, {
                limits: opts.limits?.created
              })

              break
            }
            case 4: {
              yield * Dropped.codec().stream(reader, reader.uint32(), `${prefix}.dropped`, {
                limits: opts.limits?.dropped
              })

              break
            }
            case 5: {
              yield * Done.codec().stream(reader, reader.uint32(), `${prefix}.done`, {
                limits: opts.limits?.done
              })

              break
            }
            case 10: {
              yield * MapSetResult.codec().stream(reader, reader.uint32(), `${prefix}.mapSet`, {
                limits: opts.limits?.mapSet
              })

              break
            }
            case 11: {
              yield * MapSwapResult.codec().stream(reader, reader.uint32(), `${prefix}.mapSwap`, {
                limits: opts.limits?.mapSwap
              })

              break
            }
            case 12: {
              yield * MapDeleteResult.codec().stream(reader, reader.uint32(), `${prefix}.mapDelete`, {
                limits: opts.limits?.mapDelete
              })

              break
            }
            case 13: {
              yield {
                field: `${prefix}.count`,
                value: reader.uint64Number()
              }
              break
            }
            case 14: {
              yield * VecLengthResult.codec().stream(reader, reader.uint32(), `${prefix}.vecLength`, {
                limits: opts.limits?.vecLength
              })

              break
            }
            case 15: {
              yield * VecItemResult.codec().stream(reader, reader.uint32(), `${prefix}.vecItem`, {
                limits: opts.limits?.vecItem
              })

              break
            }
            case 16: {
              yield * VecSetResult.codec().stream(reader, reader.uint32(), `${prefix}.vecSet`, {
                limits: opts.limits?.vecSet
              })

              break
            }
            case 17: {
              yield * SetTakenResult.codec().stream(reader, reader.uint32(), `${prefix}.setTaken`, {
                limits: opts.limits?.setTaken
              })

              break
            }
            case 18: {
              yield * CellSetResult.codec().stream(reader, reader.uint32(), `${prefix}.cellSet`, {
                limits: opts.limits?.cellSet
              })

              break
            }
            case 19: {
              yield * CellSwapResult.codec().stream(reader, reader.uint32(), `${prefix}.cellSwap`, {
                limits: opts.limits?.cellSwap
              })

              break
            }
            case 20: {
              yield * OnceResult.codec().stream(reader, reader.uint32(), `${prefix}.once`, {
                limits: opts.limits?.once
              })

              break
            }
            case 21: {
              yield * QueuePushedResult.codec().stream(reader, reader.uint32(), `${prefix}.queuePushed`, {
                limits: opts.limits?.queuePushed
              })

              break
            }
            case 22: {
              yield * QueueItemsResult.codec().stream(reader, reader.uint32(), `${prefix}.queueItems`, {
                limits: opts.limits?.queueItems
              })

              break
            }
            case 23: {
              yield * QueueUpdatedResult.codec().stream(reader, reader.uint32(), `${prefix}.queueUpdated`, {
                limits: opts.limits?.queueUpdated
              })

              break
            }
            case 24: {
              yield * QueueSwapResult.codec().stream(reader, reader.uint32(), `${prefix}.queueSwap`, {
                limits: opts.limits?.queueSwap
              })

              break
            }
            case 25: {
              yield * AtomicResult.codec().stream(reader, reader.uint32(), `${prefix}.atomic`, {
                limits: opts.limits?.atomic
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

  export interface ResultRejectionCodeFieldEvent {
    field: '$.rejection.code'
    value: string
  }

  export interface ResultRejectionMessageFieldEvent {
    field: '$.rejection.message'
    value: string
  }

  export interface ResultRejectionLimitFieldEvent {
    field: '$.rejection.limit'
    value: number
  }

  export interface ResultRejectionActualFieldEvent {
    field: '$.rejection.actual'
    value: number
  }

  export interface ResultRejectionSettingFieldEvent {
    field: '$.rejection.setting'
    value: string
  }

  export interface ResultRejectionOperationFieldEvent {
    field: '$.rejection.operation'
    value: number
  }

  export interface ResultSessionFieldEvent {
    field: '$.session'
    value: number
  }

  export interface ResultCreatedFreshFieldEvent {
    field: '$.created.fresh'
    value: boolean
  }

  export interface ResultDroppedExistedFieldEvent {
    field: '$.dropped.existed'
    value: boolean
  }

  export interface ResultMapSetAppliedFieldEvent {
    field: '$.mapSet.applied'
    value: boolean
  }

  export interface ResultMapSetPreviousKeyFieldEvent {
    field: '$.mapSet.previous.key'
    value: Uint8Array
  }

  export interface ResultMapSetPreviousValueFieldEvent {
    field: '$.mapSet.previous.value'
    value: Uint8Array
  }

  export interface ResultMapSetPreviousCreatedFieldEvent {
    field: '$.mapSet.previous.created'
    value: number
  }

  export interface ResultMapSetPreviousModifiedFieldEvent {
    field: '$.mapSet.previous.modified'
    value: number
  }

  export interface ResultMapSetPreviousTtlMsFieldEvent {
    field: '$.mapSet.previous.ttlMs'
    value: number
  }

  export interface ResultMapSwapSwappedFieldEvent {
    field: '$.mapSwap.swapped'
    value: boolean
  }

  export interface ResultMapSwapCurrentFieldEvent {
    field: '$.mapSwap.current'
    value: Uint8Array
  }

  export interface ResultMapDeleteDeletedFieldEvent {
    field: '$.mapDelete.deleted'
    value: boolean
  }

  export interface ResultMapDeletePreviousKeyFieldEvent {
    field: '$.mapDelete.previous.key'
    value: Uint8Array
  }

  export interface ResultMapDeletePreviousValueFieldEvent {
    field: '$.mapDelete.previous.value'
    value: Uint8Array
  }

  export interface ResultMapDeletePreviousCreatedFieldEvent {
    field: '$.mapDelete.previous.created'
    value: number
  }

  export interface ResultMapDeletePreviousModifiedFieldEvent {
    field: '$.mapDelete.previous.modified'
    value: number
  }

  export interface ResultMapDeletePreviousTtlMsFieldEvent {
    field: '$.mapDelete.previous.ttlMs'
    value: number
  }

  export interface ResultCountFieldEvent {
    field: '$.count'
    value: number
  }

  export interface ResultVecLengthLengthFieldEvent {
    field: '$.vecLength.length'
    value: number
  }

  export interface ResultVecLengthFirstRevisionFieldEvent {
    field: '$.vecLength.first.revision'
    value: number
  }

  export interface ResultVecLengthFirstOrdinalFieldEvent {
    field: '$.vecLength.first.ordinal'
    value: number
  }

  export interface ResultVecItemItemIdRevisionFieldEvent {
    field: '$.vecItem.item.id.revision'
    value: number
  }

  export interface ResultVecItemItemIdOrdinalFieldEvent {
    field: '$.vecItem.item.id.ordinal'
    value: number
  }

  export interface ResultVecItemItemModifiedFieldEvent {
    field: '$.vecItem.item.modified'
    value: number
  }

  export interface ResultVecItemItemValueFieldEvent {
    field: '$.vecItem.item.value'
    value: Uint8Array
  }

  export interface ResultVecSetAppliedFieldEvent {
    field: '$.vecSet.applied'
    value: boolean
  }

  export interface ResultVecSetPreviousIdRevisionFieldEvent {
    field: '$.vecSet.previous.id.revision'
    value: number
  }

  export interface ResultVecSetPreviousIdOrdinalFieldEvent {
    field: '$.vecSet.previous.id.ordinal'
    value: number
  }

  export interface ResultVecSetPreviousModifiedFieldEvent {
    field: '$.vecSet.previous.modified'
    value: number
  }

  export interface ResultVecSetPreviousValueFieldEvent {
    field: '$.vecSet.previous.value'
    value: Uint8Array
  }

  export interface ResultSetTakenValuesFieldEvent {
    field: '$.setTaken.values[]'
    index: number
    value: Uint8Array
  }

  export interface ResultCellSetPreviousValueFieldEvent {
    field: '$.cellSet.previous.value'
    value: Uint8Array
  }

  export interface ResultCellSetPreviousCreatedFieldEvent {
    field: '$.cellSet.previous.created'
    value: number
  }

  export interface ResultCellSetPreviousModifiedFieldEvent {
    field: '$.cellSet.previous.modified'
    value: number
  }

  export interface ResultCellSwapSwappedFieldEvent {
    field: '$.cellSwap.swapped'
    value: boolean
  }

  export interface ResultCellSwapCurrentFieldEvent {
    field: '$.cellSwap.current'
    value: Uint8Array
  }

  export interface ResultOnceWonFieldEvent {
    field: '$.once.won'
    value: boolean
  }

  export interface ResultOnceValueFieldEvent {
    field: '$.once.value'
    value: Uint8Array
  }

  export interface ResultQueuePushedReplacedFieldEvent {
    field: '$.queuePushed.replaced'
    value: number
  }

  export interface ResultQueuePushedEvictedKeyFieldEvent {
    field: '$.queuePushed.evicted[].key'
    value: Uint8Array
    index: number
  }

  export interface ResultQueuePushedEvictedPriorityFieldEvent {
    field: '$.queuePushed.evicted[].priority'
    value: Uint8Array
    index: number
  }

  export interface ResultQueuePushedEvictedValueFieldEvent {
    field: '$.queuePushed.evicted[].value'
    value: Uint8Array
    index: number
  }

  export interface ResultQueuePushedEvictedCreatedFieldEvent {
    field: '$.queuePushed.evicted[].created'
    value: number
    index: number
  }

  export interface ResultQueuePushedEvictedInsertedFieldEvent {
    field: '$.queuePushed.evicted[].inserted'
    value: number
    index: number
  }

  export interface ResultQueuePushedEvictedModifiedFieldEvent {
    field: '$.queuePushed.evicted[].modified'
    value: number
    index: number
  }

  export interface ResultQueueItemsItemsKeyFieldEvent {
    field: '$.queueItems.items[].key'
    value: Uint8Array
    index: number
  }

  export interface ResultQueueItemsItemsPriorityFieldEvent {
    field: '$.queueItems.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface ResultQueueItemsItemsValueFieldEvent {
    field: '$.queueItems.items[].value'
    value: Uint8Array
    index: number
  }

  export interface ResultQueueItemsItemsCreatedFieldEvent {
    field: '$.queueItems.items[].created'
    value: number
    index: number
  }

  export interface ResultQueueItemsItemsInsertedFieldEvent {
    field: '$.queueItems.items[].inserted'
    value: number
    index: number
  }

  export interface ResultQueueItemsItemsModifiedFieldEvent {
    field: '$.queueItems.items[].modified'
    value: number
    index: number
  }

  export interface ResultQueueUpdatedUpdatedFieldEvent {
    field: '$.queueUpdated.updated'
    value: boolean
  }

  export interface ResultQueueSwapSwappedFieldEvent {
    field: '$.queueSwap.swapped'
    value: boolean
  }

  export interface ResultQueueSwapCurrentFieldEvent {
    field: '$.queueSwap.current'
    value: Uint8Array
  }

  export interface ResultAtomicCommittedFieldEvent {
    field: '$.atomic.committed'
    value: boolean
  }

  export interface ResultAtomicFailedCheckFieldEvent {
    field: '$.atomic.failedCheck'
    value: number
  }

  export interface ResultAtomicFailedOperationFieldEvent {
    field: '$.atomic.failedOperation'
    value: number
  }

  export interface ResultAtomicResultsFieldEvent {
    field: '$.atomic.results[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<Result>): Uint8Array {
    return encodeMessage(obj, Result.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Result>): Result {
    return decodeMessage(buf, Result.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Result>): Generator<ResultRejectionCodeFieldEvent | ResultRejectionMessageFieldEvent | ResultRejectionLimitFieldEvent | ResultRejectionActualFieldEvent | ResultRejectionSettingFieldEvent | ResultRejectionOperationFieldEvent | ResultSessionFieldEvent | ResultCreatedFreshFieldEvent | ResultDroppedExistedFieldEvent | ResultMapSetAppliedFieldEvent | ResultMapSetPreviousKeyFieldEvent | ResultMapSetPreviousValueFieldEvent | ResultMapSetPreviousCreatedFieldEvent | ResultMapSetPreviousModifiedFieldEvent | ResultMapSetPreviousTtlMsFieldEvent | ResultMapSwapSwappedFieldEvent | ResultMapSwapCurrentFieldEvent | ResultMapDeleteDeletedFieldEvent | ResultMapDeletePreviousKeyFieldEvent | ResultMapDeletePreviousValueFieldEvent | ResultMapDeletePreviousCreatedFieldEvent | ResultMapDeletePreviousModifiedFieldEvent | ResultMapDeletePreviousTtlMsFieldEvent | ResultCountFieldEvent | ResultVecLengthLengthFieldEvent | ResultVecLengthFirstRevisionFieldEvent | ResultVecLengthFirstOrdinalFieldEvent | ResultVecItemItemIdRevisionFieldEvent | ResultVecItemItemIdOrdinalFieldEvent | ResultVecItemItemModifiedFieldEvent | ResultVecItemItemValueFieldEvent | ResultVecSetAppliedFieldEvent | ResultVecSetPreviousIdRevisionFieldEvent | ResultVecSetPreviousIdOrdinalFieldEvent | ResultVecSetPreviousModifiedFieldEvent | ResultVecSetPreviousValueFieldEvent | ResultSetTakenValuesFieldEvent | ResultCellSetPreviousValueFieldEvent | ResultCellSetPreviousCreatedFieldEvent | ResultCellSetPreviousModifiedFieldEvent | ResultCellSwapSwappedFieldEvent | ResultCellSwapCurrentFieldEvent | ResultOnceWonFieldEvent | ResultOnceValueFieldEvent | ResultQueuePushedReplacedFieldEvent | ResultQueuePushedEvictedKeyFieldEvent | ResultQueuePushedEvictedPriorityFieldEvent | ResultQueuePushedEvictedValueFieldEvent | ResultQueuePushedEvictedCreatedFieldEvent | ResultQueuePushedEvictedInsertedFieldEvent | ResultQueuePushedEvictedModifiedFieldEvent | ResultQueueItemsItemsKeyFieldEvent | ResultQueueItemsItemsPriorityFieldEvent | ResultQueueItemsItemsValueFieldEvent | ResultQueueItemsItemsCreatedFieldEvent | ResultQueueItemsItemsInsertedFieldEvent | ResultQueueItemsItemsModifiedFieldEvent | ResultQueueUpdatedUpdatedFieldEvent | ResultQueueSwapSwappedFieldEvent | ResultQueueSwapCurrentFieldEvent | ResultAtomicCommittedFieldEvent | ResultAtomicFailedCheckFieldEvent | ResultAtomicFailedOperationFieldEvent | ResultAtomicResultsFieldEvent> {
    return streamMessage(buf, Result.codec(), opts)
  }
}

export interface Rejection {
  code: string
  message: string
  limit: number
  actual: number
  setting: string
  operation?: number
}

export namespace Rejection {
  let _codec: Codec<Rejection>

  export const codec = (): Codec<Rejection> => {
    if (_codec == null) {
      _codec = message<Rejection>((obj, w, opts = {}) => {
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

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.limit)
        }

        if ((obj.actual != null && obj.actual !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.actual)
        }

        if ((obj.setting != null && obj.setting !== '')) {
          w.uint32(42)
          w.string(obj.setting)
        }

        if (obj.operation != null) {
          w.uint32(48)
          w.uint32(obj.operation)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: '',
          limit: 0,
          actual: 0,
          setting: ''
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
              obj.limit = reader.uint64Number()
              break
            }
            case 4: {
              obj.actual = reader.uint64Number()
              break
            }
            case 5: {
              obj.setting = reader.string()
              break
            }
            case 6: {
              obj.operation = reader.uint32()
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
                field: `${prefix}.limit`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.actual`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.setting`,
                value: reader.string()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.operation`,
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

  export interface RejectionCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface RejectionMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface RejectionLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface RejectionActualFieldEvent {
    field: '$.actual'
    value: number
  }

  export interface RejectionSettingFieldEvent {
    field: '$.setting'
    value: string
  }

  export interface RejectionOperationFieldEvent {
    field: '$.operation'
    value: number
  }

  export function encode (obj: Partial<Rejection>): Uint8Array {
    return encodeMessage(obj, Rejection.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Rejection>): Rejection {
    return decodeMessage(buf, Rejection.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Rejection>): Generator<RejectionCodeFieldEvent | RejectionMessageFieldEvent | RejectionLimitFieldEvent | RejectionActualFieldEvent | RejectionSettingFieldEvent | RejectionOperationFieldEvent> {
    return streamMessage(buf, Rejection.codec(), opts)
  }
}

export interface Done {}

export namespace Done {
  let _codec: Codec<Done>

  export const codec = (): Codec<Done> => {
    if (_codec == null) {
      _codec = message<Done>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<Done>): Uint8Array {
    return encodeMessage(obj, Done.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Done>): Done {
    return decodeMessage(buf, Done.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Done>): Generator<{}> {
    return streamMessage(buf, Done.codec(), opts)
  }
}

export interface Created {
  fresh: boolean
}

export namespace Created {
  let _codec: Codec<Created>

  export const codec = (): Codec<Created> => {
    if (_codec == null) {
      _codec = message<Created>((obj, w, opts = {}) => {
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

  export interface CreatedFreshFieldEvent {
    field: '$.fresh'
    value: boolean
  }

  export function encode (obj: Partial<Created>): Uint8Array {
    return encodeMessage(obj, Created.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Created>): Created {
    return decodeMessage(buf, Created.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Created>): Generator<CreatedFreshFieldEvent> {
    return streamMessage(buf, Created.codec(), opts)
  }
}

export interface Dropped {
  existed: boolean
}

export namespace Dropped {
  let _codec: Codec<Dropped>

  export const codec = (): Codec<Dropped> => {
    if (_codec == null) {
      _codec = message<Dropped>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.existed != null && obj.existed !== false)) {
          w.uint32(8)
          w.bool(obj.existed)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          existed: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.existed = reader.bool()
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
                field: `${prefix}.existed`,
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

  export interface DroppedExistedFieldEvent {
    field: '$.existed'
    value: boolean
  }

  export function encode (obj: Partial<Dropped>): Uint8Array {
    return encodeMessage(obj, Dropped.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Dropped>): Dropped {
    return decodeMessage(buf, Dropped.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Dropped>): Generator<DroppedExistedFieldEvent> {
    return streamMessage(buf, Dropped.codec(), opts)
  }
}

export interface MapEntry {
  key: Uint8Array
  value: Uint8Array
  created: number
  modified: number
  ttlMs?: number
}

export namespace MapEntry {
  let _codec: Codec<MapEntry>

  export const codec = (): Codec<MapEntry> => {
    if (_codec == null) {
      _codec = message<MapEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.created)
        }

        if ((obj.modified != null && obj.modified !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.modified)
        }

        if (obj.ttlMs != null) {
          w.uint32(40)
          w.uint64Number(obj.ttlMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          value: noBytes,
          created: 0,
          modified: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.value = reader.bytes()
              break
            }
            case 3: {
              obj.created = reader.uint64Number()
              break
            }
            case 4: {
              obj.modified = reader.uint64Number()
              break
            }
            case 5: {
              obj.ttlMs = reader.uint64Number()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.modified`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.ttlMs`,
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

  export interface MapEntryKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface MapEntryValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface MapEntryCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface MapEntryModifiedFieldEvent {
    field: '$.modified'
    value: number
  }

  export interface MapEntryTtlMsFieldEvent {
    field: '$.ttlMs'
    value: number
  }

  export function encode (obj: Partial<MapEntry>): Uint8Array {
    return encodeMessage(obj, MapEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntry>): MapEntry {
    return decodeMessage(buf, MapEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntry>): Generator<MapEntryKeyFieldEvent | MapEntryValueFieldEvent | MapEntryCreatedFieldEvent | MapEntryModifiedFieldEvent | MapEntryTtlMsFieldEvent> {
    return streamMessage(buf, MapEntry.codec(), opts)
  }
}

export interface MapSetResult {
  applied: boolean
  previous?: MapEntry
}

export namespace MapSetResult {
  let _codec: Codec<MapSetResult>

  export const codec = (): Codec<MapSetResult> => {
    if (_codec == null) {
      _codec = message<MapSetResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.applied != null && obj.applied !== false)) {
          w.uint32(8)
          w.bool(obj.applied)
        }

        if (obj.previous != null) {
          w.uint32(18)
          MapEntry.codec().encode(obj.previous, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          applied: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.applied = reader.bool()
              break
            }
            case 2: {
              obj.previous = MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
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
                field: `${prefix}.applied`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
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

  export interface MapSetResultAppliedFieldEvent {
    field: '$.applied'
    value: boolean
  }

  export interface MapSetResultPreviousKeyFieldEvent {
    field: '$.previous.key'
    value: Uint8Array
  }

  export interface MapSetResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export interface MapSetResultPreviousCreatedFieldEvent {
    field: '$.previous.created'
    value: number
  }

  export interface MapSetResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export interface MapSetResultPreviousTtlMsFieldEvent {
    field: '$.previous.ttlMs'
    value: number
  }

  export function encode (obj: Partial<MapSetResult>): Uint8Array {
    return encodeMessage(obj, MapSetResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetResult>): MapSetResult {
    return decodeMessage(buf, MapSetResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSetResult>): Generator<MapSetResultAppliedFieldEvent | MapSetResultPreviousKeyFieldEvent | MapSetResultPreviousValueFieldEvent | MapSetResultPreviousCreatedFieldEvent | MapSetResultPreviousModifiedFieldEvent | MapSetResultPreviousTtlMsFieldEvent> {
    return streamMessage(buf, MapSetResult.codec(), opts)
  }
}

export interface MapSwapResult {
  swapped: boolean
  current?: Uint8Array
}

export namespace MapSwapResult {
  let _codec: Codec<MapSwapResult>

  export const codec = (): Codec<MapSwapResult> => {
    if (_codec == null) {
      _codec = message<MapSwapResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.swapped != null && obj.swapped !== false)) {
          w.uint32(8)
          w.bool(obj.swapped)
        }

        if (obj.current != null) {
          w.uint32(18)
          w.bytes(obj.current)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          swapped: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.swapped = reader.bool()
              break
            }
            case 2: {
              obj.current = reader.bytes()
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
                field: `${prefix}.swapped`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.current`,
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

  export interface MapSwapResultSwappedFieldEvent {
    field: '$.swapped'
    value: boolean
  }

  export interface MapSwapResultCurrentFieldEvent {
    field: '$.current'
    value: Uint8Array
  }

  export function encode (obj: Partial<MapSwapResult>): Uint8Array {
    return encodeMessage(obj, MapSwapResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSwapResult>): MapSwapResult {
    return decodeMessage(buf, MapSwapResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSwapResult>): Generator<MapSwapResultSwappedFieldEvent | MapSwapResultCurrentFieldEvent> {
    return streamMessage(buf, MapSwapResult.codec(), opts)
  }
}

export interface MapDeleteResult {
  deleted: boolean
  previous?: MapEntry
}

export namespace MapDeleteResult {
  let _codec: Codec<MapDeleteResult>

  export const codec = (): Codec<MapDeleteResult> => {
    if (_codec == null) {
      _codec = message<MapDeleteResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.deleted != null && obj.deleted !== false)) {
          w.uint32(8)
          w.bool(obj.deleted)
        }

        if (obj.previous != null) {
          w.uint32(18)
          MapEntry.codec().encode(obj.previous, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          deleted: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.deleted = reader.bool()
              break
            }
            case 2: {
              obj.previous = MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
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
                field: `${prefix}.deleted`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
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

  export interface MapDeleteResultDeletedFieldEvent {
    field: '$.deleted'
    value: boolean
  }

  export interface MapDeleteResultPreviousKeyFieldEvent {
    field: '$.previous.key'
    value: Uint8Array
  }

  export interface MapDeleteResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export interface MapDeleteResultPreviousCreatedFieldEvent {
    field: '$.previous.created'
    value: number
  }

  export interface MapDeleteResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export interface MapDeleteResultPreviousTtlMsFieldEvent {
    field: '$.previous.ttlMs'
    value: number
  }

  export function encode (obj: Partial<MapDeleteResult>): Uint8Array {
    return encodeMessage(obj, MapDeleteResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteResult>): MapDeleteResult {
    return decodeMessage(buf, MapDeleteResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapDeleteResult>): Generator<MapDeleteResultDeletedFieldEvent | MapDeleteResultPreviousKeyFieldEvent | MapDeleteResultPreviousValueFieldEvent | MapDeleteResultPreviousCreatedFieldEvent | MapDeleteResultPreviousModifiedFieldEvent | MapDeleteResultPreviousTtlMsFieldEvent> {
    return streamMessage(buf, MapDeleteResult.codec(), opts)
  }
}

export interface VecItem {
  id?: ItemId
  modified: number
  value: Uint8Array
}

export namespace VecItem {
  let _codec: Codec<VecItem>

  export const codec = (): Codec<VecItem> => {
    if (_codec == null) {
      _codec = message<VecItem>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.id != null) {
          w.uint32(10)
          ItemId.codec().encode(obj.id, w)
        }

        if ((obj.modified != null && obj.modified !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.modified)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          modified: 0,
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.id
              })
              break
            }
            case 2: {
              obj.modified = reader.uint64Number()
              break
            }
            case 3: {
              obj.value = reader.bytes()
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
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.id`, {
                limits: opts.limits?.id
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.modified`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.value`,
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

  export interface VecItemIdRevisionFieldEvent {
    field: '$.id.revision'
    value: number
  }

  export interface VecItemIdOrdinalFieldEvent {
    field: '$.id.ordinal'
    value: number
  }

  export interface VecItemModifiedFieldEvent {
    field: '$.modified'
    value: number
  }

  export interface VecItemValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<VecItem>): Uint8Array {
    return encodeMessage(obj, VecItem.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItem>): VecItem {
    return decodeMessage(buf, VecItem.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItem>): Generator<VecItemIdRevisionFieldEvent | VecItemIdOrdinalFieldEvent | VecItemModifiedFieldEvent | VecItemValueFieldEvent> {
    return streamMessage(buf, VecItem.codec(), opts)
  }
}

export interface VecLengthResult {
  length: number
  first?: ItemId
}

export namespace VecLengthResult {
  let _codec: Codec<VecLengthResult>

  export const codec = (): Codec<VecLengthResult> => {
    if (_codec == null) {
      _codec = message<VecLengthResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.length != null && obj.length !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.length)
        }

        if (obj.first != null) {
          w.uint32(18)
          ItemId.codec().encode(obj.first, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          length: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.length = reader.uint64Number()
              break
            }
            case 2: {
              obj.first = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.first
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
                field: `${prefix}.length`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.first`, {
                limits: opts.limits?.first
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

  export interface VecLengthResultLengthFieldEvent {
    field: '$.length'
    value: number
  }

  export interface VecLengthResultFirstRevisionFieldEvent {
    field: '$.first.revision'
    value: number
  }

  export interface VecLengthResultFirstOrdinalFieldEvent {
    field: '$.first.ordinal'
    value: number
  }

  export function encode (obj: Partial<VecLengthResult>): Uint8Array {
    return encodeMessage(obj, VecLengthResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecLengthResult>): VecLengthResult {
    return decodeMessage(buf, VecLengthResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecLengthResult>): Generator<VecLengthResultLengthFieldEvent | VecLengthResultFirstRevisionFieldEvent | VecLengthResultFirstOrdinalFieldEvent> {
    return streamMessage(buf, VecLengthResult.codec(), opts)
  }
}

export interface VecItemResult {
  item?: VecItem
}

export namespace VecItemResult {
  let _codec: Codec<VecItemResult>

  export const codec = (): Codec<VecItemResult> => {
    if (_codec == null) {
      _codec = message<VecItemResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.item != null) {
          w.uint32(10)
          VecItem.codec().encode(obj.item, w)
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
              obj.item = VecItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.item
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
              yield * VecItem.codec().stream(reader, reader.uint32(), `${prefix}.item`, {
                limits: opts.limits?.item
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

  export interface VecItemResultItemIdRevisionFieldEvent {
    field: '$.item.id.revision'
    value: number
  }

  export interface VecItemResultItemIdOrdinalFieldEvent {
    field: '$.item.id.ordinal'
    value: number
  }

  export interface VecItemResultItemModifiedFieldEvent {
    field: '$.item.modified'
    value: number
  }

  export interface VecItemResultItemValueFieldEvent {
    field: '$.item.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<VecItemResult>): Uint8Array {
    return encodeMessage(obj, VecItemResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItemResult>): VecItemResult {
    return decodeMessage(buf, VecItemResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItemResult>): Generator<VecItemResultItemIdRevisionFieldEvent | VecItemResultItemIdOrdinalFieldEvent | VecItemResultItemModifiedFieldEvent | VecItemResultItemValueFieldEvent> {
    return streamMessage(buf, VecItemResult.codec(), opts)
  }
}

export interface VecSetResult {
  applied: boolean
  previous?: VecItem
}

export namespace VecSetResult {
  let _codec: Codec<VecSetResult>

  export const codec = (): Codec<VecSetResult> => {
    if (_codec == null) {
      _codec = message<VecSetResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.applied != null && obj.applied !== false)) {
          w.uint32(8)
          w.bool(obj.applied)
        }

        if (obj.previous != null) {
          w.uint32(18)
          VecItem.codec().encode(obj.previous, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          applied: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.applied = reader.bool()
              break
            }
            case 2: {
              obj.previous = VecItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
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
                field: `${prefix}.applied`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * VecItem.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
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

  export interface VecSetResultAppliedFieldEvent {
    field: '$.applied'
    value: boolean
  }

  export interface VecSetResultPreviousIdRevisionFieldEvent {
    field: '$.previous.id.revision'
    value: number
  }

  export interface VecSetResultPreviousIdOrdinalFieldEvent {
    field: '$.previous.id.ordinal'
    value: number
  }

  export interface VecSetResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export interface VecSetResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<VecSetResult>): Uint8Array {
    return encodeMessage(obj, VecSetResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSetResult>): VecSetResult {
    return decodeMessage(buf, VecSetResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSetResult>): Generator<VecSetResultAppliedFieldEvent | VecSetResultPreviousIdRevisionFieldEvent | VecSetResultPreviousIdOrdinalFieldEvent | VecSetResultPreviousModifiedFieldEvent | VecSetResultPreviousValueFieldEvent> {
    return streamMessage(buf, VecSetResult.codec(), opts)
  }
}

export interface SetTakenResult {
  values: Uint8Array[]
}

export namespace SetTakenResult {
  let _codec: Codec<SetTakenResult>

  export const codec = (): Codec<SetTakenResult> => {
    if (_codec == null) {
      _codec = message<SetTakenResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface SetTakenResultValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<SetTakenResult>): Uint8Array {
    return encodeMessage(obj, SetTakenResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetTakenResult>): SetTakenResult {
    return decodeMessage(buf, SetTakenResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetTakenResult>): Generator<SetTakenResultValuesFieldEvent> {
    return streamMessage(buf, SetTakenResult.codec(), opts)
  }
}

export interface CellEntry {
  value: Uint8Array
  created: number
  modified: number
}

export namespace CellEntry {
  let _codec: Codec<CellEntry>

  export const codec = (): Codec<CellEntry> => {
    if (_codec == null) {
      _codec = message<CellEntry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.value)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.created)
        }

        if ((obj.modified != null && obj.modified !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.modified)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes,
          created: 0,
          modified: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.value = reader.bytes()
              break
            }
            case 2: {
              obj.created = reader.uint64Number()
              break
            }
            case 3: {
              obj.modified = reader.uint64Number()
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
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.modified`,
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

  export interface CellEntryValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface CellEntryCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface CellEntryModifiedFieldEvent {
    field: '$.modified'
    value: number
  }

  export function encode (obj: Partial<CellEntry>): Uint8Array {
    return encodeMessage(obj, CellEntry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellEntry>): CellEntry {
    return decodeMessage(buf, CellEntry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellEntry>): Generator<CellEntryValueFieldEvent | CellEntryCreatedFieldEvent | CellEntryModifiedFieldEvent> {
    return streamMessage(buf, CellEntry.codec(), opts)
  }
}

export interface CellSetResult {
  previous?: CellEntry
}

export namespace CellSetResult {
  let _codec: Codec<CellSetResult>

  export const codec = (): Codec<CellSetResult> => {
    if (_codec == null) {
      _codec = message<CellSetResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.previous != null) {
          w.uint32(10)
          CellEntry.codec().encode(obj.previous, w)
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
              obj.previous = CellEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.previous
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
              yield * CellEntry.codec().stream(reader, reader.uint32(), `${prefix}.previous`, {
                limits: opts.limits?.previous
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

  export interface CellSetResultPreviousValueFieldEvent {
    field: '$.previous.value'
    value: Uint8Array
  }

  export interface CellSetResultPreviousCreatedFieldEvent {
    field: '$.previous.created'
    value: number
  }

  export interface CellSetResultPreviousModifiedFieldEvent {
    field: '$.previous.modified'
    value: number
  }

  export function encode (obj: Partial<CellSetResult>): Uint8Array {
    return encodeMessage(obj, CellSetResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSetResult>): CellSetResult {
    return decodeMessage(buf, CellSetResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSetResult>): Generator<CellSetResultPreviousValueFieldEvent | CellSetResultPreviousCreatedFieldEvent | CellSetResultPreviousModifiedFieldEvent> {
    return streamMessage(buf, CellSetResult.codec(), opts)
  }
}

export interface CellSwapResult {
  swapped: boolean
  current?: Uint8Array
}

export namespace CellSwapResult {
  let _codec: Codec<CellSwapResult>

  export const codec = (): Codec<CellSwapResult> => {
    if (_codec == null) {
      _codec = message<CellSwapResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.swapped != null && obj.swapped !== false)) {
          w.uint32(8)
          w.bool(obj.swapped)
        }

        if (obj.current != null) {
          w.uint32(18)
          w.bytes(obj.current)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          swapped: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.swapped = reader.bool()
              break
            }
            case 2: {
              obj.current = reader.bytes()
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
                field: `${prefix}.swapped`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.current`,
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

  export interface CellSwapResultSwappedFieldEvent {
    field: '$.swapped'
    value: boolean
  }

  export interface CellSwapResultCurrentFieldEvent {
    field: '$.current'
    value: Uint8Array
  }

  export function encode (obj: Partial<CellSwapResult>): Uint8Array {
    return encodeMessage(obj, CellSwapResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSwapResult>): CellSwapResult {
    return decodeMessage(buf, CellSwapResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellSwapResult>): Generator<CellSwapResultSwappedFieldEvent | CellSwapResultCurrentFieldEvent> {
    return streamMessage(buf, CellSwapResult.codec(), opts)
  }
}

export interface OnceResult {
  won: boolean
  value: Uint8Array
}

export namespace OnceResult {
  let _codec: Codec<OnceResult>

  export const codec = (): Codec<OnceResult> => {
    if (_codec == null) {
      _codec = message<OnceResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.won != null && obj.won !== false)) {
          w.uint32(8)
          w.bool(obj.won)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          won: false,
          value: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.won = reader.bool()
              break
            }
            case 2: {
              obj.value = reader.bytes()
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
                field: `${prefix}.won`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
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

  export interface OnceResultWonFieldEvent {
    field: '$.won'
    value: boolean
  }

  export interface OnceResultValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export function encode (obj: Partial<OnceResult>): Uint8Array {
    return encodeMessage(obj, OnceResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceResult>): OnceResult {
    return decodeMessage(buf, OnceResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OnceResult>): Generator<OnceResultWonFieldEvent | OnceResultValueFieldEvent> {
    return streamMessage(buf, OnceResult.codec(), opts)
  }
}

export interface QueueItem {
  key: Uint8Array
  priority: Uint8Array
  value: Uint8Array
  created: number
  inserted: number
  modified: number
}

export namespace QueueItem {
  let _codec: Codec<QueueItem>

  export const codec = (): Codec<QueueItem> => {
    if (_codec == null) {
      _codec = message<QueueItem>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
        }

        if ((obj.priority != null && obj.priority.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.priority)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.value)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.created)
        }

        if ((obj.inserted != null && obj.inserted !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.inserted)
        }

        if ((obj.modified != null && obj.modified !== 0)) {
          w.uint32(48)
          w.uint64Number(obj.modified)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          key: noBytes,
          priority: noBytes,
          value: noBytes,
          created: 0,
          inserted: 0,
          modified: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
              break
            }
            case 2: {
              obj.priority = reader.bytes()
              break
            }
            case 3: {
              obj.value = reader.bytes()
              break
            }
            case 4: {
              obj.created = reader.uint64Number()
              break
            }
            case 5: {
              obj.inserted = reader.uint64Number()
              break
            }
            case 6: {
              obj.modified = reader.uint64Number()
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
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.priority`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.inserted`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.modified`,
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

  export interface QueueItemKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export interface QueueItemPriorityFieldEvent {
    field: '$.priority'
    value: Uint8Array
  }

  export interface QueueItemValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface QueueItemCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface QueueItemInsertedFieldEvent {
    field: '$.inserted'
    value: number
  }

  export interface QueueItemModifiedFieldEvent {
    field: '$.modified'
    value: number
  }

  export function encode (obj: Partial<QueueItem>): Uint8Array {
    return encodeMessage(obj, QueueItem.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueItem>): QueueItem {
    return decodeMessage(buf, QueueItem.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueItem>): Generator<QueueItemKeyFieldEvent | QueueItemPriorityFieldEvent | QueueItemValueFieldEvent | QueueItemCreatedFieldEvent | QueueItemInsertedFieldEvent | QueueItemModifiedFieldEvent> {
    return streamMessage(buf, QueueItem.codec(), opts)
  }
}

export interface QueuePushedResult {
  replaced: number
  evicted: QueueItem[]
}

export namespace QueuePushedResult {
  let _codec: Codec<QueuePushedResult>

  export const codec = (): Codec<QueuePushedResult> => {
    if (_codec == null) {
      _codec = message<QueuePushedResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.replaced != null && obj.replaced !== 0)) {
          w.uint32(8)
          w.uint32(obj.replaced)
        }

        if (obj.evicted != null && obj.evicted.length > 0) {
          for (const value of obj.evicted) {
            w.uint32(18)
            QueueItem.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          replaced: 0,
          evicted: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.replaced = reader.uint32()
              break
            }
            case 2: {
              if (opts.limits?.evicted != null && obj.evicted.length === opts.limits.evicted) {
                throw new MaxLengthError('Decode error - repeated field "evicted" had too many elements')
              }

              obj.evicted.push(QueueItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.evicted$
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
          evicted: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.replaced`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              if (opts.limits?.evicted != null && obj.evicted === opts.limits.evicted) {
                throw new MaxLengthError('Streaming decode error - repeated field "evicted" had too many elements')
              }

              for (const evt of QueueItem.codec().stream(reader, reader.uint32(), `${prefix}.evicted[]`, {
                limits: opts.limits?.evicted$
              })) {
                yield {
                  ...evt,
                  index: obj.evicted
                }
              }

              obj.evicted++

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

  export interface QueuePushedResultReplacedFieldEvent {
    field: '$.replaced'
    value: number
  }

  export interface QueuePushedResultEvictedKeyFieldEvent {
    field: '$.evicted[].key'
    value: Uint8Array
    index: number
  }

  export interface QueuePushedResultEvictedPriorityFieldEvent {
    field: '$.evicted[].priority'
    value: Uint8Array
    index: number
  }

  export interface QueuePushedResultEvictedValueFieldEvent {
    field: '$.evicted[].value'
    value: Uint8Array
    index: number
  }

  export interface QueuePushedResultEvictedCreatedFieldEvent {
    field: '$.evicted[].created'
    value: number
    index: number
  }

  export interface QueuePushedResultEvictedInsertedFieldEvent {
    field: '$.evicted[].inserted'
    value: number
    index: number
  }

  export interface QueuePushedResultEvictedModifiedFieldEvent {
    field: '$.evicted[].modified'
    value: number
    index: number
  }

  export function encode (obj: Partial<QueuePushedResult>): Uint8Array {
    return encodeMessage(obj, QueuePushedResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePushedResult>): QueuePushedResult {
    return decodeMessage(buf, QueuePushedResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePushedResult>): Generator<QueuePushedResultReplacedFieldEvent | QueuePushedResultEvictedKeyFieldEvent | QueuePushedResultEvictedPriorityFieldEvent | QueuePushedResultEvictedValueFieldEvent | QueuePushedResultEvictedCreatedFieldEvent | QueuePushedResultEvictedInsertedFieldEvent | QueuePushedResultEvictedModifiedFieldEvent> {
    return streamMessage(buf, QueuePushedResult.codec(), opts)
  }
}

export interface QueueItemsResult {
  items: QueueItem[]
}

export namespace QueueItemsResult {
  let _codec: Codec<QueueItemsResult>

  export const codec = (): Codec<QueueItemsResult> => {
    if (_codec == null) {
      _codec = message<QueueItemsResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            QueueItem.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(QueueItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
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
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of QueueItem.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

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

  export interface QueueItemsResultItemsKeyFieldEvent {
    field: '$.items[].key'
    value: Uint8Array
    index: number
  }

  export interface QueueItemsResultItemsPriorityFieldEvent {
    field: '$.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface QueueItemsResultItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export interface QueueItemsResultItemsCreatedFieldEvent {
    field: '$.items[].created'
    value: number
    index: number
  }

  export interface QueueItemsResultItemsInsertedFieldEvent {
    field: '$.items[].inserted'
    value: number
    index: number
  }

  export interface QueueItemsResultItemsModifiedFieldEvent {
    field: '$.items[].modified'
    value: number
    index: number
  }

  export function encode (obj: Partial<QueueItemsResult>): Uint8Array {
    return encodeMessage(obj, QueueItemsResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueItemsResult>): QueueItemsResult {
    return decodeMessage(buf, QueueItemsResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueItemsResult>): Generator<QueueItemsResultItemsKeyFieldEvent | QueueItemsResultItemsPriorityFieldEvent | QueueItemsResultItemsValueFieldEvent | QueueItemsResultItemsCreatedFieldEvent | QueueItemsResultItemsInsertedFieldEvent | QueueItemsResultItemsModifiedFieldEvent> {
    return streamMessage(buf, QueueItemsResult.codec(), opts)
  }
}

export interface QueueUpdatedResult {
  updated: boolean
}

export namespace QueueUpdatedResult {
  let _codec: Codec<QueueUpdatedResult>

  export const codec = (): Codec<QueueUpdatedResult> => {
    if (_codec == null) {
      _codec = message<QueueUpdatedResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.updated != null && obj.updated !== false)) {
          w.uint32(8)
          w.bool(obj.updated)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          updated: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.updated = reader.bool()
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
                field: `${prefix}.updated`,
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

  export interface QueueUpdatedResultUpdatedFieldEvent {
    field: '$.updated'
    value: boolean
  }

  export function encode (obj: Partial<QueueUpdatedResult>): Uint8Array {
    return encodeMessage(obj, QueueUpdatedResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdatedResult>): QueueUpdatedResult {
    return decodeMessage(buf, QueueUpdatedResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueUpdatedResult>): Generator<QueueUpdatedResultUpdatedFieldEvent> {
    return streamMessage(buf, QueueUpdatedResult.codec(), opts)
  }
}

export interface QueueSwapResult {
  swapped: boolean
  current?: Uint8Array
}

export namespace QueueSwapResult {
  let _codec: Codec<QueueSwapResult>

  export const codec = (): Codec<QueueSwapResult> => {
    if (_codec == null) {
      _codec = message<QueueSwapResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.swapped != null && obj.swapped !== false)) {
          w.uint32(8)
          w.bool(obj.swapped)
        }

        if (obj.current != null) {
          w.uint32(18)
          w.bytes(obj.current)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          swapped: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.swapped = reader.bool()
              break
            }
            case 2: {
              obj.current = reader.bytes()
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
                field: `${prefix}.swapped`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.current`,
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

  export interface QueueSwapResultSwappedFieldEvent {
    field: '$.swapped'
    value: boolean
  }

  export interface QueueSwapResultCurrentFieldEvent {
    field: '$.current'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueSwapResult>): Uint8Array {
    return encodeMessage(obj, QueueSwapResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueSwapResult>): QueueSwapResult {
    return decodeMessage(buf, QueueSwapResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueSwapResult>): Generator<QueueSwapResultSwappedFieldEvent | QueueSwapResultCurrentFieldEvent> {
    return streamMessage(buf, QueueSwapResult.codec(), opts)
  }
}

export interface AtomicResult {
  committed: boolean
  failedCheck?: number
  failedOperation?: number
  results: Uint8Array[]
}

export namespace AtomicResult {
  let _codec: Codec<AtomicResult>

  export const codec = (): Codec<AtomicResult> => {
    if (_codec == null) {
      _codec = message<AtomicResult>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.committed != null && obj.committed !== false)) {
          w.uint32(8)
          w.bool(obj.committed)
        }

        if (obj.failedCheck != null) {
          w.uint32(16)
          w.uint32(obj.failedCheck)
        }

        if (obj.failedOperation != null) {
          w.uint32(24)
          w.uint32(obj.failedOperation)
        }

        if (obj.results != null && obj.results.length > 0) {
          for (const value of obj.results) {
            w.uint32(34)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          committed: false,
          results: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.committed = reader.bool()
              break
            }
            case 2: {
              obj.failedCheck = reader.uint32()
              break
            }
            case 3: {
              obj.failedOperation = reader.uint32()
              break
            }
            case 4: {
              if (opts.limits?.results != null && obj.results.length === opts.limits.results) {
                throw new MaxLengthError('Decode error - repeated field "results" had too many elements')
              }

              obj.results.push(reader.bytes())
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
              yield {
                field: `${prefix}.committed`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.failedCheck`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.failedOperation`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              if (opts.limits?.results != null && obj.results === opts.limits.results) {
                throw new MaxLengthError('Streaming decode error - repeated field "results" had too many elements')
              }

              yield {
                field: `${prefix}.results[]`,
                index: obj.results,
                value: reader.bytes()
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

  export interface AtomicResultCommittedFieldEvent {
    field: '$.committed'
    value: boolean
  }

  export interface AtomicResultFailedCheckFieldEvent {
    field: '$.failedCheck'
    value: number
  }

  export interface AtomicResultFailedOperationFieldEvent {
    field: '$.failedOperation'
    value: number
  }

  export interface AtomicResultResultsFieldEvent {
    field: '$.results[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<AtomicResult>): Uint8Array {
    return encodeMessage(obj, AtomicResult.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicResult>): AtomicResult {
    return decodeMessage(buf, AtomicResult.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AtomicResult>): Generator<AtomicResultCommittedFieldEvent | AtomicResultFailedCheckFieldEvent | AtomicResultFailedOperationFieldEvent | AtomicResultResultsFieldEvent> {
    return streamMessage(buf, AtomicResult.codec(), opts)
  }
}

export interface Query {
  collection: string
  list?: ListQuery
  info?: InfoQuery
  size?: SizeQuery
  mapGet?: MapGetQuery
  mapSize?: MapSizeQuery
  mapEntries?: MapEntriesQuery
  vecGet?: VecGetQuery
  vecSlice?: VecSliceQuery
  vecFind?: VecFindQuery
  setHas?: SetHasQuery
  setValues?: SetValuesQuery
  setSubset?: SetSubsetQuery
  setCombine?: SetCombineQuery
  cellGet?: CellGetQuery
  queueGet?: QueueGetQuery
  queueEntries?: QueueEntriesQuery
}

export namespace Query {
  let _codec: Codec<Query>

  export const codec = (): Codec<Query> => {
    if (_codec == null) {
      _codec = message<Query>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.collection != null && obj.collection !== '')) {
          w.uint32(10)
          w.string(obj.collection)
        }

        if (obj.list != null) {
          w.uint32(18)
          ListQuery.codec().encode(obj.list, w)
        }

        if (obj.info != null) {
          w.uint32(26)
          InfoQuery.codec().encode(obj.info, w)
        }

        if (obj.size != null) {
          w.uint32(34)
          SizeQuery.codec().encode(obj.size, w)
        }

        if (obj.mapGet != null) {
          w.uint32(82)
          MapGetQuery.codec().encode(obj.mapGet, w)
        }

        if (obj.mapSize != null) {
          w.uint32(90)
          MapSizeQuery.codec().encode(obj.mapSize, w)
        }

        if (obj.mapEntries != null) {
          w.uint32(98)
          MapEntriesQuery.codec().encode(obj.mapEntries, w)
        }

        if (obj.vecGet != null) {
          w.uint32(106)
          VecGetQuery.codec().encode(obj.vecGet, w)
        }

        if (obj.vecSlice != null) {
          w.uint32(114)
          VecSliceQuery.codec().encode(obj.vecSlice, w)
        }

        if (obj.vecFind != null) {
          w.uint32(122)
          VecFindQuery.codec().encode(obj.vecFind, w)
        }

        if (obj.setHas != null) {
          w.uint32(130)
          SetHasQuery.codec().encode(obj.setHas, w)
        }

        if (obj.setValues != null) {
          w.uint32(138)
          SetValuesQuery.codec().encode(obj.setValues, w)
        }

        if (obj.setSubset != null) {
          w.uint32(146)
          SetSubsetQuery.codec().encode(obj.setSubset, w)
        }

        if (obj.setCombine != null) {
          w.uint32(154)
          SetCombineQuery.codec().encode(obj.setCombine, w)
        }

        if (obj.cellGet != null) {
          w.uint32(162)
          CellGetQuery.codec().encode(obj.cellGet, w)
        }

        if (obj.queueGet != null) {
          w.uint32(170)
          QueueGetQuery.codec().encode(obj.queueGet, w)
        }

        if (obj.queueEntries != null) {
          w.uint32(178)
          QueueEntriesQuery.codec().encode(obj.queueEntries, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collection: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.collection = reader.string()
              break
            }
            case 2: {
              obj.list = ListQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.list
              })
              break
            }
            case 3: {
              obj.info = InfoQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.info
              })
              break
            }
            case 4: {
              obj.size = SizeQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.size
              })
              break
            }
            case 10: {
              obj.mapGet = MapGetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapGet
              })
              break
            }
            case 11: {
              obj.mapSize = MapSizeQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapSize
              })
              break
            }
            case 12: {
              obj.mapEntries = MapEntriesQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.mapEntries
              })
              break
            }
            case 13: {
              obj.vecGet = VecGetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecGet
              })
              break
            }
            case 14: {
              obj.vecSlice = VecSliceQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecSlice
              })
              break
            }
            case 15: {
              obj.vecFind = VecFindQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecFind
              })
              break
            }
            case 16: {
              obj.setHas = SetHasQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setHas
              })
              break
            }
            case 17: {
              obj.setValues = SetValuesQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setValues
              })
              break
            }
            case 18: {
              obj.setSubset = SetSubsetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setSubset
              })
              break
            }
            case 19: {
              obj.setCombine = SetCombineQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setCombine
              })
              break
            }
            case 20: {
              obj.cellGet = CellGetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cellGet
              })
              break
            }
            case 21: {
              obj.queueGet = QueueGetQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queueGet
              })
              break
            }
            case 22: {
              obj.queueEntries = QueueEntriesQuery.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queueEntries
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
                field: `${prefix}.collection`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield * ListQuery.codec().stream(reader, reader.uint32(), `${prefix}.list`, {
                limits: opts.limits?.list
              })

              break
            }
            case 3: {
              yield * InfoQuery.codec().stream(reader, reader.uint32(), `${prefix}.info`, {
                limits: opts.limits?.info
              })

              break
            }
            case 4: {
              yield * SizeQuery.codec().stream(reader, reader.uint32(), `${prefix}.size`, {
                limits: opts.limits?.size
              })

              break
            }
            case 10: {
              yield * MapGetQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapGet`, {
                limits: opts.limits?.mapGet
              })

              break
            }
            case 11: {
              yield * MapSizeQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapSize`, {
                limits: opts.limits?.mapSize
              })

              break
            }
            case 12: {
              yield * MapEntriesQuery.codec().stream(reader, reader.uint32(), `${prefix}.mapEntries`, {
                limits: opts.limits?.mapEntries
              })

              break
            }
            case 13: {
              yield * VecGetQuery.codec().stream(reader, reader.uint32(), `${prefix}.vecGet`, {
                limits: opts.limits?.vecGet
              })

              break
            }
            case 14: {
              yield * VecSliceQuery.codec().stream(reader, reader.uint32(), `${prefix}.vecSlice`, {
                limits: opts.limits?.vecSlice
              })

              break
            }
            case 15: {
              yield * VecFindQuery.codec().stream(reader, reader.uint32(), `${prefix}.vecFind`, {
                limits: opts.limits?.vecFind
              })

              break
            }
            case 16: {
              yield * SetHasQuery.codec().stream(reader, reader.uint32(), `${prefix}.setHas`, {
                limits: opts.limits?.setHas
              })

              break
            }
            case 17: {
              yield * SetValuesQuery.codec().stream(reader, reader.uint32(), `${prefix}.setValues`, {
                limits: opts.limits?.setValues
              })

              break
            }
            case 18: {
              yield * SetSubsetQuery.codec().stream(reader, reader.uint32(), `${prefix}.setSubset`, {
                limits: opts.limits?.setSubset
              })

              break
            }
            case 19: {
              yield * SetCombineQuery.codec().stream(reader, reader.uint32(), `${prefix}.setCombine`, {
                limits: opts.limits?.setCombine
              })

              break
            }
            case 20: {
              yield * CellGetQuery.codec().stream(reader, reader.uint32(), `${prefix}.cellGet`, {
                limits: opts.limits?.cellGet
              })

              break
            }
            case 21: {
              yield * QueueGetQuery.codec().stream(reader, reader.uint32(), `${prefix}.queueGet`, {
                limits: opts.limits?.queueGet
              })

              break
            }
            case 22: {
              yield * QueueEntriesQuery.codec().stream(reader, reader.uint32(), `${prefix}.queueEntries`, {
                limits: opts.limits?.queueEntries
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

  export interface QueryCollectionFieldEvent {
    field: '$.collection'
    value: string
  }

  export interface QueryListAfterFieldEvent {
    field: '$.list.after'
    value: string
  }

  export interface QueryListLimitFieldEvent {
    field: '$.list.limit'
    value: number
  }

  export interface QueryMapGetKeysFieldEvent {
    field: '$.mapGet.keys[]'
    index: number
    value: Uint8Array
  }

  export interface QueryMapGetKeysOnlyFieldEvent {
    field: '$.mapGet.keysOnly'
    value: boolean
  }

  export interface QueryMapEntriesPrefixFieldEvent {
    field: '$.mapEntries.prefix'
    value: Uint8Array
  }

  export interface QueryMapEntriesFromFieldEvent {
    field: '$.mapEntries.from'
    value: Uint8Array
  }

  export interface QueryMapEntriesToFieldEvent {
    field: '$.mapEntries.to'
    value: Uint8Array
  }

  export interface QueryMapEntriesReverseFieldEvent {
    field: '$.mapEntries.reverse'
    value: boolean
  }

  export interface QueryMapEntriesLimitFieldEvent {
    field: '$.mapEntries.limit'
    value: number
  }

  export interface QueryMapEntriesCursorFieldEvent {
    field: '$.mapEntries.cursor'
    value: Uint8Array
  }

  export interface QueryMapEntriesKeysOnlyFieldEvent {
    field: '$.mapEntries.keysOnly'
    value: boolean
  }

  export interface QueryMapEntriesMaxBytesFieldEvent {
    field: '$.mapEntries.maxBytes'
    value: number
  }

  export interface QueryVecGetIndexFieldEvent {
    field: '$.vecGet.index'
    value: number
  }

  export interface QueryVecGetFromEndFieldEvent {
    field: '$.vecGet.fromEnd'
    value: number
  }

  export interface QueryVecGetIdRevisionFieldEvent {
    field: '$.vecGet.id.revision'
    value: number
  }

  export interface QueryVecGetIdOrdinalFieldEvent {
    field: '$.vecGet.id.ordinal'
    value: number
  }

  export interface QueryVecSliceFromFieldEvent {
    field: '$.vecSlice.from'
    value: number
  }

  export interface QueryVecSliceToFieldEvent {
    field: '$.vecSlice.to'
    value: number
  }

  export interface QueryVecSliceLimitFieldEvent {
    field: '$.vecSlice.limit'
    value: number
  }

  export interface QueryVecSliceMaxBytesFieldEvent {
    field: '$.vecSlice.maxBytes'
    value: number
  }

  export interface QueryVecFindValueFieldEvent {
    field: '$.vecFind.value'
    value: Uint8Array
  }

  export interface QueryVecFindFromFieldEvent {
    field: '$.vecFind.from'
    value: number
  }

  export interface QuerySetHasValuesFieldEvent {
    field: '$.setHas.values[]'
    index: number
    value: Uint8Array
  }

  export interface QuerySetValuesPrefixFieldEvent {
    field: '$.setValues.prefix'
    value: Uint8Array
  }

  export interface QuerySetValuesFromFieldEvent {
    field: '$.setValues.from'
    value: Uint8Array
  }

  export interface QuerySetValuesToFieldEvent {
    field: '$.setValues.to'
    value: Uint8Array
  }

  export interface QuerySetValuesReverseFieldEvent {
    field: '$.setValues.reverse'
    value: boolean
  }

  export interface QuerySetValuesLimitFieldEvent {
    field: '$.setValues.limit'
    value: number
  }

  export interface QuerySetValuesCursorFieldEvent {
    field: '$.setValues.cursor'
    value: Uint8Array
  }

  export interface QuerySetValuesMaxBytesFieldEvent {
    field: '$.setValues.maxBytes'
    value: number
  }

  export interface QuerySetSubsetOtherFieldEvent {
    field: '$.setSubset.other'
    value: string
  }

  export interface QuerySetSubsetCursorFieldEvent {
    field: '$.setSubset.cursor'
    value: Uint8Array
  }

  export interface QuerySetCombineOtherFieldEvent {
    field: '$.setCombine.other'
    value: string
  }

  export interface QuerySetCombineOperationFieldEvent {
    field: '$.setCombine.operation'
    value: string
  }

  export interface QuerySetCombineLimitFieldEvent {
    field: '$.setCombine.limit'
    value: number
  }

  export interface QuerySetCombineCursorFieldEvent {
    field: '$.setCombine.cursor'
    value: Uint8Array
  }

  export interface QuerySetCombineMaxBytesFieldEvent {
    field: '$.setCombine.maxBytes'
    value: number
  }

  export interface QueryQueueGetKeysFieldEvent {
    field: '$.queueGet.keys[]'
    index: number
    value: Uint8Array
  }

  export interface QueryQueueGetWithoutValuesFieldEvent {
    field: '$.queueGet.withoutValues'
    value: boolean
  }

  export interface QueryQueueEntriesGreatestFirstFieldEvent {
    field: '$.queueEntries.greatestFirst'
    value: boolean
  }

  export interface QueryQueueEntriesRangeFromFieldEvent {
    field: '$.queueEntries.range.from'
    value: Uint8Array
  }

  export interface QueryQueueEntriesRangeFromExclusiveFieldEvent {
    field: '$.queueEntries.range.fromExclusive'
    value: boolean
  }

  export interface QueryQueueEntriesRangeToFieldEvent {
    field: '$.queueEntries.range.to'
    value: Uint8Array
  }

  export interface QueryQueueEntriesRangeToInclusiveFieldEvent {
    field: '$.queueEntries.range.toInclusive'
    value: boolean
  }

  export interface QueryQueueEntriesLimitFieldEvent {
    field: '$.queueEntries.limit'
    value: number
  }

  export interface QueryQueueEntriesCursorPriorityFieldEvent {
    field: '$.queueEntries.cursor.priority'
    value: Uint8Array
  }

  export interface QueryQueueEntriesCursorInsertedFieldEvent {
    field: '$.queueEntries.cursor.inserted'
    value: number
  }

  export interface QueryQueueEntriesCursorKeyFieldEvent {
    field: '$.queueEntries.cursor.key'
    value: Uint8Array
  }

  export interface QueryQueueEntriesWithoutValuesFieldEvent {
    field: '$.queueEntries.withoutValues'
    value: boolean
  }

  export interface QueryQueueEntriesMaxBytesFieldEvent {
    field: '$.queueEntries.maxBytes'
    value: number
  }

  export function encode (obj: Partial<Query>): Uint8Array {
    return encodeMessage(obj, Query.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Query {
    return decodeMessage(buf, Query.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Generator<QueryCollectionFieldEvent | QueryListAfterFieldEvent | QueryListLimitFieldEvent | QueryMapGetKeysFieldEvent | QueryMapGetKeysOnlyFieldEvent | QueryMapEntriesPrefixFieldEvent | QueryMapEntriesFromFieldEvent | QueryMapEntriesToFieldEvent | QueryMapEntriesReverseFieldEvent | QueryMapEntriesLimitFieldEvent | QueryMapEntriesCursorFieldEvent | QueryMapEntriesKeysOnlyFieldEvent | QueryMapEntriesMaxBytesFieldEvent | QueryVecGetIndexFieldEvent | QueryVecGetFromEndFieldEvent | QueryVecGetIdRevisionFieldEvent | QueryVecGetIdOrdinalFieldEvent | QueryVecSliceFromFieldEvent | QueryVecSliceToFieldEvent | QueryVecSliceLimitFieldEvent | QueryVecSliceMaxBytesFieldEvent | QueryVecFindValueFieldEvent | QueryVecFindFromFieldEvent | QuerySetHasValuesFieldEvent | QuerySetValuesPrefixFieldEvent | QuerySetValuesFromFieldEvent | QuerySetValuesToFieldEvent | QuerySetValuesReverseFieldEvent | QuerySetValuesLimitFieldEvent | QuerySetValuesCursorFieldEvent | QuerySetValuesMaxBytesFieldEvent | QuerySetSubsetOtherFieldEvent | QuerySetSubsetCursorFieldEvent | QuerySetCombineOtherFieldEvent | QuerySetCombineOperationFieldEvent | QuerySetCombineLimitFieldEvent | QuerySetCombineCursorFieldEvent | QuerySetCombineMaxBytesFieldEvent | QueryQueueGetKeysFieldEvent | QueryQueueGetWithoutValuesFieldEvent | QueryQueueEntriesGreatestFirstFieldEvent | QueryQueueEntriesRangeFromFieldEvent | QueryQueueEntriesRangeFromExclusiveFieldEvent | QueryQueueEntriesRangeToFieldEvent | QueryQueueEntriesRangeToInclusiveFieldEvent | QueryQueueEntriesLimitFieldEvent | QueryQueueEntriesCursorPriorityFieldEvent | QueryQueueEntriesCursorInsertedFieldEvent | QueryQueueEntriesCursorKeyFieldEvent | QueryQueueEntriesWithoutValuesFieldEvent | QueryQueueEntriesMaxBytesFieldEvent> {
    return streamMessage(buf, Query.codec(), opts)
  }
}

export interface ListQuery {
  after: string
  limit: number
}

export namespace ListQuery {
  let _codec: Codec<ListQuery>

  export const codec = (): Codec<ListQuery> => {
    if (_codec == null) {
      _codec = message<ListQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.after != null && obj.after !== '')) {
          w.uint32(10)
          w.string(obj.after)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(16)
          w.uint32(obj.limit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          after: '',
          limit: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.after = reader.string()
              break
            }
            case 2: {
              obj.limit = reader.uint32()
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
                field: `${prefix}.after`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.limit`,
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

  export interface ListQueryAfterFieldEvent {
    field: '$.after'
    value: string
  }

  export interface ListQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export function encode (obj: Partial<ListQuery>): Uint8Array {
    return encodeMessage(obj, ListQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListQuery>): ListQuery {
    return decodeMessage(buf, ListQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListQuery>): Generator<ListQueryAfterFieldEvent | ListQueryLimitFieldEvent> {
    return streamMessage(buf, ListQuery.codec(), opts)
  }
}

export interface InfoQuery {}

export namespace InfoQuery {
  let _codec: Codec<InfoQuery>

  export const codec = (): Codec<InfoQuery> => {
    if (_codec == null) {
      _codec = message<InfoQuery>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<InfoQuery>): Uint8Array {
    return encodeMessage(obj, InfoQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InfoQuery>): InfoQuery {
    return decodeMessage(buf, InfoQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<InfoQuery>): Generator<{}> {
    return streamMessage(buf, InfoQuery.codec(), opts)
  }
}

export interface SizeQuery {}

export namespace SizeQuery {
  let _codec: Codec<SizeQuery>

  export const codec = (): Codec<SizeQuery> => {
    if (_codec == null) {
      _codec = message<SizeQuery>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<SizeQuery>): Uint8Array {
    return encodeMessage(obj, SizeQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SizeQuery>): SizeQuery {
    return decodeMessage(buf, SizeQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SizeQuery>): Generator<{}> {
    return streamMessage(buf, SizeQuery.codec(), opts)
  }
}

export interface MapGetQuery {
  keys: Uint8Array[]
  keysOnly: boolean
}

export namespace MapGetQuery {
  let _codec: Codec<MapGetQuery>

  export const codec = (): Codec<MapGetQuery> => {
    if (_codec == null) {
      _codec = message<MapGetQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.keysOnly != null && obj.keysOnly !== false)) {
          w.uint32(16)
          w.bool(obj.keysOnly)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: [],
          keysOnly: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
              break
            }
            case 2: {
              obj.keysOnly = reader.bool()
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
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.keysOnly`,
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

  export interface MapGetQueryKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export interface MapGetQueryKeysOnlyFieldEvent {
    field: '$.keysOnly'
    value: boolean
  }

  export function encode (obj: Partial<MapGetQuery>): Uint8Array {
    return encodeMessage(obj, MapGetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapGetQuery>): MapGetQuery {
    return decodeMessage(buf, MapGetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapGetQuery>): Generator<MapGetQueryKeysFieldEvent | MapGetQueryKeysOnlyFieldEvent> {
    return streamMessage(buf, MapGetQuery.codec(), opts)
  }
}

export interface MapSizeQuery {}

export namespace MapSizeQuery {
  let _codec: Codec<MapSizeQuery>

  export const codec = (): Codec<MapSizeQuery> => {
    if (_codec == null) {
      _codec = message<MapSizeQuery>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<MapSizeQuery>): Uint8Array {
    return encodeMessage(obj, MapSizeQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSizeQuery>): MapSizeQuery {
    return decodeMessage(buf, MapSizeQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapSizeQuery>): Generator<{}> {
    return streamMessage(buf, MapSizeQuery.codec(), opts)
  }
}

export interface MapEntriesQuery {
  prefix?: Uint8Array
  from?: Uint8Array
  to?: Uint8Array
  reverse: boolean
  limit: number
  cursor?: Uint8Array
  keysOnly: boolean
  maxBytes: number
}

export namespace MapEntriesQuery {
  let _codec: Codec<MapEntriesQuery>

  export const codec = (): Codec<MapEntriesQuery> => {
    if (_codec == null) {
      _codec = message<MapEntriesQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.prefix != null) {
          w.uint32(10)
          w.bytes(obj.prefix)
        }

        if (obj.from != null) {
          w.uint32(18)
          w.bytes(obj.from)
        }

        if (obj.to != null) {
          w.uint32(26)
          w.bytes(obj.to)
        }

        if ((obj.reverse != null && obj.reverse !== false)) {
          w.uint32(32)
          w.bool(obj.reverse)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(40)
          w.uint32(obj.limit)
        }

        if (obj.cursor != null) {
          w.uint32(50)
          w.bytes(obj.cursor)
        }

        if ((obj.keysOnly != null && obj.keysOnly !== false)) {
          w.uint32(56)
          w.bool(obj.keysOnly)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(64)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reverse: false,
          limit: 0,
          keysOnly: false,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.prefix = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.bytes()
              break
            }
            case 3: {
              obj.to = reader.bytes()
              break
            }
            case 4: {
              obj.reverse = reader.bool()
              break
            }
            case 5: {
              obj.limit = reader.uint32()
              break
            }
            case 6: {
              obj.cursor = reader.bytes()
              break
            }
            case 7: {
              obj.keysOnly = reader.bool()
              break
            }
            case 8: {
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
              yield {
                field: `${prefix}.prefix`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.to`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.reverse`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.cursor`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.keysOnly`,
                value: reader.bool()
              }
              break
            }
            case 8: {
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

  export interface MapEntriesQueryPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array
  }

  export interface MapEntriesQueryFromFieldEvent {
    field: '$.from'
    value: Uint8Array
  }

  export interface MapEntriesQueryToFieldEvent {
    field: '$.to'
    value: Uint8Array
  }

  export interface MapEntriesQueryReverseFieldEvent {
    field: '$.reverse'
    value: boolean
  }

  export interface MapEntriesQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface MapEntriesQueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export interface MapEntriesQueryKeysOnlyFieldEvent {
    field: '$.keysOnly'
    value: boolean
  }

  export interface MapEntriesQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<MapEntriesQuery>): Uint8Array {
    return encodeMessage(obj, MapEntriesQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntriesQuery>): MapEntriesQuery {
    return decodeMessage(buf, MapEntriesQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntriesQuery>): Generator<MapEntriesQueryPrefixFieldEvent | MapEntriesQueryFromFieldEvent | MapEntriesQueryToFieldEvent | MapEntriesQueryReverseFieldEvent | MapEntriesQueryLimitFieldEvent | MapEntriesQueryCursorFieldEvent | MapEntriesQueryKeysOnlyFieldEvent | MapEntriesQueryMaxBytesFieldEvent> {
    return streamMessage(buf, MapEntriesQuery.codec(), opts)
  }
}

export interface VecGetQuery {
  index?: number
  fromEnd?: number
  id?: ItemId
}

export namespace VecGetQuery {
  let _codec: Codec<VecGetQuery>

  export const codec = (): Codec<VecGetQuery> => {
    if (_codec == null) {
      _codec = message<VecGetQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.index != null) {
          w.uint32(8)
          w.uint64Number(obj.index)
        }

        if (obj.fromEnd != null) {
          w.uint32(16)
          w.uint64Number(obj.fromEnd)
        }

        if (obj.id != null) {
          w.uint32(26)
          ItemId.codec().encode(obj.id, w)
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
              obj.index = reader.uint64Number()
              break
            }
            case 2: {
              obj.fromEnd = reader.uint64Number()
              break
            }
            case 3: {
              obj.id = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.id
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.fromEnd`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.id`, {
                limits: opts.limits?.id
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

  export interface VecGetQueryIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VecGetQueryFromEndFieldEvent {
    field: '$.fromEnd'
    value: number
  }

  export interface VecGetQueryIdRevisionFieldEvent {
    field: '$.id.revision'
    value: number
  }

  export interface VecGetQueryIdOrdinalFieldEvent {
    field: '$.id.ordinal'
    value: number
  }

  export function encode (obj: Partial<VecGetQuery>): Uint8Array {
    return encodeMessage(obj, VecGetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecGetQuery>): VecGetQuery {
    return decodeMessage(buf, VecGetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecGetQuery>): Generator<VecGetQueryIndexFieldEvent | VecGetQueryFromEndFieldEvent | VecGetQueryIdRevisionFieldEvent | VecGetQueryIdOrdinalFieldEvent> {
    return streamMessage(buf, VecGetQuery.codec(), opts)
  }
}

export interface VecSliceQuery {
  from: number
  to?: number
  limit: number
  maxBytes: number
}

export namespace VecSliceQuery {
  let _codec: Codec<VecSliceQuery>

  export const codec = (): Codec<VecSliceQuery> => {
    if (_codec == null) {
      _codec = message<VecSliceQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.from != null && obj.from !== 0)) {
          w.uint32(8)
          w.uint64Number(obj.from)
        }

        if (obj.to != null) {
          w.uint32(16)
          w.uint64Number(obj.to)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint32(obj.limit)
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
          limit: 0,
          maxBytes: 0
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
              obj.to = reader.uint64Number()
              break
            }
            case 3: {
              obj.limit = reader.uint32()
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
              yield {
                field: `${prefix}.from`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.to`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
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

  export interface VecSliceQueryFromFieldEvent {
    field: '$.from'
    value: number
  }

  export interface VecSliceQueryToFieldEvent {
    field: '$.to'
    value: number
  }

  export interface VecSliceQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface VecSliceQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<VecSliceQuery>): Uint8Array {
    return encodeMessage(obj, VecSliceQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSliceQuery>): VecSliceQuery {
    return decodeMessage(buf, VecSliceQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecSliceQuery>): Generator<VecSliceQueryFromFieldEvent | VecSliceQueryToFieldEvent | VecSliceQueryLimitFieldEvent | VecSliceQueryMaxBytesFieldEvent> {
    return streamMessage(buf, VecSliceQuery.codec(), opts)
  }
}

export interface VecFindQuery {
  value: Uint8Array
  from: number
}

export namespace VecFindQuery {
  let _codec: Codec<VecFindQuery>

  export const codec = (): Codec<VecFindQuery> => {
    if (_codec == null) {
      _codec = message<VecFindQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.value)
        }

        if ((obj.from != null && obj.from !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.from)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          value: noBytes,
          from: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.value = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.uint64Number()
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
                field: `${prefix}.value`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
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

  export interface VecFindQueryValueFieldEvent {
    field: '$.value'
    value: Uint8Array
  }

  export interface VecFindQueryFromFieldEvent {
    field: '$.from'
    value: number
  }

  export function encode (obj: Partial<VecFindQuery>): Uint8Array {
    return encodeMessage(obj, VecFindQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecFindQuery>): VecFindQuery {
    return decodeMessage(buf, VecFindQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecFindQuery>): Generator<VecFindQueryValueFieldEvent | VecFindQueryFromFieldEvent> {
    return streamMessage(buf, VecFindQuery.codec(), opts)
  }
}

export interface SetHasQuery {
  values: Uint8Array[]
}

export namespace SetHasQuery {
  let _codec: Codec<SetHasQuery>

  export const codec = (): Codec<SetHasQuery> => {
    if (_codec == null) {
      _codec = message<SetHasQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

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

  export interface SetHasQueryValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export function encode (obj: Partial<SetHasQuery>): Uint8Array {
    return encodeMessage(obj, SetHasQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetHasQuery>): SetHasQuery {
    return decodeMessage(buf, SetHasQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetHasQuery>): Generator<SetHasQueryValuesFieldEvent> {
    return streamMessage(buf, SetHasQuery.codec(), opts)
  }
}

export interface SetValuesQuery {
  prefix?: Uint8Array
  from?: Uint8Array
  to?: Uint8Array
  reverse: boolean
  limit: number
  cursor?: Uint8Array
  maxBytes: number
}

export namespace SetValuesQuery {
  let _codec: Codec<SetValuesQuery>

  export const codec = (): Codec<SetValuesQuery> => {
    if (_codec == null) {
      _codec = message<SetValuesQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.prefix != null) {
          w.uint32(10)
          w.bytes(obj.prefix)
        }

        if (obj.from != null) {
          w.uint32(18)
          w.bytes(obj.from)
        }

        if (obj.to != null) {
          w.uint32(26)
          w.bytes(obj.to)
        }

        if ((obj.reverse != null && obj.reverse !== false)) {
          w.uint32(32)
          w.bool(obj.reverse)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(40)
          w.uint32(obj.limit)
        }

        if (obj.cursor != null) {
          w.uint32(50)
          w.bytes(obj.cursor)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(56)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reverse: false,
          limit: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.prefix = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.bytes()
              break
            }
            case 3: {
              obj.to = reader.bytes()
              break
            }
            case 4: {
              obj.reverse = reader.bool()
              break
            }
            case 5: {
              obj.limit = reader.uint32()
              break
            }
            case 6: {
              obj.cursor = reader.bytes()
              break
            }
            case 7: {
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
              yield {
                field: `${prefix}.prefix`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.to`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.reverse`,
                value: reader.bool()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.cursor`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
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

  export interface SetValuesQueryPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array
  }

  export interface SetValuesQueryFromFieldEvent {
    field: '$.from'
    value: Uint8Array
  }

  export interface SetValuesQueryToFieldEvent {
    field: '$.to'
    value: Uint8Array
  }

  export interface SetValuesQueryReverseFieldEvent {
    field: '$.reverse'
    value: boolean
  }

  export interface SetValuesQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface SetValuesQueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export interface SetValuesQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<SetValuesQuery>): Uint8Array {
    return encodeMessage(obj, SetValuesQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetValuesQuery>): SetValuesQuery {
    return decodeMessage(buf, SetValuesQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetValuesQuery>): Generator<SetValuesQueryPrefixFieldEvent | SetValuesQueryFromFieldEvent | SetValuesQueryToFieldEvent | SetValuesQueryReverseFieldEvent | SetValuesQueryLimitFieldEvent | SetValuesQueryCursorFieldEvent | SetValuesQueryMaxBytesFieldEvent> {
    return streamMessage(buf, SetValuesQuery.codec(), opts)
  }
}

export interface SetSubsetQuery {
  other: string
  cursor?: Uint8Array
}

export namespace SetSubsetQuery {
  let _codec: Codec<SetSubsetQuery>

  export const codec = (): Codec<SetSubsetQuery> => {
    if (_codec == null) {
      _codec = message<SetSubsetQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.other != null && obj.other !== '')) {
          w.uint32(10)
          w.string(obj.other)
        }

        if (obj.cursor != null) {
          w.uint32(18)
          w.bytes(obj.cursor)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          other: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.other = reader.string()
              break
            }
            case 2: {
              obj.cursor = reader.bytes()
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
                field: `${prefix}.other`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.cursor`,
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

  export interface SetSubsetQueryOtherFieldEvent {
    field: '$.other'
    value: string
  }

  export interface SetSubsetQueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export function encode (obj: Partial<SetSubsetQuery>): Uint8Array {
    return encodeMessage(obj, SetSubsetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetSubsetQuery>): SetSubsetQuery {
    return decodeMessage(buf, SetSubsetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetSubsetQuery>): Generator<SetSubsetQueryOtherFieldEvent | SetSubsetQueryCursorFieldEvent> {
    return streamMessage(buf, SetSubsetQuery.codec(), opts)
  }
}

export interface SetCombineQuery {
  other: string
  operation: string
  limit: number
  cursor?: Uint8Array
  maxBytes: number
}

export namespace SetCombineQuery {
  let _codec: Codec<SetCombineQuery>

  export const codec = (): Codec<SetCombineQuery> => {
    if (_codec == null) {
      _codec = message<SetCombineQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.other != null && obj.other !== '')) {
          w.uint32(10)
          w.string(obj.other)
        }

        if ((obj.operation != null && obj.operation !== '')) {
          w.uint32(18)
          w.string(obj.operation)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint32(obj.limit)
        }

        if (obj.cursor != null) {
          w.uint32(34)
          w.bytes(obj.cursor)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(40)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          other: '',
          operation: '',
          limit: 0,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.other = reader.string()
              break
            }
            case 2: {
              obj.operation = reader.string()
              break
            }
            case 3: {
              obj.limit = reader.uint32()
              break
            }
            case 4: {
              obj.cursor = reader.bytes()
              break
            }
            case 5: {
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
              yield {
                field: `${prefix}.other`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.operation`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.cursor`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
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

  export interface SetCombineQueryOtherFieldEvent {
    field: '$.other'
    value: string
  }

  export interface SetCombineQueryOperationFieldEvent {
    field: '$.operation'
    value: string
  }

  export interface SetCombineQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface SetCombineQueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export interface SetCombineQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<SetCombineQuery>): Uint8Array {
    return encodeMessage(obj, SetCombineQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetCombineQuery>): SetCombineQuery {
    return decodeMessage(buf, SetCombineQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetCombineQuery>): Generator<SetCombineQueryOtherFieldEvent | SetCombineQueryOperationFieldEvent | SetCombineQueryLimitFieldEvent | SetCombineQueryCursorFieldEvent | SetCombineQueryMaxBytesFieldEvent> {
    return streamMessage(buf, SetCombineQuery.codec(), opts)
  }
}

export interface CellGetQuery {}

export namespace CellGetQuery {
  let _codec: Codec<CellGetQuery>

  export const codec = (): Codec<CellGetQuery> => {
    if (_codec == null) {
      _codec = message<CellGetQuery>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<CellGetQuery>): Uint8Array {
    return encodeMessage(obj, CellGetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellGetQuery>): CellGetQuery {
    return decodeMessage(buf, CellGetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellGetQuery>): Generator<{}> {
    return streamMessage(buf, CellGetQuery.codec(), opts)
  }
}

export interface QueueGetQuery {
  keys: Uint8Array[]
  withoutValues: boolean
}

export namespace QueueGetQuery {
  let _codec: Codec<QueueGetQuery>

  export const codec = (): Codec<QueueGetQuery> => {
    if (_codec == null) {
      _codec = message<QueueGetQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.withoutValues != null && obj.withoutValues !== false)) {
          w.uint32(16)
          w.bool(obj.withoutValues)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: [],
          withoutValues: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
              break
            }
            case 2: {
              obj.withoutValues = reader.bool()
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
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.withoutValues`,
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

  export interface QueueGetQueryKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array
  }

  export interface QueueGetQueryWithoutValuesFieldEvent {
    field: '$.withoutValues'
    value: boolean
  }

  export function encode (obj: Partial<QueueGetQuery>): Uint8Array {
    return encodeMessage(obj, QueueGetQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueGetQuery>): QueueGetQuery {
    return decodeMessage(buf, QueueGetQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueGetQuery>): Generator<QueueGetQueryKeysFieldEvent | QueueGetQueryWithoutValuesFieldEvent> {
    return streamMessage(buf, QueueGetQuery.codec(), opts)
  }
}

export interface QueueEntriesQuery {
  greatestFirst: boolean
  range?: PriorityRange
  limit: number
  cursor?: QueueCursor
  withoutValues: boolean
  maxBytes: number
}

export namespace QueueEntriesQuery {
  let _codec: Codec<QueueEntriesQuery>

  export const codec = (): Codec<QueueEntriesQuery> => {
    if (_codec == null) {
      _codec = message<QueueEntriesQuery>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.greatestFirst != null && obj.greatestFirst !== false)) {
          w.uint32(8)
          w.bool(obj.greatestFirst)
        }

        if (obj.range != null) {
          w.uint32(18)
          PriorityRange.codec().encode(obj.range, w)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint32(obj.limit)
        }

        if (obj.cursor != null) {
          w.uint32(34)
          QueueCursor.codec().encode(obj.cursor, w)
        }

        if ((obj.withoutValues != null && obj.withoutValues !== false)) {
          w.uint32(40)
          w.bool(obj.withoutValues)
        }

        if ((obj.maxBytes != null && obj.maxBytes !== 0)) {
          w.uint32(48)
          w.uint32(obj.maxBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          greatestFirst: false,
          limit: 0,
          withoutValues: false,
          maxBytes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.greatestFirst = reader.bool()
              break
            }
            case 2: {
              obj.range = PriorityRange.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.range
              })
              break
            }
            case 3: {
              obj.limit = reader.uint32()
              break
            }
            case 4: {
              obj.cursor = QueueCursor.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cursor
              })
              break
            }
            case 5: {
              obj.withoutValues = reader.bool()
              break
            }
            case 6: {
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
              yield {
                field: `${prefix}.greatestFirst`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield * PriorityRange.codec().stream(reader, reader.uint32(), `${prefix}.range`, {
                limits: opts.limits?.range
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield * QueueCursor.codec().stream(reader, reader.uint32(), `${prefix}.cursor`, {
                limits: opts.limits?.cursor
              })

              break
            }
            case 5: {
              yield {
                field: `${prefix}.withoutValues`,
                value: reader.bool()
              }
              break
            }
            case 6: {
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

  export interface QueueEntriesQueryGreatestFirstFieldEvent {
    field: '$.greatestFirst'
    value: boolean
  }

  export interface QueueEntriesQueryRangeFromFieldEvent {
    field: '$.range.from'
    value: Uint8Array
  }

  export interface QueueEntriesQueryRangeFromExclusiveFieldEvent {
    field: '$.range.fromExclusive'
    value: boolean
  }

  export interface QueueEntriesQueryRangeToFieldEvent {
    field: '$.range.to'
    value: Uint8Array
  }

  export interface QueueEntriesQueryRangeToInclusiveFieldEvent {
    field: '$.range.toInclusive'
    value: boolean
  }

  export interface QueueEntriesQueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface QueueEntriesQueryCursorPriorityFieldEvent {
    field: '$.cursor.priority'
    value: Uint8Array
  }

  export interface QueueEntriesQueryCursorInsertedFieldEvent {
    field: '$.cursor.inserted'
    value: number
  }

  export interface QueueEntriesQueryCursorKeyFieldEvent {
    field: '$.cursor.key'
    value: Uint8Array
  }

  export interface QueueEntriesQueryWithoutValuesFieldEvent {
    field: '$.withoutValues'
    value: boolean
  }

  export interface QueueEntriesQueryMaxBytesFieldEvent {
    field: '$.maxBytes'
    value: number
  }

  export function encode (obj: Partial<QueueEntriesQuery>): Uint8Array {
    return encodeMessage(obj, QueueEntriesQuery.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueEntriesQuery>): QueueEntriesQuery {
    return decodeMessage(buf, QueueEntriesQuery.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueEntriesQuery>): Generator<QueueEntriesQueryGreatestFirstFieldEvent | QueueEntriesQueryRangeFromFieldEvent | QueueEntriesQueryRangeFromExclusiveFieldEvent | QueueEntriesQueryRangeToFieldEvent | QueueEntriesQueryRangeToInclusiveFieldEvent | QueueEntriesQueryLimitFieldEvent | QueueEntriesQueryCursorPriorityFieldEvent | QueueEntriesQueryCursorInsertedFieldEvent | QueueEntriesQueryCursorKeyFieldEvent | QueueEntriesQueryWithoutValuesFieldEvent | QueueEntriesQueryMaxBytesFieldEvent> {
    return streamMessage(buf, QueueEntriesQuery.codec(), opts)
  }
}

export interface QueueCursor {
  priority: Uint8Array
  inserted: number
  key: Uint8Array
}

export namespace QueueCursor {
  let _codec: Codec<QueueCursor>

  export const codec = (): Codec<QueueCursor> => {
    if (_codec == null) {
      _codec = message<QueueCursor>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.priority != null && obj.priority.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.priority)
        }

        if ((obj.inserted != null && obj.inserted !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.inserted)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.key)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          priority: noBytes,
          inserted: 0,
          key: noBytes
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.priority = reader.bytes()
              break
            }
            case 2: {
              obj.inserted = reader.uint64Number()
              break
            }
            case 3: {
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.priority`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.inserted`,
                value: reader.uint64Number()
              }
              break
            }
            case 3: {
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

  export interface QueueCursorPriorityFieldEvent {
    field: '$.priority'
    value: Uint8Array
  }

  export interface QueueCursorInsertedFieldEvent {
    field: '$.inserted'
    value: number
  }

  export interface QueueCursorKeyFieldEvent {
    field: '$.key'
    value: Uint8Array
  }

  export function encode (obj: Partial<QueueCursor>): Uint8Array {
    return encodeMessage(obj, QueueCursor.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCursor>): QueueCursor {
    return decodeMessage(buf, QueueCursor.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueueCursor>): Generator<QueueCursorPriorityFieldEvent | QueueCursorInsertedFieldEvent | QueueCursorKeyFieldEvent> {
    return streamMessage(buf, QueueCursor.codec(), opts)
  }
}

export interface Answer {
  rejection?: Rejection
  list?: CollectionList
  info?: CollectionInfo
  entries?: MapEntries
  size?: number
  vecItems?: VecItems
  vecFound?: VecFound
  setPage?: SetPage
  setSubset?: SetSubset
  cell?: CellContent
  queuePage?: QueuePage
}

export namespace Answer {
  let _codec: Codec<Answer>

  export const codec = (): Codec<Answer> => {
    if (_codec == null) {
      _codec = message<Answer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rejection != null) {
          w.uint32(10)
          Rejection.codec().encode(obj.rejection, w)
        }

        if (obj.list != null) {
          w.uint32(18)
          CollectionList.codec().encode(obj.list, w)
        }

        if (obj.info != null) {
          w.uint32(26)
          CollectionInfo.codec().encode(obj.info, w)
        }

        if (obj.entries != null) {
          w.uint32(82)
          MapEntries.codec().encode(obj.entries, w)
        }

        if (obj.size != null) {
          w.uint32(88)
          w.uint64Number(obj.size)
        }

        if (obj.vecItems != null) {
          w.uint32(98)
          VecItems.codec().encode(obj.vecItems, w)
        }

        if (obj.vecFound != null) {
          w.uint32(106)
          VecFound.codec().encode(obj.vecFound, w)
        }

        if (obj.setPage != null) {
          w.uint32(114)
          SetPage.codec().encode(obj.setPage, w)
        }

        if (obj.setSubset != null) {
          w.uint32(122)
          SetSubset.codec().encode(obj.setSubset, w)
        }

        if (obj.cell != null) {
          w.uint32(130)
          CellContent.codec().encode(obj.cell, w)
        }

        if (obj.queuePage != null) {
          w.uint32(138)
          QueuePage.codec().encode(obj.queuePage, w)
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
              obj.rejection = Rejection.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rejection
              })
              break
            }
            case 2: {
              obj.list = CollectionList.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.list
              })
              break
            }
            case 3: {
              obj.info = CollectionInfo.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.info
              })
              break
            }
            case 10: {
              obj.entries = MapEntries.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries
              })
              break
            }
            case 11: {
              obj.size = reader.uint64Number()
              break
            }
            case 12: {
              obj.vecItems = VecItems.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecItems
              })
              break
            }
            case 13: {
              obj.vecFound = VecFound.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vecFound
              })
              break
            }
            case 14: {
              obj.setPage = SetPage.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setPage
              })
              break
            }
            case 15: {
              obj.setSubset = SetSubset.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.setSubset
              })
              break
            }
            case 16: {
              obj.cell = CellContent.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cell
              })
              break
            }
            case 17: {
              obj.queuePage = QueuePage.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.queuePage
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
              yield * Rejection.codec().stream(reader, reader.uint32(), `${prefix}.rejection`, {
                limits: opts.limits?.rejection
              })

              break
            }
            case 2: {
              yield * CollectionList.codec().stream(reader, reader.uint32(), `${prefix}.list`, {
                limits: opts.limits?.list
              })

              break
            }
            case 3: {
              yield * CollectionInfo.codec().stream(reader, reader.uint32(), `${prefix}.info`, {
                limits: opts.limits?.info
              })

              break
            }
            case 10: {
              yield * MapEntries.codec().stream(reader, reader.uint32(), `${prefix}.entries`, {
                limits: opts.limits?.entries
              })

              break
            }
            case 11: {
              yield {
                field: `${prefix}.size`,
                value: reader.uint64Number()
              }
              break
            }
            case 12: {
              yield * VecItems.codec().stream(reader, reader.uint32(), `${prefix}.vecItems`, {
                limits: opts.limits?.vecItems
              })

              break
            }
            case 13: {
              yield * VecFound.codec().stream(reader, reader.uint32(), `${prefix}.vecFound`, {
                limits: opts.limits?.vecFound
              })

              break
            }
            case 14: {
              yield * SetPage.codec().stream(reader, reader.uint32(), `${prefix}.setPage`, {
                limits: opts.limits?.setPage
              })

              break
            }
            case 15: {
              yield * SetSubset.codec().stream(reader, reader.uint32(), `${prefix}.setSubset`, {
                limits: opts.limits?.setSubset
              })

              break
            }
            case 16: {
              yield * CellContent.codec().stream(reader, reader.uint32(), `${prefix}.cell`, {
                limits: opts.limits?.cell
              })

              break
            }
            case 17: {
              yield * QueuePage.codec().stream(reader, reader.uint32(), `${prefix}.queuePage`, {
                limits: opts.limits?.queuePage
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

  export interface AnswerRejectionCodeFieldEvent {
    field: '$.rejection.code'
    value: string
  }

  export interface AnswerRejectionMessageFieldEvent {
    field: '$.rejection.message'
    value: string
  }

  export interface AnswerRejectionLimitFieldEvent {
    field: '$.rejection.limit'
    value: number
  }

  export interface AnswerRejectionActualFieldEvent {
    field: '$.rejection.actual'
    value: number
  }

  export interface AnswerRejectionSettingFieldEvent {
    field: '$.rejection.setting'
    value: string
  }

  export interface AnswerRejectionOperationFieldEvent {
    field: '$.rejection.operation'
    value: number
  }

  export interface AnswerListCollectionsNameFieldEvent {
    field: '$.list.collections[].name'
    value: string
    index: number
  }

  export interface AnswerListCollectionsKindFieldEvent {
    field: '$.list.collections[].kind'
    value: string
    index: number
  }

  export interface AnswerListCollectionsItemsFieldEvent {
    field: '$.list.collections[].items'
    value: number
    index: number
  }

  export interface AnswerListCollectionsBytesFieldEvent {
    field: '$.list.collections[].bytes'
    value: number
    index: number
  }

  export interface AnswerListCollectionsCreatedFieldEvent {
    field: '$.list.collections[].created'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsKeyCodecFieldEvent {
    field: '$.list.collections[].options.keyCodec'
    value: string
    index: number
  }

  export interface AnswerListCollectionsOptionsValueCodecFieldEvent {
    field: '$.list.collections[].options.valueCodec'
    value: string
    index: number
  }

  export interface AnswerListCollectionsOptionsMaxItemsFieldEvent {
    field: '$.list.collections[].options.maxItems'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsMaxBytesFieldEvent {
    field: '$.list.collections[].options.maxBytes'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsCapacityFieldEvent {
    field: '$.list.collections[].options.capacity'
    value: number
    index: number
  }

  export interface AnswerListCollectionsOptionsPriorityFieldEvent {
    field: '$.list.collections[].options.priority'
    value: string
    index: number
  }

  export interface AnswerListMoreFieldEvent {
    field: '$.list.more'
    value: boolean
  }

  export interface AnswerInfoNameFieldEvent {
    field: '$.info.name'
    value: string
  }

  export interface AnswerInfoKindFieldEvent {
    field: '$.info.kind'
    value: string
  }

  export interface AnswerInfoItemsFieldEvent {
    field: '$.info.items'
    value: number
  }

  export interface AnswerInfoBytesFieldEvent {
    field: '$.info.bytes'
    value: number
  }

  export interface AnswerInfoCreatedFieldEvent {
    field: '$.info.created'
    value: number
  }

  export interface AnswerInfoOptionsKeyCodecFieldEvent {
    field: '$.info.options.keyCodec'
    value: string
  }

  export interface AnswerInfoOptionsValueCodecFieldEvent {
    field: '$.info.options.valueCodec'
    value: string
  }

  export interface AnswerInfoOptionsMaxItemsFieldEvent {
    field: '$.info.options.maxItems'
    value: number
  }

  export interface AnswerInfoOptionsMaxBytesFieldEvent {
    field: '$.info.options.maxBytes'
    value: number
  }

  export interface AnswerInfoOptionsCapacityFieldEvent {
    field: '$.info.options.capacity'
    value: number
  }

  export interface AnswerInfoOptionsPriorityFieldEvent {
    field: '$.info.options.priority'
    value: string
  }

  export interface AnswerEntriesEntriesKeyFieldEvent {
    field: '$.entries.entries[].key'
    value: Uint8Array
    index: number
  }

  export interface AnswerEntriesEntriesValueFieldEvent {
    field: '$.entries.entries[].value'
    value: Uint8Array
    index: number
  }

  export interface AnswerEntriesEntriesCreatedFieldEvent {
    field: '$.entries.entries[].created'
    value: number
    index: number
  }

  export interface AnswerEntriesEntriesModifiedFieldEvent {
    field: '$.entries.entries[].modified'
    value: number
    index: number
  }

  export interface AnswerEntriesEntriesTtlMsFieldEvent {
    field: '$.entries.entries[].ttlMs'
    value: number
    index: number
  }

  export interface AnswerEntriesMoreFieldEvent {
    field: '$.entries.more'
    value: boolean
  }

  export interface AnswerSizeFieldEvent {
    field: '$.size'
    value: number
  }

  export interface AnswerVecItemsItemsIdRevisionFieldEvent {
    field: '$.vecItems.items[].id.revision'
    value: number
    index: number
  }

  export interface AnswerVecItemsItemsIdOrdinalFieldEvent {
    field: '$.vecItems.items[].id.ordinal'
    value: number
    index: number
  }

  export interface AnswerVecItemsItemsModifiedFieldEvent {
    field: '$.vecItems.items[].modified'
    value: number
    index: number
  }

  export interface AnswerVecItemsItemsValueFieldEvent {
    field: '$.vecItems.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AnswerVecItemsIndexFieldEvent {
    field: '$.vecItems.index'
    value: number
  }

  export interface AnswerVecItemsLengthFieldEvent {
    field: '$.vecItems.length'
    value: number
  }

  export interface AnswerVecItemsMoreFieldEvent {
    field: '$.vecItems.more'
    value: boolean
  }

  export interface AnswerVecFoundIndexFieldEvent {
    field: '$.vecFound.index'
    value: number
  }

  export interface AnswerVecFoundIdRevisionFieldEvent {
    field: '$.vecFound.id.revision'
    value: number
  }

  export interface AnswerVecFoundIdOrdinalFieldEvent {
    field: '$.vecFound.id.ordinal'
    value: number
  }

  export interface AnswerVecFoundNextFieldEvent {
    field: '$.vecFound.next'
    value: number
  }

  export interface AnswerSetPageValuesFieldEvent {
    field: '$.setPage.values[]'
    index: number
    value: Uint8Array
  }

  export interface AnswerSetPageCursorFieldEvent {
    field: '$.setPage.cursor'
    value: Uint8Array
  }

  export interface AnswerSetSubsetSubsetFieldEvent {
    field: '$.setSubset.subset'
    value: boolean
  }

  export interface AnswerSetSubsetCursorFieldEvent {
    field: '$.setSubset.cursor'
    value: Uint8Array
  }

  export interface AnswerCellEntryValueFieldEvent {
    field: '$.cell.entry.value'
    value: Uint8Array
  }

  export interface AnswerCellEntryCreatedFieldEvent {
    field: '$.cell.entry.created'
    value: number
  }

  export interface AnswerCellEntryModifiedFieldEvent {
    field: '$.cell.entry.modified'
    value: number
  }

  export interface AnswerQueuePageItemsKeyFieldEvent {
    field: '$.queuePage.items[].key'
    value: Uint8Array
    index: number
  }

  export interface AnswerQueuePageItemsPriorityFieldEvent {
    field: '$.queuePage.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface AnswerQueuePageItemsValueFieldEvent {
    field: '$.queuePage.items[].value'
    value: Uint8Array
    index: number
  }

  export interface AnswerQueuePageItemsCreatedFieldEvent {
    field: '$.queuePage.items[].created'
    value: number
    index: number
  }

  export interface AnswerQueuePageItemsInsertedFieldEvent {
    field: '$.queuePage.items[].inserted'
    value: number
    index: number
  }

  export interface AnswerQueuePageItemsModifiedFieldEvent {
    field: '$.queuePage.items[].modified'
    value: number
    index: number
  }

  export interface AnswerQueuePageMoreFieldEvent {
    field: '$.queuePage.more'
    value: boolean
  }

  export function encode (obj: Partial<Answer>): Uint8Array {
    return encodeMessage(obj, Answer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Answer {
    return decodeMessage(buf, Answer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Generator<AnswerRejectionCodeFieldEvent | AnswerRejectionMessageFieldEvent | AnswerRejectionLimitFieldEvent | AnswerRejectionActualFieldEvent | AnswerRejectionSettingFieldEvent | AnswerRejectionOperationFieldEvent | AnswerListCollectionsNameFieldEvent | AnswerListCollectionsKindFieldEvent | AnswerListCollectionsItemsFieldEvent | AnswerListCollectionsBytesFieldEvent | AnswerListCollectionsCreatedFieldEvent | AnswerListCollectionsOptionsKeyCodecFieldEvent | AnswerListCollectionsOptionsValueCodecFieldEvent | AnswerListCollectionsOptionsMaxItemsFieldEvent | AnswerListCollectionsOptionsMaxBytesFieldEvent | AnswerListCollectionsOptionsCapacityFieldEvent | AnswerListCollectionsOptionsPriorityFieldEvent | AnswerListMoreFieldEvent | AnswerInfoNameFieldEvent | AnswerInfoKindFieldEvent | AnswerInfoItemsFieldEvent | AnswerInfoBytesFieldEvent | AnswerInfoCreatedFieldEvent | AnswerInfoOptionsKeyCodecFieldEvent | AnswerInfoOptionsValueCodecFieldEvent | AnswerInfoOptionsMaxItemsFieldEvent | AnswerInfoOptionsMaxBytesFieldEvent | AnswerInfoOptionsCapacityFieldEvent | AnswerInfoOptionsPriorityFieldEvent | AnswerEntriesEntriesKeyFieldEvent | AnswerEntriesEntriesValueFieldEvent | AnswerEntriesEntriesCreatedFieldEvent | AnswerEntriesEntriesModifiedFieldEvent | AnswerEntriesEntriesTtlMsFieldEvent | AnswerEntriesMoreFieldEvent | AnswerSizeFieldEvent | AnswerVecItemsItemsIdRevisionFieldEvent | AnswerVecItemsItemsIdOrdinalFieldEvent | AnswerVecItemsItemsModifiedFieldEvent | AnswerVecItemsItemsValueFieldEvent | AnswerVecItemsIndexFieldEvent | AnswerVecItemsLengthFieldEvent | AnswerVecItemsMoreFieldEvent | AnswerVecFoundIndexFieldEvent | AnswerVecFoundIdRevisionFieldEvent | AnswerVecFoundIdOrdinalFieldEvent | AnswerVecFoundNextFieldEvent | AnswerSetPageValuesFieldEvent | AnswerSetPageCursorFieldEvent | AnswerSetSubsetSubsetFieldEvent | AnswerSetSubsetCursorFieldEvent | AnswerCellEntryValueFieldEvent | AnswerCellEntryCreatedFieldEvent | AnswerCellEntryModifiedFieldEvent | AnswerQueuePageItemsKeyFieldEvent | AnswerQueuePageItemsPriorityFieldEvent | AnswerQueuePageItemsValueFieldEvent | AnswerQueuePageItemsCreatedFieldEvent | AnswerQueuePageItemsInsertedFieldEvent | AnswerQueuePageItemsModifiedFieldEvent | AnswerQueuePageMoreFieldEvent> {
    return streamMessage(buf, Answer.codec(), opts)
  }
}

export interface CollectionInfo {
  name: string
  kind: string
  items: number
  bytes: number
  created: number
  options?: CollectionOptions
}

export namespace CollectionInfo {
  let _codec: Codec<CollectionInfo>

  export const codec = (): Codec<CollectionInfo> => {
    if (_codec == null) {
      _codec = message<CollectionInfo>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(18)
          w.string(obj.kind)
        }

        if ((obj.items != null && obj.items !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.items)
        }

        if ((obj.bytes != null && obj.bytes !== 0)) {
          w.uint32(32)
          w.uint64Number(obj.bytes)
        }

        if ((obj.created != null && obj.created !== 0)) {
          w.uint32(40)
          w.uint64Number(obj.created)
        }

        if (obj.options != null) {
          w.uint32(50)
          CollectionOptions.codec().encode(obj.options, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          kind: '',
          items: 0,
          bytes: 0,
          created: 0
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
              obj.kind = reader.string()
              break
            }
            case 3: {
              obj.items = reader.uint64Number()
              break
            }
            case 4: {
              obj.bytes = reader.uint64Number()
              break
            }
            case 5: {
              obj.created = reader.uint64Number()
              break
            }
            case 6: {
              obj.options = CollectionOptions.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.options
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
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.items`,
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
                field: `${prefix}.created`,
                value: reader.uint64Number()
              }
              break
            }
            case 6: {
              yield * CollectionOptions.codec().stream(reader, reader.uint32(), `${prefix}.options`, {
                limits: opts.limits?.options
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

  export interface CollectionInfoNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface CollectionInfoKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface CollectionInfoItemsFieldEvent {
    field: '$.items'
    value: number
  }

  export interface CollectionInfoBytesFieldEvent {
    field: '$.bytes'
    value: number
  }

  export interface CollectionInfoCreatedFieldEvent {
    field: '$.created'
    value: number
  }

  export interface CollectionInfoOptionsKeyCodecFieldEvent {
    field: '$.options.keyCodec'
    value: string
  }

  export interface CollectionInfoOptionsValueCodecFieldEvent {
    field: '$.options.valueCodec'
    value: string
  }

  export interface CollectionInfoOptionsMaxItemsFieldEvent {
    field: '$.options.maxItems'
    value: number
  }

  export interface CollectionInfoOptionsMaxBytesFieldEvent {
    field: '$.options.maxBytes'
    value: number
  }

  export interface CollectionInfoOptionsCapacityFieldEvent {
    field: '$.options.capacity'
    value: number
  }

  export interface CollectionInfoOptionsPriorityFieldEvent {
    field: '$.options.priority'
    value: string
  }

  export function encode (obj: Partial<CollectionInfo>): Uint8Array {
    return encodeMessage(obj, CollectionInfo.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionInfo>): CollectionInfo {
    return decodeMessage(buf, CollectionInfo.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionInfo>): Generator<CollectionInfoNameFieldEvent | CollectionInfoKindFieldEvent | CollectionInfoItemsFieldEvent | CollectionInfoBytesFieldEvent | CollectionInfoCreatedFieldEvent | CollectionInfoOptionsKeyCodecFieldEvent | CollectionInfoOptionsValueCodecFieldEvent | CollectionInfoOptionsMaxItemsFieldEvent | CollectionInfoOptionsMaxBytesFieldEvent | CollectionInfoOptionsCapacityFieldEvent | CollectionInfoOptionsPriorityFieldEvent> {
    return streamMessage(buf, CollectionInfo.codec(), opts)
  }
}

export interface CollectionList {
  collections: CollectionInfo[]
  more: boolean
}

export namespace CollectionList {
  let _codec: Codec<CollectionList>

  export const codec = (): Codec<CollectionList> => {
    if (_codec == null) {
      _codec = message<CollectionList>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.collections != null && obj.collections.length > 0) {
          for (const value of obj.collections) {
            w.uint32(10)
            CollectionInfo.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          collections: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.collections != null && obj.collections.length === opts.limits.collections) {
                throw new MaxLengthError('Decode error - repeated field "collections" had too many elements')
              }

              obj.collections.push(CollectionInfo.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.collections$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
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
              if (opts.limits?.collections != null && obj.collections === opts.limits.collections) {
                throw new MaxLengthError('Streaming decode error - repeated field "collections" had too many elements')
              }

              for (const evt of CollectionInfo.codec().stream(reader, reader.uint32(), `${prefix}.collections[]`, {
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
            case 2: {
              yield {
                field: `${prefix}.more`,
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

  export interface CollectionListCollectionsNameFieldEvent {
    field: '$.collections[].name'
    value: string
    index: number
  }

  export interface CollectionListCollectionsKindFieldEvent {
    field: '$.collections[].kind'
    value: string
    index: number
  }

  export interface CollectionListCollectionsItemsFieldEvent {
    field: '$.collections[].items'
    value: number
    index: number
  }

  export interface CollectionListCollectionsBytesFieldEvent {
    field: '$.collections[].bytes'
    value: number
    index: number
  }

  export interface CollectionListCollectionsCreatedFieldEvent {
    field: '$.collections[].created'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsKeyCodecFieldEvent {
    field: '$.collections[].options.keyCodec'
    value: string
    index: number
  }

  export interface CollectionListCollectionsOptionsValueCodecFieldEvent {
    field: '$.collections[].options.valueCodec'
    value: string
    index: number
  }

  export interface CollectionListCollectionsOptionsMaxItemsFieldEvent {
    field: '$.collections[].options.maxItems'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsMaxBytesFieldEvent {
    field: '$.collections[].options.maxBytes'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsCapacityFieldEvent {
    field: '$.collections[].options.capacity'
    value: number
    index: number
  }

  export interface CollectionListCollectionsOptionsPriorityFieldEvent {
    field: '$.collections[].options.priority'
    value: string
    index: number
  }

  export interface CollectionListMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<CollectionList>): Uint8Array {
    return encodeMessage(obj, CollectionList.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionList>): CollectionList {
    return decodeMessage(buf, CollectionList.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CollectionList>): Generator<CollectionListCollectionsNameFieldEvent | CollectionListCollectionsKindFieldEvent | CollectionListCollectionsItemsFieldEvent | CollectionListCollectionsBytesFieldEvent | CollectionListCollectionsCreatedFieldEvent | CollectionListCollectionsOptionsKeyCodecFieldEvent | CollectionListCollectionsOptionsValueCodecFieldEvent | CollectionListCollectionsOptionsMaxItemsFieldEvent | CollectionListCollectionsOptionsMaxBytesFieldEvent | CollectionListCollectionsOptionsCapacityFieldEvent | CollectionListCollectionsOptionsPriorityFieldEvent | CollectionListMoreFieldEvent> {
    return streamMessage(buf, CollectionList.codec(), opts)
  }
}

export interface MapEntries {
  entries: MapEntry[]
  more: boolean
}

export namespace MapEntries {
  let _codec: Codec<MapEntries>

  export const codec = (): Codec<MapEntries> => {
    if (_codec == null) {
      _codec = message<MapEntries>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(10)
            MapEntry.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          entries: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(MapEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
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

              for (const evt of MapEntry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
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
            case 2: {
              yield {
                field: `${prefix}.more`,
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

  export interface MapEntriesEntriesKeyFieldEvent {
    field: '$.entries[].key'
    value: Uint8Array
    index: number
  }

  export interface MapEntriesEntriesValueFieldEvent {
    field: '$.entries[].value'
    value: Uint8Array
    index: number
  }

  export interface MapEntriesEntriesCreatedFieldEvent {
    field: '$.entries[].created'
    value: number
    index: number
  }

  export interface MapEntriesEntriesModifiedFieldEvent {
    field: '$.entries[].modified'
    value: number
    index: number
  }

  export interface MapEntriesEntriesTtlMsFieldEvent {
    field: '$.entries[].ttlMs'
    value: number
    index: number
  }

  export interface MapEntriesMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<MapEntries>): Uint8Array {
    return encodeMessage(obj, MapEntries.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntries>): MapEntries {
    return decodeMessage(buf, MapEntries.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MapEntries>): Generator<MapEntriesEntriesKeyFieldEvent | MapEntriesEntriesValueFieldEvent | MapEntriesEntriesCreatedFieldEvent | MapEntriesEntriesModifiedFieldEvent | MapEntriesEntriesTtlMsFieldEvent | MapEntriesMoreFieldEvent> {
    return streamMessage(buf, MapEntries.codec(), opts)
  }
}

export interface VecItems {
  items: VecItem[]
  index: number
  length: number
  more: boolean
}

export namespace VecItems {
  let _codec: Codec<VecItems>

  export const codec = (): Codec<VecItems> => {
    if (_codec == null) {
      _codec = message<VecItems>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            VecItem.codec().encode(value, w)
          }
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(16)
          w.uint64Number(obj.index)
        }

        if ((obj.length != null && obj.length !== 0)) {
          w.uint32(24)
          w.uint64Number(obj.length)
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(32)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: [],
          index: 0,
          length: 0,
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(VecItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
              }))
              break
            }
            case 2: {
              obj.index = reader.uint64Number()
              break
            }
            case 3: {
              obj.length = reader.uint64Number()
              break
            }
            case 4: {
              obj.more = reader.bool()
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
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of VecItem.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

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
                field: `${prefix}.length`,
                value: reader.uint64Number()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.more`,
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

  export interface VecItemsItemsIdRevisionFieldEvent {
    field: '$.items[].id.revision'
    value: number
    index: number
  }

  export interface VecItemsItemsIdOrdinalFieldEvent {
    field: '$.items[].id.ordinal'
    value: number
    index: number
  }

  export interface VecItemsItemsModifiedFieldEvent {
    field: '$.items[].modified'
    value: number
    index: number
  }

  export interface VecItemsItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export interface VecItemsIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VecItemsLengthFieldEvent {
    field: '$.length'
    value: number
  }

  export interface VecItemsMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<VecItems>): Uint8Array {
    return encodeMessage(obj, VecItems.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItems>): VecItems {
    return decodeMessage(buf, VecItems.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecItems>): Generator<VecItemsItemsIdRevisionFieldEvent | VecItemsItemsIdOrdinalFieldEvent | VecItemsItemsModifiedFieldEvent | VecItemsItemsValueFieldEvent | VecItemsIndexFieldEvent | VecItemsLengthFieldEvent | VecItemsMoreFieldEvent> {
    return streamMessage(buf, VecItems.codec(), opts)
  }
}

export interface VecFound {
  index?: number
  id?: ItemId
  next?: number
}

export namespace VecFound {
  let _codec: Codec<VecFound>

  export const codec = (): Codec<VecFound> => {
    if (_codec == null) {
      _codec = message<VecFound>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.index != null) {
          w.uint32(8)
          w.uint64Number(obj.index)
        }

        if (obj.id != null) {
          w.uint32(18)
          ItemId.codec().encode(obj.id, w)
        }

        if (obj.next != null) {
          w.uint32(24)
          w.uint64Number(obj.next)
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
              obj.index = reader.uint64Number()
              break
            }
            case 2: {
              obj.id = ItemId.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.id
              })
              break
            }
            case 3: {
              obj.next = reader.uint64Number()
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
                field: `${prefix}.index`,
                value: reader.uint64Number()
              }
              break
            }
            case 2: {
              yield * ItemId.codec().stream(reader, reader.uint32(), `${prefix}.id`, {
                limits: opts.limits?.id
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.next`,
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

  export interface VecFoundIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VecFoundIdRevisionFieldEvent {
    field: '$.id.revision'
    value: number
  }

  export interface VecFoundIdOrdinalFieldEvent {
    field: '$.id.ordinal'
    value: number
  }

  export interface VecFoundNextFieldEvent {
    field: '$.next'
    value: number
  }

  export function encode (obj: Partial<VecFound>): Uint8Array {
    return encodeMessage(obj, VecFound.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecFound>): VecFound {
    return decodeMessage(buf, VecFound.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VecFound>): Generator<VecFoundIndexFieldEvent | VecFoundIdRevisionFieldEvent | VecFoundIdOrdinalFieldEvent | VecFoundNextFieldEvent> {
    return streamMessage(buf, VecFound.codec(), opts)
  }
}

export interface SetPage {
  values: Uint8Array[]
  cursor?: Uint8Array
}

export namespace SetPage {
  let _codec: Codec<SetPage>

  export const codec = (): Codec<SetPage> => {
    if (_codec == null) {
      _codec = message<SetPage>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (obj.cursor != null) {
          w.uint32(18)
          w.bytes(obj.cursor)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(reader.bytes())
              break
            }
            case 2: {
              obj.cursor = reader.bytes()
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              yield {
                field: `${prefix}.values[]`,
                index: obj.values,
                value: reader.bytes()
              }

              obj.values++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.cursor`,
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

  export interface SetPageValuesFieldEvent {
    field: '$.values[]'
    index: number
    value: Uint8Array
  }

  export interface SetPageCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export function encode (obj: Partial<SetPage>): Uint8Array {
    return encodeMessage(obj, SetPage.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetPage>): SetPage {
    return decodeMessage(buf, SetPage.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetPage>): Generator<SetPageValuesFieldEvent | SetPageCursorFieldEvent> {
    return streamMessage(buf, SetPage.codec(), opts)
  }
}

export interface SetSubset {
  subset?: boolean
  cursor?: Uint8Array
}

export namespace SetSubset {
  let _codec: Codec<SetSubset>

  export const codec = (): Codec<SetSubset> => {
    if (_codec == null) {
      _codec = message<SetSubset>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.subset != null) {
          w.uint32(8)
          w.bool(obj.subset)
        }

        if (obj.cursor != null) {
          w.uint32(18)
          w.bytes(obj.cursor)
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
              obj.subset = reader.bool()
              break
            }
            case 2: {
              obj.cursor = reader.bytes()
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
                field: `${prefix}.subset`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.cursor`,
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

  export interface SetSubsetSubsetFieldEvent {
    field: '$.subset'
    value: boolean
  }

  export interface SetSubsetCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array
  }

  export function encode (obj: Partial<SetSubset>): Uint8Array {
    return encodeMessage(obj, SetSubset.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetSubset>): SetSubset {
    return decodeMessage(buf, SetSubset.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SetSubset>): Generator<SetSubsetSubsetFieldEvent | SetSubsetCursorFieldEvent> {
    return streamMessage(buf, SetSubset.codec(), opts)
  }
}

export interface CellContent {
  entry?: CellEntry
}

export namespace CellContent {
  let _codec: Codec<CellContent>

  export const codec = (): Codec<CellContent> => {
    if (_codec == null) {
      _codec = message<CellContent>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.entry != null) {
          w.uint32(10)
          CellEntry.codec().encode(obj.entry, w)
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
              obj.entry = CellEntry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entry
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
              yield * CellEntry.codec().stream(reader, reader.uint32(), `${prefix}.entry`, {
                limits: opts.limits?.entry
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

  export interface CellContentEntryValueFieldEvent {
    field: '$.entry.value'
    value: Uint8Array
  }

  export interface CellContentEntryCreatedFieldEvent {
    field: '$.entry.created'
    value: number
  }

  export interface CellContentEntryModifiedFieldEvent {
    field: '$.entry.modified'
    value: number
  }

  export function encode (obj: Partial<CellContent>): Uint8Array {
    return encodeMessage(obj, CellContent.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellContent>): CellContent {
    return decodeMessage(buf, CellContent.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CellContent>): Generator<CellContentEntryValueFieldEvent | CellContentEntryCreatedFieldEvent | CellContentEntryModifiedFieldEvent> {
    return streamMessage(buf, CellContent.codec(), opts)
  }
}

export interface QueuePage {
  items: QueueItem[]
  more: boolean
}

export namespace QueuePage {
  let _codec: Codec<QueuePage>

  export const codec = (): Codec<QueuePage> => {
    if (_codec == null) {
      _codec = message<QueuePage>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.items != null && obj.items.length > 0) {
          for (const value of obj.items) {
            w.uint32(10)
            QueueItem.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          items: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items.length === opts.limits.items) {
                throw new MaxLengthError('Decode error - repeated field "items" had too many elements')
              }

              obj.items.push(QueueItem.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.items$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
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
          items: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.items != null && obj.items === opts.limits.items) {
                throw new MaxLengthError('Streaming decode error - repeated field "items" had too many elements')
              }

              for (const evt of QueueItem.codec().stream(reader, reader.uint32(), `${prefix}.items[]`, {
                limits: opts.limits?.items$
              })) {
                yield {
                  ...evt,
                  index: obj.items
                }
              }

              obj.items++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
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

  export interface QueuePageItemsKeyFieldEvent {
    field: '$.items[].key'
    value: Uint8Array
    index: number
  }

  export interface QueuePageItemsPriorityFieldEvent {
    field: '$.items[].priority'
    value: Uint8Array
    index: number
  }

  export interface QueuePageItemsValueFieldEvent {
    field: '$.items[].value'
    value: Uint8Array
    index: number
  }

  export interface QueuePageItemsCreatedFieldEvent {
    field: '$.items[].created'
    value: number
    index: number
  }

  export interface QueuePageItemsInsertedFieldEvent {
    field: '$.items[].inserted'
    value: number
    index: number
  }

  export interface QueuePageItemsModifiedFieldEvent {
    field: '$.items[].modified'
    value: number
    index: number
  }

  export interface QueuePageMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<QueuePage>): Uint8Array {
    return encodeMessage(obj, QueuePage.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePage>): QueuePage {
    return decodeMessage(buf, QueuePage.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QueuePage>): Generator<QueuePageItemsKeyFieldEvent | QueuePageItemsPriorityFieldEvent | QueuePageItemsValueFieldEvent | QueuePageItemsCreatedFieldEvent | QueuePageItemsInsertedFieldEvent | QueuePageItemsModifiedFieldEvent | QueuePageMoreFieldEvent> {
    return streamMessage(buf, QueuePage.codec(), opts)
  }
}
