import type { CollectionsMachine, GroupState } from '@tesela/collections'
import type {
  Capture,
  MachineEntry,
  MachineResult,
  StateDigests,
  StateMachine,
  StateRoots,
} from '@tesela/group'
import type { Life } from '../world/life.ts'
import { flippedState, isFlipped, soundState, withoutFlipsOfOthers } from './flipped-state.ts'
import type { MachineRun } from './machine-run.ts'
import type { StepWork } from './step-time.ts'

/** As many as the machine keeps. */
const CAPTURES_KEPT = 2

export interface ObservedMachine extends StateMachine<GroupState> {
  /** Its state is another one from now on, and it does not know. */
  flip(): void
  /** It is what it was before, and so is whatever is still made of what it was meanwhile. */
  unflip(): void
}

/** The state machine, with somebody who looks at what it is given and what it answers. */
export function observeMachine(
  machine: CollectionsMachine,
  replica: string,
  life: Life,
  run: MachineRun,
  watch: {
    /** A step of it was done. */
    stepped(work: StepWork): void
    applied(entries: readonly MachineEntry[], results: readonly MachineResult[]): void
    /** Sessions, or results that were kept for one, are gone. */
    trimmed(): void
    /** The roots at a mark, or wherever else they were asked for. */
    rooted(roots: StateRoots): void
    /** The state right behind a mark that was just applied. */
    captured(anchor: number, state: GroupState): void
    /** The state takes the place of the one that was there. */
    installing(state: GroupState): void
  },
): ObservedMachine {
  /** Of the time before it was flipped, which the machine forgets. */
  let kept: readonly Capture<GroupState>[] = []
  const applying = { life, stepped: () => watch.stepped('applies') }
  const rooting = { life, stepped: () => watch.stepped('computes roots') }
  const captures = () => [...kept, ...machine.captures()].slice(-CAPTURES_KEPT)
  return {
    get revision() {
      return machine.revision
    },
    get logTime() {
      return machine.logTime
    },
    applySteps(entries) {
      const before = machine.sessions
      run.begins()
      const steps = resumed(machine.applySteps(entries), () => run.goesOn())
      return observeSteps('applies', steps, applying, (results) => {
        run.ends()
        watch.applied(entries, results)
        const first = entries[0]?.index ?? 0
        for (const { anchor, state } of machine.captures()) {
          if (anchor >= first && !isFlipped(state)) watch.captured(anchor, state)
        }
        // No capture is taken for this: what nobody captures is edited in place, here as it is elsewhere.
        const { count, resultBytes } = machine.sessions
        if (count < before.count || resultBytes < before.resultBytes) watch.trimmed()
      })
    },
    capture() {
      run.isLookedPast()
      return machine.capture()
    },
    query: (state, request) => machine.query(state, request),
    admissible: (data) => machine.admissible(data),
    stamp: (data, logTime) => machine.stamp(data, logTime),
    stampOf: (data) => machine.stampOf(data),
    nextDue: () => machine.nextDue(),
    tick: () => machine.tick(),
    mark: (kept) => machine.mark(kept),
    isKeptMark: (data) => machine.isKeptMark(data),
    isMark: (data) => machine.isMark(data),
    captures,
    roots(state, at) {
      return observeSteps('computes roots', machine.roots(state, at), rooting, (roots) => {
        if (!isFlipped(state)) watch.rooted(roots)
      })
    },
    reader(state, at) {
      const reader = machine.reader(state, at)
      const { format, groupId, anchor, header, bytes, leafCount } = reader
      const leaves: typeof reader.leaves = (section, from) => reader.leaves(section, from)
      const observe = <T>(steps: Iterator<T, StateDigests>) =>
        observeSteps('computes roots', steps, rooting, ({ roots }) => {
          // Without a place in the log it is read for its leaves alone: nobody else has that root.
          if (at.log.length > 0 && !isFlipped(state)) watch.rooted(roots)
        })
      const digest = () => observe(reader.digest())
      const encode = () => observe(reader.encode())
      return { format, groupId, anchor, header, bytes, leafCount, leaves, digest, encode }
    },
    installer: (header, origin) => machine.installer(header, origin),
    install(arrived) {
      life.calls('installs a state')
      run.isGivenUp()
      const state = withoutFlipsOfOthers(arrived, replica)
      watch.installing(state)
      kept = []
      machine.install(state)
    },
    flip() {
      kept = captures()
      machine.install(flippedState(machine.capture(), replica))
    },
    unflip() {
      kept = captures().map(({ anchor, state }) => ({ anchor, state: soundState(state) }))
      machine.install(soundState(machine.capture()))
    },
    members: () => machine.members(),
    wasRemoved: (replica) => machine.wasRemoved(replica),
    invite: (inviteId, logTime) => machine.invite(inviteId, logTime),
  }
}

function observeSteps<S, T>(
  what: StepWork,
  steps: Iterator<S, T>,
  { life, stepped }: { readonly life: Life; stepped(): void },
  done: (result: T) => void,
): Iterator<S, T> {
  return {
    next() {
      life.calls(what)
      const step = steps.next()
      stepped()
      if (step.done === true) done(step.value)
      return step
    },
  }
}

function resumed<T>(steps: Iterator<void, T>, goesOn: () => void): Iterator<void, T> {
  return {
    next() {
      goesOn()
      return steps.next()
    },
  }
}
