import type {
  ItemId,
  Result,
  VecCommand,
  VecInsert,
  VecItem,
  VecPlace,
  VecSet,
  VecSwap,
} from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import { editing, editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import { refuseGrowth } from './quota.ts'
import { type Refusal, refuse } from './rejections.ts'
import { constantResult, done } from './results.ts'
import { type Stepped, type Steps, whenDone } from './steps.ts'
import type { VecDraft } from './vec-draft.ts'
import { vecIdOf } from './vec-id.ts'
import { vecItemOf } from './vec-item.ts'

const setApplied = constantResult({ vecSet: { applied: true } })
const noItem = constantResult({ vecItem: {} })

/** Executes the one operation that the command has. */
export function executeVecCommand(
  vec: VecDraft,
  command: VecCommand,
  at: EntryContext,
): Stepped<Result> {
  const { size } = vec
  if (command.push !== undefined) return insert(vec, size, command.push.values, at)
  if (command.pushFront !== undefined) return insert(vec, 0, command.pushFront.values, at)
  if (command.pop !== undefined) return size === 0 ? noItem : take(vec, size - 1)
  if (command.popFront !== undefined) return size === 0 ? noItem : take(vec, 0)
  if (command.insert !== undefined) return insertAt(vec, command.insert, at)
  if (command.set !== undefined) return set(vec, command.set, at)
  if (command.remove !== undefined) {
    const position = positionOf(vec, command.remove.place)
    return typeof position === 'number' ? take(vec, position) : { rejection: position }
  }
  if (command.swap !== undefined) return swap(vec, command.swap, at)
  return truncate(vec, Math.min(command.truncate?.length ?? 0, size))
}

function truncate(vec: VecDraft, kept: number): Stepped<Result> {
  const { size } = vec
  const result = { count: size - kept }
  if (kept > 0) return whenDone(vec.removeRange(kept, size), () => result)
  vec.clear()
  return result
}

/** Position of the item at a place, or why there is none. */
function positionOf(vec: VecDraft, place: VecPlace | undefined): number | Refusal {
  if (place?.id !== undefined) return positionOfId(vec, place.id)
  const index = place?.index ?? 0
  return index < vec.size ? index : outOfRange(vec.size, index)
}

function positionOfId(vec: VecDraft, { revision, ordinal }: ItemId): number | Refusal {
  const position = vec.positionOf(vecIdOf(revision, ordinal))
  return position < 0
    ? refuse('item_unknown', `no item has the id ${revision}.${ordinal}`)
    : position
}

function outOfRange(length: number, index: number): Refusal {
  return {
    ...refuse('index_out_of_range', `index ${index} in a vec of length ${length}`),
    limit: length,
    actual: index,
  }
}

function insertAt(
  vec: VecDraft,
  { index = 0, after, value }: VecInsert,
  at: EntryContext,
): Stepped<Result> {
  if (after !== undefined) {
    const position = positionOfId(vec, after)
    return typeof position === 'number'
      ? insert(vec, position + 1, [value], at)
      : { rejection: position }
  }
  return index <= vec.size
    ? insert(vec, index, [value], at)
    : { rejection: outOfRange(vec.size, index) }
}

function insert(
  vec: VecDraft,
  position: number,
  values: readonly Uint8Array[],
  at: EntryContext,
): Stepped<Result> {
  const moreBytes = values.reduce((sum, value) => sum + value.length, 0)
  const over = refuseGrowth(vec, values.length, moreBytes)
  if (over !== null) return { rejection: over }
  const ordinal = at.takeOrdinals(values.length)
  return whenDone(
    editing(values.length, insertMany(vec, position, values, at.revision, ordinal)),
    () => ({
      vecLength: {
        length: vec.size,
        ...(values.length === 0 ? {} : { first: { revision: at.revision, ordinal } }),
      },
    }),
  )
}

/** A part before the first item or behind the last one stays there: that is where the order of a vec has room. */
function* insertMany(
  vec: VecDraft,
  position: number,
  values: readonly Uint8Array[],
  revision: number,
  ordinal: number,
): Steps<void> {
  const fromEnd = position === 0
  for (let done = 0; done < values.length; done += editsInStep) {
    if (done > 0) yield
    const stop = fromEnd ? values.length - done : Math.min(values.length, done + editsInStep)
    const start = fromEnd ? Math.max(0, stop - editsInStep) : done
    const part = values.slice(start, stop).map(byteString)
    vec.insert(fromEnd ? 0 : position + start, part, revision, ordinal + start)
  }
}

function take(vec: VecDraft, position: number): Result {
  const item = itemAt(vec, position)
  if (item !== undefined) vec.remove(position)
  return { vecItem: item === undefined ? {} : { item } }
}

function set(vec: VecDraft, command: VecSet, at: EntryContext): Result {
  const position = positionOf(vec, command.place)
  if (typeof position !== 'number') return { rejection: position }
  const previous = itemAt(vec, position)
  if (previous === undefined) return { rejection: outOfRange(vec.size, position) }
  if (command.ifRevision !== undefined && command.ifRevision !== previous.modified) {
    return { vecSet: { applied: false, previous } }
  }
  const value = byteString(command.value)
  const over = refuseGrowth(vec, 0, value.length - previous.value.length)
  if (over !== null) return { rejection: over }
  vec.replace(position, value, at.revision)
  return command.returnPrevious ? { vecSet: { applied: true, previous } } : setApplied
}

function swap(vec: VecDraft, command: VecSwap, { revision }: EntryContext): Result {
  const left = positionOf(vec, command.left)
  if (typeof left !== 'number') return { rejection: left }
  const right = positionOf(vec, command.right)
  if (typeof right !== 'number') return { rejection: right }
  if (left !== right) vec.swap(left, right, revision)
  return done
}

function itemAt(vec: VecDraft, position: number): VecItem | undefined {
  const found = vec.at(position)
  return found === undefined ? undefined : vecItemOf(...found)
}
