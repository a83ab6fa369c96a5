import { InadmissibleError } from './errors.ts'
import type { Admission, StateMachine } from './seams.ts'
import { bytesOf } from './write.ts'

/** Entries of one write: beyond it their lengths alone could outgrow a frame's envelope. */
const MAX_ENTRIES = 4096

/** What is judged without looking at the clock. */
const BYTES_AT_ONCE = 16 * 1024

type JudgingMachine = Pick<StateMachine, 'admissible' | 'isKeptMark'>

/** Whether a write of so many bytes is one that {@link inadmissible} leaves to be judged in steps. */
export function isLarge(bytes: number): boolean {
  return bytes > BYTES_AT_ONCE
}

/**
 * Why the entries are refused before the log; null where they are not. Of a write that is large only its size is judged:
 * what is in it takes {@link judgeInSteps}.
 */
export function inadmissible(
  entries: readonly Uint8Array[],
  machine: JudgingMachine,
  maxBytes: number,
  maxEntries = MAX_ENTRIES,
): InadmissibleError | null {
  if (entries.length === 0) {
    return new InadmissibleError('invalid_command', 'there is nothing to propose', {})
  }
  if (entries.length > maxEntries) {
    const details = { limit: maxEntries, actual: entries.length, setting: 'entries' }
    const message = `${entries.length} entries are over the limit of ${maxEntries} for one write`
    return new InadmissibleError('limit_exceeded', message, details)
  }
  const actual = bytesOf(entries)
  if (actual > maxBytes) {
    const details = { limit: maxBytes, actual, setting: 'maxCommandBytes' }
    const message = `${actual} bytes are over the limit of ${maxBytes} for one write`
    return new InadmissibleError('limit_exceeded', message, details)
  }
  if (isLarge(actual)) return null
  for (const entry of entries) {
    const verdict = machine.admissible(entry)
    const refusal = refusalOf('ok' in verdict ? verdict : exhaust(verdict), entry, machine)
    if (refusal !== null) return refusal
  }
  return null
}

/** What {@link inadmissible} leaves. The bytes must not change meanwhile. */
export function* judgeInSteps(
  entries: readonly Uint8Array[],
  machine: JudgingMachine,
): Generator<void, InadmissibleError | null> {
  let bytes = 0
  for (const entry of entries) {
    if (isLarge(bytes + entry.length)) {
      bytes = 0
      yield
    }
    bytes += entry.length
    const verdict = machine.admissible(entry)
    const admission = 'ok' in verdict ? verdict : yield* { [Symbol.iterator]: () => verdict }
    const refusal = refusalOf(admission, entry, machine)
    if (refusal !== null) return refusal
  }
  return null
}

function refusalOf(
  admission: Admission,
  entry: Uint8Array,
  machine: JudgingMachine,
): InadmissibleError | null {
  if (!admission.ok) {
    return new InadmissibleError(admission.code, admission.message, admission.details)
  }
  // Every member writes its whole state to disk there: only the leader knows how often that may be.
  if (!machine.isKeptMark(entry)) return null
  const message = 'a mark that every member keeps is set by the leader alone'
  return new InadmissibleError('invalid_command', message, {})
}

function exhaust<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
