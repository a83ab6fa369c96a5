/** The smallest sample that at least the share `p` of all samples does not exceed (nearest rank). `sorted` ascends; NaN of none. */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}
