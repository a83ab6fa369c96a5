/** Runs seed after seed; says which one failed, and how it is run alone. */
export function runSeeds<Result>(
  first: number,
  count: number,
  run: (seed: number) => Result,
): readonly Result[] {
  return Array.from({ length: count }, (_, at) => {
    const seed = first + at
    try {
      return run(seed)
    } catch (error) {
      throw new Error(`seed ${seed}: SYNC_FIRST_SEED=${seed} SYNC_SEEDS=1`, { cause: error })
    }
  })
}
