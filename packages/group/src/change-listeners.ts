import type { Logger } from './types.ts'

/** Who wants to hear that something changed. One that throws is in trouble, this member is not. */
export interface ChangeListeners {
  /** Returns how to stop. */
  add(listener: () => void): () => void
  tell(): void
}

export function createChangeListeners(logger: Logger): ChangeListeners {
  const listeners = new Set<() => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell() {
      for (const listener of listeners) {
        try {
          listener()
        } catch (error) {
          logger.error({ error }, 'a listener of the group failed')
        }
      }
    },
  }
}
