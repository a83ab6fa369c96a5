import type { GroupState } from '@tesela/collections'
import type { MachineEntry, MachineResult, StateRoots } from '@tesela/group'
import { type ConfChange, decodeConfChange, type EntryId, type PersistBatch } from '@tesela/raft'
import { equalImages, type LogImage, type LogTerms, termsBehind } from '../disk/log-image.ts'
import { type RaftPeek, raftType } from '../network/raft-peek.ts'
import { isFlipped } from '../node/flipped-state.ts'
import { type NodeView, rebootView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'
import { type Answers, createAnswers } from './answers.ts'
import { createApplications } from './applications.ts'
import { type Commits, createCommits } from './commits.ts'
import { type Configuration, isQuorum } from './configuration.ts'
import { createDivergences, type Divergences } from './divergences.ts'
import { createEntryBook } from './entry-book.ts'
import { createPromises } from './promises.ts'
import { createRecoveries } from './recoveries.ts'
import { createReference, type Reference } from './reference.ts'
import { createRootComparison } from './root-comparison.ts'
import { createStates } from './states.ts'

/** Looks at everything that every replica does, at the moment it does it. */
export interface Watch {
  readonly commits: Commits
  readonly reference: Reference
  readonly answers: Answers
  /** Before `restart` of the platter. */
  recovered(
    view: NodeView,
    boot: string,
    found: LogImage,
    promised: EntryId,
    injured: boolean,
  ): void
  persisting(view: NodeView, batch: PersistBatch): void
  /** The platter of the replica has more. */
  synced(view: NodeView): void
  applied(view: NodeView, entries: readonly MachineEntry[], results: readonly MachineResult[]): void
  /** The log is about to name a snapshot, or to be cut. */
  anchoring(view: NodeView, place: EntryId): void
  /** Somebody has this state right behind a mark, having applied it. */
  captured(anchor: number, state: GroupState): void
  readonly divergences: Divergences
  /** The replica takes a state in: at a start, or, fetched from others, in the place of what it had. */
  installing(view: NodeView, state: GroupState, fetched: boolean): void
  /** The replica computed the roots of its state. */
  rooted(view: NodeView, roots: StateRoots): void
  /** The newest that any replica has ever applied. */
  configuration(): Configuration
  readonly removed: ReadonlySet<string>
  /** The first change of the configuration in its log that the replica has not applied; 0: none. */
  pendingChange(view: NodeView): number
  /** Answers whether the message shows that the replica leads a term that it was not seen to lead before. */
  sent(view: NodeView, to: string, message: RaftPeek): boolean
}

export interface WatchOptions {
  readonly world: World
  readonly views: ReadonlyMap<string, NodeView>
  /** Bytes that a leader may have appended and not committed, beyond one proposal. */
  readonly maxUncommittedBytes: number
}

type Transition = ConfChange['transition']

export function createWatch({ world, views, maxUncommittedBytes }: WatchOptions): Watch {
  const book = createEntryBook(world)
  const commits = createCommits(world, views)
  const promises = createPromises(world)
  const rootComparison = createRootComparison(world)
  const states = createStates(world)
  const divergences = createDivergences(world)
  const recoveries = createRecoveries(world, { commits, promises, book })
  const transitions = new Map<string, Transition>()
  const reference = createReference(world)
  const applications = createApplications(
    world,
    commits,
    reference,
    (index, term) => transitions.get(`${index} ${term}`) ?? 'auto',
  )
  /** Bytes of an entry, by its index and term. */
  const sizes = new Map<string, number>()

  /** What each leader found uncommitted: the core counts its commit as if the leader had appended it. */
  const inherited = new Map<string, number>()
  const uncommitted = (view: NodeView, from: number, to: number) => {
    let bytes = 0
    for (let index = from; index <= to; index += 1) {
      bytes += sizes.get(`${index} ${view.log[index - 1]}`) ?? 0
    }
    return bytes
  }

  const checkUncommitted = (view: NodeView, batch: PersistBatch) => {
    const [first] = batch.entries
    if (first === undefined || view.led !== view.term || first.term !== view.term) return
    const commit = Math.max(view.commit, batch.hardState?.commit ?? 0)
    const allowed = maxUncommittedBytes + (inherited.get(view.replica) ?? 0)
    const before = uncommitted(view, commit + 1, first.index - 1)
    let bytes = 0
    for (const { data } of batch.entries) bytes += data.length
    if (before > allowed && bytes > 0 && batch.entries.some(({ type }) => type === 'normal')) {
      world.fail(
        'bounded queues',
        `${view.boot} accepts ${bytes} bytes beyond ${before} uncommitted`,
      )
    }
  }

  /** What is committed stays in every log that has it, whether its replica knows or not. */
  const checkReplaced = (view: NodeView, from: number, replaced: LogTerms) => {
    for (const [at, term] of replaced.entries()) {
      const index = from + at
      if (term === undefined || view.log[index - 1] === term || commits.term(index) !== term)
        continue
      world.fail('truncation of committed', `${view.boot} drops ${index} of term ${term}`)
    }
  }

  /** Rules 52 and 53: only what the log does not hold takes its place, and nothing goes that was committed. */
  const install = (view: NodeView, anchor: EntryId) => {
    const { index, term } = anchor
    commits.standsFor(view, anchor)
    if (index <= view.commit) {
      world.fail('install', `${view.boot} installs ${index}, committed up to ${view.commit}`)
    }
    if (view.log[index - 1] === term) {
      world.fail('install', `${view.boot} drops its log, which holds the anchor ${index}`)
    }
    const behind = view.log.slice(index)
    view.log = termsBehind(anchor)
    view.commit = index
    checkReplaced(view, index + 1, behind)
    world.marks.hit('install replaced a log')
  }

  /** Rules 42 and 43. */
  const checkChange = (view: NodeView, { entries, hardState }: PersistBatch) => {
    const commit = Math.max(view.commit, hardState?.commit ?? 0)
    for (const { type, index, term } of entries) {
      if (type !== 'conf' || term !== view.led) continue
      const open = pendingChange(view, index - 1)
      if (open > 0) {
        world.fail('configuration', `${view.boot} begins ${index} while ${open} is not applied`)
      }
      if (view.log[commit - 1] !== term) {
        world.fail(
          'configuration',
          `${view.boot} changes members before it has committed in ${term}`,
        )
      }
    }
  }

  /** Rule 47: a leader that knows that it votes no more appends nothing. */
  const checkDeparture = (view: NodeView, { entries }: PersistBatch) => {
    const { voters, outgoing } = view.configuration
    if (voters.size === 0 || voters.has(view.replica) || outgoing.has(view.replica)) return
    const own = entries.find(({ term }) => term === view.led)
    if (own === undefined || view.led !== view.term) return
    world.fail('configuration', `${view.boot} appends ${own.index} and is no voter any more`)
  }

  /** The first configuration entry up to `last` that the replica has not applied; 0: none. */
  const pendingChange = (view: NodeView, last: number): number => {
    for (let index = view.applied + 1; index <= last; index += 1) {
      if (transitions.has(`${index} ${view.log[index - 1]}`)) return index
    }
    return 0
  }

  /**
   * Rules 14 and 16, judged when the requests are made: until they leave, a slow disk may let pass much that was not
   * known then.
   */
  const checkCampaign = (view: NodeView, { after }: PersistBatch) => {
    const request = after.find(({ type }) => type === 'vote')
    if (request === undefined) return
    const { term } = request
    const { voters, outgoing } = view.configuration
    if (!voters.has(view.replica) && !outgoing.has(view.replica)) {
      world.fail('configuration', `${view.boot} campaigns in ${term} and is no voter`)
    }
    const open = pendingChange(view, view.commit)
    if (open > 0)
      world.fail('configuration', `${view.boot} campaigns before it has applied ${open}`)
  }

  const isVouchedFor = ({ replica }: NodeView, anchor: number) => {
    const by = rootComparison.rootedBy(anchor)
    return isQuorum(applications.configurationAt(anchor), (id) => id !== replica && by.has(id))
  }

  return {
    commits,
    reference,
    answers: createAnswers(world),
    recovered(view, boot, found, promised, injured) {
      if (injured) {
        recoveries.fromDamage(view, boot, found, promised)
        view.platter.restart(found, promised)
        rebootView(view, boot, found)
        return
      }
      const possible = view.platter.possible()
      const at = possible.findIndex((image) => equalImages(image, found))
      if (at < 0) {
        const { durable } = view.platter
        const message = `${boot} finds ${found.terms.length} entries in term ${found.term}, of ${durable.terms.length} durable ones in term ${durable.term}`
        world.fail('recovery', message)
      }
      if (at > 0) world.marks.hit('restart kept what was not synced')
      else if (possible.length > 1) world.marks.hit('restart lost what was not synced')
      view.platter.restart(found, promised)
      rebootView(view, boot, found)
    },
    synced: (view) => promises.synced(view),
    persisting(view, batch) {
      checkCampaign(view, batch)
      if (batch.raiseWatermark !== null) view.platter.excuse(batch.raiseWatermark)
      const [first] = batch.entries
      if (first !== undefined && first.index <= view.commit) {
        const message = `${view.boot} replaces ${first.index}, committed up to ${view.commit}`
        world.fail('truncation of committed', message)
      }
      if (batch.hardState !== null && batch.hardState.term !== view.term) {
        if (view.led > 0 && view.led === view.term) world.marks.hit('leader deposed while it lived')
        view.term = batch.hardState.term
      }
      if (batch.snapshot !== null) install(view, batch.snapshot)
      checkUncommitted(view, batch)
      for (const { index, term, type, data } of batch.entries) {
        sizes.set(`${index} ${term}`, data.length)
        if (type === 'conf') transitions.set(`${index} ${term}`, decodeConfChange(data).transition)
      }
      const replaced = first === undefined ? [] : view.log.slice(first.index - 1)
      book.append(view, batch.entries)
      if (first !== undefined) checkReplaced(view, first.index, replaced)
      checkChange(view, batch)
      checkDeparture(view, batch)
      if (batch.hardState !== null) commits.advance(view, batch.hardState.commit)
    },
    applied(view, entries, results) {
      divergences.applied(view)
      applications.applied(view, entries, results)
    },
    anchoring: (view, place) => commits.standsFor(view, place),
    captured: (anchor, state) => states.captured(anchor, state),
    divergences,
    installing(view, state, fetched) {
      const { revision } = state
      const { anchor } = view.platter.durable
      if (anchor?.index !== revision) {
        const message = `${view.boot} loads a state at ${revision}, and its log names ${anchor?.index ?? 'none'}`
        world.fail('named snapshot', message)
      }
      if (revision < view.applied) {
        world.fail('install', `${view.boot} goes back from ${view.applied} to ${revision}`)
      }
      // What a replica kept before it knew that it had diverged.
      if (fetched || !isFlipped(state)) states.installing(view, state)
      if (fetched) divergences.replaced(view, revision, isVouchedFor(view, revision))
      applications.installed(view, revision)
    },
    rooted: (view, roots) => rootComparison.rooted(view, roots),
    configuration: () => applications.configuration,
    removed: applications.removed,
    pendingChange: (view) => pendingChange(view, view.log.length),
    sent(view, to, message) {
      promises.sent(view, to, message)
      const leads = message.type === raftType.append || message.type === raftType.heartbeat
      const asks = message.type === raftType.vote || message.type === raftType.preVote
      if (leads || asks) divergences.led(view)
      if (!leads || message.term === view.led) return false
      if (message.term < view.led) {
        world.fail('election safety', `${view.boot} leads ${message.term} after ${view.led}`)
      }
      commits.lead(view, message.term)
      inherited.set(view.replica, uncommitted(view, view.commit + 1, view.log.length))
      if (view.log.length > view.commit + 1) {
        world.marks.hit('entries of an earlier term inherited')
      }
      return true
    },
  }
}
