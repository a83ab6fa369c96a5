/** Runs the same work on several contestants by turns, so that a busy machine is busy for all of them. */
export interface Contest<C extends { readonly name: string }> {
  readonly contestants: readonly C[]
  readonly rounds: number
  /** Prepared before the clock starts; returns the work, and how many operations it is. */
  readonly works: Readonly<Record<string, (contestant: C) => { operations: number; run(): void }>>
}

/** Prints thousands of operations a second, the median of all rounds, and the ratio to the first contestant. */
export function runContest<C extends { readonly name: string }>(contest: Contest<C>): void {
  const { contestants, rounds, works } = contest
  const rates = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [work, prepare] of Object.entries(works)) {
      for (const contestant of contestants) {
        const { operations, run } = prepare(contestant)
        const start = performance.now()
        run()
        const rate = operations / (performance.now() - start)
        const name = `${work} ${contestant.name}`
        rates.set(name, [...(rates.get(name) ?? []), rate])
      }
    }
  }
  for (const work of Object.keys(works)) {
    const medians = contestants.map(({ name }) => median(rates.get(`${work} ${name}`) ?? []))
    const cells = contestants.map(({ name }, place) => {
      const rate = medians[place] ?? 0
      const ratio = place === 0 ? '' : ` (${((100 * (medians[0] ?? 0)) / rate).toFixed(0)} %)`
      return `${name} ${rate.toFixed(0)} k/s${ratio}`
    })
    process.stdout.write(`${work.padEnd(28)} ${cells.join(' · ')}\n`)
  }
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[numbers.length >> 1] ?? 0
}

/** The same numbers in every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
