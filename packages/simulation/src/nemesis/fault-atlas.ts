/**
 * Which machine suffers from what, so that no fault is laid over itself. Everything that is drawn today can happen
 * to all machines at once without taking anything durable: what destroys (damage to what was synced, a lost disk)
 * has to ask here for a quorum that stays intact.
 */
export interface FaultAtlas {
  /** False: it is so already. */
  begin(what: string): boolean
  end(what: string): void
}

export function createFaultAtlas(): FaultAtlas {
  const suffers = new Set<string>()
  return {
    begin(what) {
      if (suffers.has(what)) return false
      suffers.add(what)
      return true
    },
    end: (what) => void suffers.delete(what),
  }
}
