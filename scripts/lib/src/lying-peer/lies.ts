import type { SnapshotMessage } from '@tesela/sync'
import type { Lie } from './lie.ts'

/** Behind everything that a group of our time has. */
export const absurdAnchor = 2 ** 40

/** Each lie by its name. Called anew for each process: a lie remembers what it told. */
export const lies = {
  /** One bit of one leaf is wrong, once. */
  flipsOneBit(): Lie {
    let flipped = false
    return {
      instead(message) {
        const [leaf, ...others] = message.type === 'leaves' ? message.leaves : []
        if (flipped || message.type !== 'leaves' || leaf === undefined) return message
        flipped = true
        const wrong = Uint8Array.from(leaf)
        const middle = wrong.length >> 1
        wrong[middle] = (wrong[middle] ?? 0) ^ 1
        return { ...message, leaves: [wrong, ...others] }
      },
      unasked: () => [],
    }
  },

  /**
   * Whoever asks it for anything, and whoever it meets, is offered an empty snapshot far ahead of everything; and all are
   * told that the log begins behind it.
   */
  offersAbsurdAnchor(): Lie {
    const offer = (id: number, term: number): SnapshotMessage => ({
      type: 'target',
      id,
      target: {
        anchor: absurdAnchor,
        term,
        root: '\0'.repeat(32),
        sealed: true,
        firstIndex: absurdAnchor + 1,
        manifestBytes: 1,
        manifestPieces: ['\0'.repeat(32)],
        leaves: 0,
        items: 0,
        bytes: 0,
      },
    })
    let present = 1
    return {
      instead(message) {
        switch (message.type) {
          case 'manifestPiece':
          case 'digests':
          case 'leaves':
          case 'leafPart':
            return offer(message.id, present)
          default:
            return message
        }
      },
      unasked(term) {
        present = term
        const commit = absurdAnchor
        return [offer(1, term), { type: 'catchUp', term, firstIndex: commit + 1, commit }]
      },
    }
  },
} as const satisfies Record<string, () => Lie>

export type LieName = keyof typeof lies
