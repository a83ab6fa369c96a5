/** Consecutive runs of a log, by number: `to` is behind the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The first part of the span that none of the others covers, whole or overlapping as they are (C10). Null: all is covered. */
export function firstGap(within: Span, covered: readonly Span[]): Span | null {
  const behind = covered.filter(({ to }) => to > within.from)
  let { from } = within
  for (const span of behind.toSorted((one, other) => one.from - other.from)) {
    if (span.from > from) return from < within.to ? cut(from, span.from, within) : null
    from = Math.max(from, span.to)
  }
  return from < within.to ? { from, to: within.to } : null
}

function cut(from: number, to: number, within: Span): Span {
  return { from, to: Math.min(to, within.to) }
}
