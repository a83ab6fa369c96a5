import { holds } from './violation.ts'

/** A leaf by its digest, an entry by its index. */
type Unit = string | number

/**
 * What a follower was brought, over all its lives. Behind a crash it is brought again what the crash took, which is not
 * more than what was not durable; and of what is durable one batch at most (C26). Throws where it is more.
 */
export interface Downloads {
  /** Bytes in all: that were brought; were not durable when it crashed; that crashes took; that were brought once more. */
  readonly total: number
  readonly tail: number
  readonly lost: number
  readonly again: number
  brought(unit: Unit, bytes: number): void
  crashed(crash: Crash): void
}

interface Crash {
  /** Bytes that were brought and are not durable: what the crash may take. */
  readonly tail: number
  /** Of what was brought: it is there behind the crash. */
  keeps(unit: Unit): boolean
  /** Of what is there, so many bytes may come once more: the rest of a batch that only comes whole. */
  readonly batch: number
}

export function createDownloads(): Downloads {
  const ever = new Set<Unit>()
  /** Brought, and there. */
  const bytesOf = new Map<Unit, number>()
  /** Brought in a life before this one, and there at the beginning of this one. */
  const kept = new Set<Unit>()
  let allowed = 0
  let keptAgain = 0
  const sum = { total: 0, tail: 0, lost: 0, again: 0 }
  return {
    get total() {
      return sum.total
    },
    get tail() {
      return sum.tail
    },
    get lost() {
      return sum.lost
    },
    get again() {
      return sum.again
    },
    brought(unit, bytes) {
      sum.total += bytes
      if (ever.has(unit)) sum.again += bytes
      ever.add(unit)
      bytesOf.set(unit, bytes)
      if (!kept.has(unit)) return
      keptAgain += bytes
      const what = `${keptAgain} bytes that were durable are fetched again`
      holds(keptAgain <= allowed, 'C26', `${what}, and ${allowed} may be`)
    },
    crashed({ tail, keeps, batch }) {
      let lost = 0
      for (const [unit, bytes] of bytesOf) {
        if (keeps(unit)) kept.add(unit)
        else {
          kept.delete(unit)
          bytesOf.delete(unit)
          lost += bytes
        }
      }
      holds(lost <= tail, 'C26', `a crash takes ${lost} bytes, of which ${tail} were not durable`)
      sum.tail += tail
      sum.lost += lost
      allowed = batch
      keptAgain = 0
    },
  }
}
