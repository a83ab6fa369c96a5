import type { HeldSnapshot } from '@tesela/group'

/** With a manifest and a leaf that do not fit one answer, and a leaf that is empty. */
export const sampleSnapshot = {
  manifest: new Uint8Array(1_500_000).fill(4),
  leaves: [
    Uint8Array.of(1, 2, 3),
    new Uint8Array(0),
    pattern(2_600_000),
    Uint8Array.of(5),
    Uint8Array.of(6),
  ],
}

function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7) >> 3)
}

export function holdSample(anchor: number, released: () => void): HeldSnapshot {
  const { manifest, leaves } = sampleSnapshot
  return {
    anchor,
    term: 1,
    root: 'r'.repeat(32),
    manifest,
    leaves: leaves.length,
    bytes: leaves.reduce((sum, { length }) => sum + length, 0),
    async read(from, maxBytes) {
      let left = maxBytes
      const some = leaves.slice(from).filter(({ length }, at) => {
        left -= length
        return at === 0 || left >= 0
      })
      return some
    },
    release: released,
  }
}
