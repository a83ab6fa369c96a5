import { crc32 } from 'node:zlib'
import type { MachineEntry, MachineResult } from '@tesela/group'
import { Command } from '@tesela/protos/collections'
import type { ConfChange } from '@tesela/raft'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'
import type { Commits } from './commits.ts'
import {
  type Configuration,
  canDiverge,
  changeConfiguration,
  emptyConfiguration,
} from './configuration.ts'
import type { Reference } from './reference.ts'

/** What the state machines were given, and what they made of it. */
export interface Applications {
  applied(view: NodeView, entries: readonly MachineEntry[], results: readonly MachineResult[]): void
  /** The replica has the state behind this entry from now on, without applying what made it. */
  installed(view: NodeView, index: number): void
  /** The newest that any replica has ever applied. */
  readonly configuration: Configuration
  /** In effect right behind the entry. */
  configurationAt(index: number): Configuration
  /** Who was a member of an earlier one and is none of the newest. */
  readonly removed: ReadonlySet<string>
}

interface Applied {
  readonly content: string
  readonly result: string
}

interface FirstAnswer {
  readonly answer: string
  readonly revision: number
}

const COMMAND = 1
const ENVELOPE_BYTES = 10

export function createApplications(
  world: World,
  commits: Commits,
  reference: Reference,
  transitionOf: (index: number, term: number) => ConfChange['transition'],
): Applications {
  const applied: Applied[] = []
  const removed = new Set<string>()
  let newest = emptyConfiguration
  /** With the index of the entry that made each. */
  const configurations: { readonly from: number; readonly configuration: Configuration }[] = []
  /** First answer to a command of a session. */
  const answers = new Map<string, FirstAnswer>()

  const one = (
    view: NodeView,
    entry: MachineEntry,
    { result, accept, revision }: MachineResult,
  ) => {
    const { index } = entry
    if (index !== view.applied + 1) {
      world.fail('apply in order', `${view.boot} applies ${index} after ${view.applied}`)
    }
    const term = view.log[index - 1]
    if (index > view.commit || commits.term(index) !== term) {
      world.fail('state machine safety', `${view.boot} applies ${index}, which is not committed`)
    }
    if (term === undefined || !view.platter.holds(index, term)) {
      world.fail('majority on disk', `${view.boot} applies ${index}, which its disk does not have`)
    }
    view.applied = index
    const now: Applied = { content: contentOf(entry), result: `${accept} ${crc32(result)}` }
    const first = applied[index - 1]
    if (first === undefined) {
      applied[index - 1] = now
      reference.applied(entry, { result, accept, ...(revision === undefined ? {} : { revision }) })
      if (entry.type === 'normal') answered(entry.data, result, revision ?? index)
    } else if (first.content !== now.content) {
      world.fail('state machine safety', `${view.boot} applies another entry ${index}`)
    } else if (first.result !== now.result) {
      world.fail('equal state', `${view.boot} gets another result of entry ${index}`)
    }
    if (entry.type === 'conf' && accept) {
      configure(view, index, entry.ops, transitionOf(index, term), first === undefined)
    }
  }

  /** A command that comes again gets what it got the first time. */
  const answered = (data: Uint8Array, result: Uint8Array, revision: number) => {
    if (data[1] !== COMMAND) return
    const { session, sequence } = Command.decode(data.subarray(ENVELOPE_BYTES))
    const name = `${session}/${sequence}`
    const answer = Buffer.from(result).toString('latin1')
    const first = answers.get(name)
    if (isRefusal(answer)) return
    if (first === undefined) {
      answers.set(name, { answer, revision })
      return
    }
    world.marks.hit('retry answered from the session')
    if (first.answer !== answer) world.fail('exactly once', `command ${name} has two results`)
    if (first.revision !== revision) {
      world.fail(
        'exactly once',
        `command ${name} was executed at ${first.revision} and ${revision}`,
      )
    }
  }

  const configure = (
    view: NodeView,
    index: number,
    ops: ConfChange['ops'],
    transition: ConfChange['transition'],
    isFirst: boolean,
  ) => {
    const before = view.configuration
    const after = changeConfiguration(before, { transition, ops })
    // What the core finds impossible changes nothing; genesis names its voters at once.
    if (after === null) return
    view.configuration = after
    if (view.led > 0 && view.led === view.term && before.voters.has(view.replica)) {
      if (after.learners.has(view.replica)) world.marks.hit('leader demoted')
      else if (!after.voters.has(view.replica)) world.marks.hit('leader removed')
    }
    if (!isFirst) return
    newest = after
    configurations.push({ from: index, configuration: after })
    note(before, after)
  }

  const note = (before: Configuration, after: Configuration) => {
    judge(before, after)
    world.marks.hit('configuration changed')
    if (after.outgoing.size > 0) world.marks.hit('joint configuration')
    for (const id of after.voters) if (before.learners.has(id)) world.marks.hit('learner promoted')
    for (const id of before.voters) {
      if (after.learners.has(id) || after.learnersNext.has(id)) world.marks.hit('voter demoted')
      else if (!after.voters.has(id)) world.marks.hit('voter removed')
    }
    for (const id of before.learners) {
      if (!after.learners.has(id) && !after.voters.has(id)) world.marks.hit('learner removed')
    }
  }

  /** A step from one configuration to the next can never be two groups, and brings nobody back (rule 41). */
  const judge = (before: Configuration, after: Configuration) => {
    if (before.voters.size > 0 && canDiverge(before, after)) {
      const message = `${[...before.voters]} and ${[...after.voters]} can decide without each other`
      world.fail('configuration', message)
    }
    const [was, is] = [before, after].map(memberIds)
    if (was === undefined || is === undefined) return
    for (const id of is) {
      if (removed.has(id)) world.fail('configuration', `${id} was removed, and is a member again`)
    }
    for (const id of was) if (!is.has(id)) removed.add(id)
  }

  const configurationAt = (index: number) =>
    configurations.findLast(({ from }) => from <= index)?.configuration ?? emptyConfiguration

  return {
    removed,
    configurationAt,
    installed(view, index) {
      view.applied = index
      view.configuration = configurationAt(index)
    },
    get configuration() {
      return newest
    },
    applied(view, entries, results) {
      for (const [at, entry] of entries.entries()) {
        const result = results[at]
        if (result !== undefined) one(view, entry, result)
      }
    },
  }
}

function memberIds({ voters, outgoing, learners }: Configuration): ReadonlySet<string> {
  return voters.union(outgoing).union(learners)
}

function contentOf(entry: MachineEntry): string {
  if (entry.type === 'empty') return 'empty'
  const bytes = entry.type === 'conf' ? entry.context : entry.data
  return `${entry.type} ${bytes.length} ${crc32(bytes)}`
}

/** Field 1 of a Result: nothing was executed, and it may be said in several ways. */
function isRefusal(answer: string): boolean {
  return answer.startsWith('\x0a')
}
