import type { Index } from '@tesela/raft'
import type { Deadlines } from '../deadlines.ts'
import {
  CompactedError,
  DeadlineExceededError,
  HaltedError,
  OverloadedError,
  UnavailableError,
} from '../errors.ts'
import type { Clock, StateMachine } from '../seams.ts'

import type { GroupSettings } from '../settings.ts'
import type { Place } from '../snapshots/log-trail.ts'
import type { TermedRoots, Wait } from '../types.ts'
import { createWaiter } from '../waiter.ts'
import { computeRoots } from './compute-roots.ts'

/** Computes the roots that somebody asks for, whatever the health of this member: that is when they are asked for. */
export interface AskedRoots {
  /** Null: of what is applied now. Rejects with `compacted`, `overloaded`, `deadline_exceeded`, `unavailable`, `halted`. */
  ask(at: Index | null, wait: Wait): Promise<TermedRoots>
}

export interface AskedRootsOptions<State> {
  readonly machine: Pick<StateMachine<State>, 'revision' | 'capture' | 'captures' | 'roots'>
  readonly clock: Clock
  readonly deadlines: Deadlines
  readonly settings: Pick<GroupSettings, 'applySliceMs' | 'requestDeadlineMs' | 'heartbeatMs'>
  /** Right behind the entry that was applied last, or behind a mark; null: behind no other is it known. */
  placeOf(index: Index): Place | null
  closing(): boolean
}

export function createAskedRoots<State>(options: AskedRootsOptions<State>): AskedRoots {
  return new ConcurrentRoots(options)
}

/** Each works in slices of its own. */
const MAX_UNDER_WAY = 4

/** A state that is there. */
interface Held<State> {
  readonly state: State
  readonly place: Place
}

class ConcurrentRoots<State> implements AskedRoots {
  readonly #options: AskedRootsOptions<State>
  #underWay = 0

  constructor(options: AskedRootsOptions<State>) {
    this.#options = options
  }

  ask(at: Index | null, { deadlineMs, signal }: Wait): Promise<TermedRoots> {
    const { machine, clock, deadlines, settings, closing } = this.#options
    if (closing()) return Promise.reject(new UnavailableError('this member is closing'))
    if (this.#underWay >= MAX_UNDER_WAY) {
      const message = 'the roots of too many states are being computed'
      return Promise.reject(new OverloadedError(message, settings.heartbeatMs))
    }
    let found: Held<State> | null
    try {
      found = this.#find(at ?? machine.revision)
    } catch (cause) {
      return Promise.reject(new HaltedError('this member has no state any more', { cause }))
    }
    if (found === null) {
      const message = `the state at ${at} is not held: only those at the newest marks and the present one are`
      return Promise.reject(new CompactedError(message))
    }
    const { state, place } = found
    this.#underWay += 1
    return new Promise((resolve, reject) => {
      let stop: () => void = () => undefined
      const waiter = createWaiter<TermedRoots>({
        deadlines,
        deadline: clock.now() + Math.max(0, deadlineMs ?? settings.requestDeadlineMs),
        signal,
        giveUp: (cause) =>
          closing()
            ? new UnavailableError('this member is closing')
            : new DeadlineExceededError('the roots were not computed in time', { cause }),
        done: (outcome) => {
          stop()
          this.#underWay -= 1
          if (outcome.ok) resolve(outcome.value)
          else reject(outcome.error)
        },
      })
      if (waiter.settled) return
      stop = computeRoots(machine.roots(state, place), {
        clock,
        sliceMs: settings.applySliceMs,
        share: 1,
        done: (roots) => waiter.resolve({ ...roots, term: place.term, log: place.logRoot }),
        failed: (cause) => {
          waiter.reject(new HaltedError('the roots could not be computed', { cause }))
        },
      })
    })
  }

  #find(at: Index): Held<State> | null {
    const { machine, placeOf } = this.#options
    const place = placeOf(at)
    if (place === null) return null
    if (at === machine.revision) return { state: machine.capture(), place }
    const capture = machine.captures().find(({ anchor }) => anchor === at)
    return capture === undefined ? null : { state: capture.state, place }
  }
}
