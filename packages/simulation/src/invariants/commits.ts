import type { EntryId } from '@tesela/raft'
import { logHas, type NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'
import { isQuorum } from './configuration.ts'

/** What is committed, once and for all. */
export interface Commits {
  /** The replica knows entries up to here to be committed. */
  advance(view: NodeView, commit: number): void
  /** A snapshot, or a cut, stands for everything up to here: that must be committed. */
  standsFor(view: NodeView, place: EntryId): void
  /** It leads the term from now on. */
  lead(view: NodeView, term: number): void
  /** Term of the committed entry; undefined where none is. */
  term(index: number): number | undefined
  readonly last: number
}

interface Committed {
  readonly term: number
  /** In which term it was committed. */
  readonly during: number
}

export function createCommits(world: World, views: ReadonlyMap<string, NodeView>): Commits {
  const committed: Committed[] = []
  const leaders = new Map<number, string>()

  /** Beside the leader's own disk a majority must have it, on the platter, in the configuration that counts now; or owe it. */
  const checkDurable = (view: NodeView, index: number, term: number, isNew: boolean) => {
    const holds = (id: string) => {
      const platter = views.get(id)?.platter
      if (platter === undefined) return false
      // What a snapshot stood for was committed, whatever became of that snapshot since: one at a time loses it.
      const stoodFor = !isNew && index <= (platter.durable.anchor?.index ?? 0)
      return platter.holds(index, term) || platter.owes(index, term) || stoodFor
    }
    if (isQuorum(view.configuration, holds)) return
    const { voters } = view.configuration
    const on = [...voters].filter(holds)
    const message = `${view.boot} commits ${index} of term ${term}, which ${on.length} of ${voters.size} voters have on disk`
    world.fail('majority on disk', message)
  }

  return {
    get last() {
      return committed.length
    },
    term: (index) => committed[index - 1]?.term,
    advance(view, commit) {
      if (commit < view.commit) {
        world.fail('commit goes back', `${view.boot}: from ${view.commit} to ${commit}`)
      }
      if (commit > view.log.length) {
        world.fail('state machine safety', `${view.boot} commits ${commit} of ${view.log.length}`)
      }
      const { voters } = view.configuration
      // A sole voter leads without a message. Whoever has only begun to apply its log again looks like one, too,
      // but follows the leader of its term.
      const alone = voters.size === 1 && voters.has(view.replica) && !leaders.has(view.term)
      const leads = view.led === view.term || alone
      for (let index = view.commit + 1; index <= commit; index += 1) {
        const term = view.log[index - 1] ?? 0
        const known = committed[index - 1]
        if (known === undefined) {
          committed.push({ term, during: view.term })
          checkLeaders(index, term, view.term)
        } else if (known.term !== term) {
          const message = `${view.boot} commits ${index} of term ${term}, which was committed with term ${known.term}`
          world.fail('state machine safety', message)
        }
        if (leads) checkDurable(view, index, term, known === undefined)
      }
      view.commit = commit
    },
    standsFor({ boot }, { term, index }) {
      const known = committed[index - 1]?.term
      if (known === term) return
      const message = `${boot} has a snapshot or a cut at ${index} of term ${term}, where ${known ?? 'nothing'} is committed`
      world.fail('state machine safety', message)
    },
    lead(view, term) {
      const other = leaders.get(term)
      if (other !== undefined && other !== view.replica) {
        world.fail('election safety', `${view.boot} and ${other} lead term ${term}`)
      }
      if (other === undefined) world.marks.hit('leader elected')
      leaders.set(term, view.replica)
      view.led = term
      // Holds for what was committed in earlier terms: of its own term a leader commits afterwards.
      for (const [at, { term: entryTerm, during }] of committed.entries()) {
        if (during >= term || logHas(view, at + 1, entryTerm)) continue
        const message = `${view.boot} leads term ${term} without entry ${at + 1}, committed in ${during}`
        world.fail('leader completeness', message)
      }
    },
  }

  /** Those who lead later terms already have it. */
  function checkLeaders(index: number, entryTerm: number, during: number): void {
    for (const view of views.values()) {
      if (view.led <= during || view.led !== view.term) continue
      if (logHas(view, index, entryTerm)) continue
      const message = `${view.boot} leads term ${view.led} without entry ${index}, committed in ${during}`
      world.fail('leader completeness', message)
    }
  }
}
