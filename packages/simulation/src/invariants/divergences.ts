import type { GroupState } from '@tesela/collections'
import { isFlipped } from '../node/flipped-state.ts'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/**
 * Replicas whose state was flipped, and what becomes of them: from the moment that one finds out it serves and leads
 * nobody, until it has a state that a majority of the voters has; twice, and never again.
 */
export interface Divergences {
  /** The replica says that its state is not that of the majority. */
  judged(view: NodeView): void
  /** A process begins with what it made of its disk. */
  restarted(view: NodeView, found: Found): void
  /** A state that was fetched takes the place of what was there. @param vouched - whether a majority has the same */
  replaced(view: NodeView, anchor: number, vouched: boolean): void
  served(view: NodeView): void
  /** It has applied something. */
  applied(view: NodeView): void
  /** It asks for votes, or sends what only a leader does. */
  led(view: NodeView): void
}

interface Found {
  readonly state: GroupState
  readonly noted: Noted | null
  /** It has no state, and does not apply its log anew. */
  readonly lost: boolean
}

/** What it knows of its divergence: how often, and how far the state had applied then. */
interface Noted {
  readonly times: number
  readonly revision: number
}

/** A replica that diverges once more stays as it is. */
const REPAIRS_AT_MOST = 2

/** It acknowledges and votes, and that is all. */
export function isGivenUp({ diverged, repairs }: NodeView): boolean {
  return diverged && repairs >= REPAIRS_AT_MOST
}

/** It was repaired, and its log names nothing any more of what it was repaired with: damage took that. */
function isRepairLost({ diverged, repairs, platter }: NodeView, { times, revision }: Noted) {
  const named = platter.durable.anchor?.index ?? 0
  return !diverged && times === repairs && named <= revision
}

export function createDivergences(world: World): Divergences {
  const repaired = (view: NodeView) => {
    view.diverged = false
    view.flipped = false
    view.mayDiverge = false
    view.repairs += 1
    if (view.repairs > REPAIRS_AT_MOST) {
      world.fail('divergence', `${view.boot} is repaired ${view.repairs} times`)
    }
    world.marks.hit('diverged state repaired')
  }
  return {
    judged(view) {
      if (view.diverged) return
      if (!view.mayDiverge) {
        world.fail('roots', `${view.boot} calls its state diverged, and nobody flipped it`)
      }
      view.diverged = true
      // What it has on disk of that is set aside, and no longer stands for what its log was cut to.
      view.platter.snapshotIsWhole = false
      world.marks.hit('flipped state judged')
      if (view.repairs === REPAIRS_AT_MOST) world.marks.hit('diverged for the last time')
      if (view.led > 0 && view.led === view.term) world.marks.hit('leader diverged')
    },
    restarted(view, { state, noted, lost }) {
      if (isFlipped(state) && noted !== null && state.revision <= noted.revision) {
        world.fail('divergence', `${view.boot} starts from ${state.revision}, which diverged`)
      }
      if (noted !== null && isRepairLost(view, noted)) {
        view.diverged = true
        // What was made good then has to be once more: that is the same repair, and not another one.
        view.repairs -= 1
      }
      if (!view.diverged) return
      // With the power gone before it was noted, it has yet to find out.
      if (noted === null || noted.times <= view.repairs) view.diverged = false
      else if (lost) world.marks.hit('restarted while it diverged')
      // Of what it has been given before, the log names a later mark.
      else if (state.revision > noted.revision) repaired(view)
      else world.fail('divergence', `${view.boot} applies its log anew, and nobody vouches for it`)
    },
    replaced(view, anchor, vouched) {
      // Behind the log, who is given up takes a snapshot in for the sake of that alone, and stays what it is.
      if (!view.diverged || isGivenUp(view)) return
      if (!vouched) {
        const what = `${view.boot} is repaired by a state at ${anchor}`
        world.fail('divergence', `${what} that no majority vouches for`)
      }
      repaired(view)
    },
    served(view) {
      if (view.diverged) world.fail('divergence', `${view.boot} serves, and knows that it diverged`)
    },
    applied(view) {
      if (view.diverged) {
        world.fail('divergence', `${view.boot} applies, and knows that it diverged`)
      }
    },
    led(view) {
      if (view.diverged) world.fail('divergence', `${view.boot} leads, and knows that it diverged`)
    },
  }
}
