interface Acknowledged {
  readonly id: number
  /** Null: nothing is known of this voter. */
  readonly index: number | null
}

/** How far every voter is, with a bar as long as the number of voters that are behind it. */
export function describeQuorum(voters: readonly Acknowledged[]): string {
  if (voters.length === 0) return '<empty majority quorum>'
  const lines = voters
    .toSorted((a, b) => a.id - b.id)
    .map((voter) => {
      const reached = voter.index ?? 0
      const behind = voters.filter((other) => (other.index ?? 0) < reached).length
      const mark = voter.index === null ? '?' : `${'x'.repeat(behind)}>`
      const bar = mark.padEnd(voters.length + 1)
      return `${bar} ${String(reached).padStart(5)}    (id=${voter.id.toString(16)})\n`
    })
  return `${' '.repeat(voters.length)}    idx\n${lines.join('')}`
}
