import { type HistoryLine, isHistoryLine } from './history.ts'
import { type Sequential, type State, sequentialOf } from './sequential.ts'

export interface Verdict {
  /** `undecided`: the search was given up. */
  readonly verdict: 'linearizable' | 'not linearizable' | 'undecided'
  readonly operations: number
  /** The key without an order, and how far one was found: the operations of its longest order, and those that fit nowhere. */
  readonly witness: Witness | null
}

interface Witness {
  readonly key: string
  readonly order: readonly HistoryLine[]
  readonly stuck: readonly HistoryLine[]
}

/** States looked at for one key before the search is given up. */
const PATIENCE = 2_000_000

/**
 * Whether there is one order of all operations that every answer agrees with, in which none comes before another that
 * had returned when it was called. Every key is judged alone (locality: Herlihy and Wing, 1990); per key the search is
 * that of Wing and Gong (1993) with the memory of Lowe (2017). Operations that certainly had no effect and reads
 * without an answer say nothing; other operations without an answer may have happened at any later time, or never.
 */
export function checkLinearizable(lines: readonly unknown[], patience = PATIENCE): Verdict {
  const keys = new Map<string, HistoryLine[]>()
  let operations = 0
  for (const line of lines) {
    if (!isHistoryLine(line) || saysNothing(line)) continue
    operations += 1
    const name = `${line.op.obj}/${line.op.key}`
    const of = keys.get(name)
    if (of === undefined) keys.set(name, [line])
    else of.push(line)
  }
  let verdict: Verdict['verdict'] = 'linearizable'
  for (const [key, of] of keys) {
    const found = search(of, sequentialOf(of[0]?.op.obj ?? ''), patience)
    if (found.verdict === 'not linearizable') {
      return { verdict: found.verdict, operations, witness: { key, ...found.witness } }
    }
    if (found.verdict === 'undecided') verdict = found.verdict
  }
  return { verdict, operations, witness: null }
}

function saysNothing({ op, ok, definite }: HistoryLine): boolean {
  const isRead = op.kind === 'get' || op.kind === 'size'
  if (op.kind === 'session-get' || op.kind === 'local-get') return true
  return !ok && (definite === true || isRead)
}

/** A call or a return in the order of time, in a list that operations are taken out of and put back into. */
interface Moment {
  readonly line: HistoryLine
  readonly id: number
  readonly isCall: boolean
  /** Of a call: its return; null where none came. */
  match: Moment | null
  before: Moment | null
  after: Moment | null
}

type Found =
  | { readonly verdict: 'linearizable' | 'undecided' }
  | { readonly verdict: 'not linearizable'; readonly witness: Omit<Witness, 'key'> }

function search(lines: readonly HistoryLine[], apply: Sequential, patience: number): Found {
  const head = momentsOf(lines)
  const required = lines.filter(({ ok }) => ok).length
  const seen = new Set<string>()
  const taken = new TakenSet(lines.length)
  const stack: { readonly call: Moment; readonly state: State }[] = []
  let state: State = null
  let done = 0
  let longest: readonly HistoryLine[] = []
  let at = head.after
  while (at !== null && done < required) {
    if (at.isCall) {
      const next = apply(state, at.line)
      if (next !== undefined && isNew(seen, taken, at.id, next)) {
        if (seen.size > patience) return { verdict: 'undecided' }
        stack.push({ call: at, state })
        state = next
        done += at.line.ok ? 1 : 0
        takeOut(at)
        at = head.after
      } else {
        at = at.after
      }
    } else {
      // Something returned that has no place yet: the last choice was wrong.
      if (stack.length > longest.length) longest = stack.map(({ call }) => call.line)
      const last = stack.pop()
      if (last === undefined)
        return { verdict: 'not linearizable', witness: witnessOf(lines, longest) }
      state = last.state
      taken.delete(last.call.id)
      done -= last.call.line.ok ? 1 : 0
      putBack(last.call)
      at = last.call.after
    }
  }
  return { verdict: 'linearizable' }
}

/** Takes the operation into the set, unless the same operations have led to the same state before. */
function isNew(seen: Set<string>, taken: TakenSet, id: number, state: State): boolean {
  taken.add(id)
  const name = `${taken.name} ${state === null ? '' : `=${state}`}`
  if (!seen.has(name)) {
    seen.add(name)
    return true
  }
  taken.delete(id)
  return false
}

/** Operations by number. Its name is short, because most of them are taken from the front. */
class TakenSet {
  readonly #bits: Uint16Array

  constructor(size: number) {
    this.#bits = new Uint16Array(Math.ceil(size / 16))
  }

  add(id: number): void {
    this.#bits[id >> 4] = (this.#bits[id >> 4] ?? 0) | (1 << (id & 15))
  }

  delete(id: number): void {
    this.#bits[id >> 4] = (this.#bits[id >> 4] ?? 0) & ~(1 << (id & 15))
  }

  get name(): string {
    let from = 0
    while (this.#bits[from] === 0xffff) from += 1
    let to = this.#bits.length
    while (to > from && this.#bits[to - 1] === 0) to -= 1
    return `${from} ${String.fromCharCode(...this.#bits.subarray(from, to))}`
  }
}

const nobody: HistoryLine = {
  client: '',
  op: { kind: 'get', obj: '', key: '' },
  call_ns: Number.NEGATIVE_INFINITY,
  ok: false,
}

function moment(line: HistoryLine, id: number, isCall: boolean): Moment {
  return { line, id, isCall, match: null, before: null, after: null }
}

/** The place before the first moment. Returns at a time come after calls at that time: what only touches is concurrent. */
function momentsOf(lines: readonly HistoryLine[]): Moment {
  const moments: { readonly at: number; readonly moment: Moment }[] = []
  for (const [id, line] of lines.entries()) {
    const call = moment(line, id, true)
    moments.push({ at: line.call_ns, moment: call })
    // Without an answer it may still happen after everything else: it has no return.
    if (!line.ok) continue
    call.match = moment(line, id, false)
    moments.push({ at: line.return_ns ?? Number.POSITIVE_INFINITY, moment: call.match })
  }
  moments.sort((one, other) => {
    if (one.at !== other.at) return one.at < other.at ? -1 : 1
    return Number(other.moment.isCall) - Number(one.moment.isCall)
  })
  const head = moment(nobody, -1, false)
  let last = head
  for (const { moment: next } of moments) {
    next.before = last
    last.after = next
    last = next
  }
  return head
}

function takeOut(call: Moment): void {
  unlink(call)
  if (call.match !== null) unlink(call.match)
}

function putBack(call: Moment): void {
  if (call.match !== null) relink(call.match)
  relink(call)
}

function unlink(moment: Moment): void {
  if (moment.before !== null) moment.before.after = moment.after
  if (moment.after !== null) moment.after.before = moment.before
}

function relink(moment: Moment): void {
  if (moment.before !== null) moment.before.after = moment
  if (moment.after !== null) moment.after.before = moment
}

function witnessOf(
  lines: readonly HistoryLine[],
  order: readonly HistoryLine[],
): Omit<Witness, 'key'> {
  const placed = new Set(order)
  return { order, stuck: lines.filter((line) => line.ok && !placed.has(line)) }
}
