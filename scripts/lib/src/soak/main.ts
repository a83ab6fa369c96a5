import { Failure } from '../script/failure.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { soak, type Totals } from './soak.ts'

const help = `
usage: scripts/soak [--minutes N] [--seed S] [--seeds N] [--trace]
Runs seeds of the simulator, from S (default 1) on, for N minutes (default 10) or until N seeds are done, and prints
what they met. A seed that violates an invariant is printed with the line that runs it again, and is written to
packages/simulation/regressions/, where every test run repeats it. Exits 1 when one did.
--trace tells line by line what happens.
example: scripts/soak --minutes 60 --seed 100000
`
const TELL_EVERY_MS = 30_000
const MS_PER_HOUR = 3_600_000

await runScript({
  help,
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '999999999' },
    trace: { type: 'boolean' },
  },
  longestMs: 24 * MS_PER_HOUR,
  async run({ values }, signal) {
    const minutes = wholeNumber('--minutes', String(values.minutes), 1_000)
    const from = wholeNumber('--seed', String(values.seed), 999_999_999)
    const seeds = wholeNumber('--seeds', String(values.seeds), 999_999_999)
    const { say } = createNarration()
    let told = 0
    const totals = await soak({
      from,
      seeds,
      ms: minutes * 60_000,
      signal,
      ...(values.trace === true ? { trace: (line: string) => console.log(line) } : {}),
      progress(sums) {
        if (sums.ms - told < TELL_EVERY_MS) return
        told = sums.ms
        say(headline(sums))
      },
      failed({ plan, violation }, file) {
        say(`seed ${plan.seed}: ${violation?.message.slice(0, 500)}`)
        say(`kept in ${file}; again: scripts/soak --seed ${plan.seed} --seeds 1`)
      },
    })
    report(totals)
    if (totals.violations > 0) throw new Failure(`${totals.violations} seeds failed.`)
  },
})

function headline({ seeds, events, ms, virtualMs, violations }: Totals): string {
  const rate = Math.round((events / ms) * 1000)
  const hours = (virtualMs / MS_PER_HOUR).toFixed(1)
  return `${seeds} seeds, ${events} events (${rate} a second), ${hours} virtual hours, ${violations} failed`
}

/** Every mark, so that a branch that was never taken is seen. */
function report(totals: Totals): void {
  const count = (...names: readonly string[]) =>
    [...totals.marks].reduce((sum, [name, hits]) => sum + (names.includes(name) ? hits : 0), 0)
  console.log(headline(totals))
  console.log(`elections: ${count('leader elected')}`)
  console.log(`crashes: ${count('leader crashed', 'follower crashed')}`)
  console.log(`partitions: ${count('partition', 'one-way cut')}`)
  console.log(`disk faults: ${count('disk hung', 'disk slow', 'fsync failed', 'disk full')}`)
  console.log('coverage:')
  for (const [name, hits] of totals.marks) console.log(`${String(hits).padStart(10)}  ${name}`)
  const never = [...totals.marks].filter(([, hits]) => hits === 0).map(([name]) => name)
  if (never.length > 0) console.log(`never: ${never.join(', ')}`)
}
