/** The smallest sample that at least the share `p` of all samples does not exceed (nearest rank). `sorted` ascends. */
export function percentile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null
  const rank = Math.ceil(p * sorted.length)
  return sorted[Math.max(0, rank - 1)] ?? null
}
