import type { StateRoots } from '@tesela/group'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** States behind the same entry have the same roots, on whichever replica and in whichever of its lives. */
export interface RootComparison {
  rooted(view: NodeView, roots: StateRoots): void
  /** Who computed them there. */
  rootedBy(anchor: number): ReadonlySet<string>
}

export function createRootComparison(world: World): RootComparison {
  /** What the first replica computed there, by the anchor. */
  const first = new Map<number, { readonly replica: string; readonly roots: string }>()
  const by = new Map<number, Set<string>>()
  return {
    rootedBy: (anchor) => by.get(anchor) ?? new Set(),
    rooted({ replica, boot }, { anchor, ...digests }) {
      by.set(anchor, (by.get(anchor) ?? new Set()).add(replica))
      const roots = JSON.stringify(digests)
      const other = first.get(anchor)
      if (other === undefined) first.set(anchor, { replica, roots })
      else if (other.roots !== roots) {
        world.fail('roots', `${boot} has other roots at ${anchor} than ${other.replica}`)
      } else if (other.replica !== replica) world.marks.hit('root compared')
    },
  }
}
