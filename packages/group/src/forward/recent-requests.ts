import type { ReplicaId } from '@tesela/raft'

/** Requests that were heard lately. A network may deliver a frame twice; a request is taken once. */
export interface RecentRequests {
  /** False: it was heard before. */
  isNew(from: ReplicaId, requestId: string): boolean
}

/** @param most how many are remembered: the oldest are forgotten first */
export function createRecentRequests(most: number): RecentRequests {
  const heard = new Set<string>()
  return {
    isNew(from, requestId) {
      const name = `${from} ${requestId}`
      if (heard.has(name)) return false
      heard.add(name)
      for (const oldest of heard) {
        if (heard.size <= most) break
        heard.delete(oldest)
      }
      return true
    },
  }
}
