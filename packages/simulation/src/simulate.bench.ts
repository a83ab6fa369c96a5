/**
 * Events a second on one core. Run with
 * `node --experimental-transform-types --conditions=source packages/simulation/src/simulate.bench.ts [seeds]`.
 */
import { simulate } from './simulate.ts'

const seeds = Number(process.argv[2] ?? 100)
const begun = performance.now()
let events = 0
let virtualMs = 0
for (let seed = 1; seed <= seeds; seed += 1) {
  const report = await simulate(seed)
  events += report.events
  virtualMs += report.virtualMs
}
const seconds = (performance.now() - begun) / 1000
const rate = Math.round(events / seconds)
console.log(
  `${seeds} seeds: ${events} events, ${rate} a second, ${(virtualMs / 1000 / seconds).toFixed(0)} times real time`,
)
