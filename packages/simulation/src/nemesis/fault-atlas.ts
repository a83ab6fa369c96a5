import type { Node } from '../node/node.ts'

/**
 * Which machine suffers from what, so that no fault is laid over itself. Everything that is drawn today can happen
 * to all machines at once without taking anything durable: what destroys (damage to what was synced, a lost disk)
 * has to ask here for a quorum that stays intact.
 */
export interface FaultAtlas {
  /** False: it suffers from this already. */
  begin(node: Node, what: string): boolean
  end(node: Node, what: string): void
}

export function createFaultAtlas(): FaultAtlas {
  const suffers = new Set<string>()
  const name = (node: Node, what: string) => `${node.replica} ${what}`
  return {
    begin(node, what) {
      if (suffers.has(name(node, what))) return false
      suffers.add(name(node, what))
      return true
    },
    end: (node, what) => void suffers.delete(name(node, what)),
  }
}
