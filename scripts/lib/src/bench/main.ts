import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBench } from '../benchmarks/document.ts'
import { describeMachine } from '../benchmarks/machine.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { caseNames, chooseCases } from './choose-cases.ts'
import { compare } from './compare.ts'
import { failoverCase } from './failover-case.ts'
import { growth } from './growth.ts'

const help = `
usage: scripts/bench [--cases A,B,…] [--alternations N] [--seconds N] [--warm-up N] [--entries N] [--kills N]
       [--output FOLDER]
Measures the daemon, three voters on this machine, beside a bare skeleton of its stack (scripts/bench-limit) and beside
etcd, where one is on the PATH, alternately in one run; writes ratios and the goals as docs/benchmarks.json and .md.
  --cases         ${caseNames.slice(0, 8).join(', ')},
                  ${caseNames.slice(8).join(', ')}; default all
  --alternations  how often each case runs on each system, default 3
  --seconds       of each measurement, default 5
  --warm-up       seconds under load of each system before it is measured first, default 15
  --value-bytes   of each value, default 100
  --entries       in the map of the cases memory and growth, default 1000000
  --kills         of the leader in the case failover, default 10
  --output        folder for the two files, default docs/
Everything it started is ended and removed, also after Ctrl-C. It never fails for a goal that was not reached.
example: scripts/bench --cases put-64,put-256,get-256 --seconds 2 --output /tmp/bench
`

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url))

await runScript({
  help,
  options: {
    cases: { type: 'string', default: '' },
    alternations: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    'warm-up': { type: 'string', default: '15' },
    'value-bytes': { type: 'string', default: '100' },
    entries: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '10' },
    output: { type: 'string', default: docs },
  },
  longestMs: 6 * 3_600_000,
  async run({ values }, signal) {
    const number = (name: string, most: number): number =>
      wholeNumber(`--${name}`, String(values[name]), most)
    const choice = chooseCases(String(values.cases))
    const alternations = number('alternations', 100)
    const seconds = number('seconds', 3_600)
    const warmUpSeconds = number('warm-up', 3_600)
    const valueBytes = number('value-bytes', 1_048_576)
    const entries = number('entries', 100_000_000)
    const kills = number('kills', 1_000)
    const { say } = createNarration()
    const common = { alternations, seconds, warmUpSeconds, valueBytes, say, signal }
    const machine = await describeMachine()
    const { rows, versions } = await compare({ ...common, cases: choice.compared })
    const pauses = choice.failover ? await failoverCase({ kills, say, signal }) : null
    const grown =
      choice.memory || choice.growth
        ? await growth({ ...common, entries, rates: choice.growth })
        : null
    const bench = {
      machine,
      versions,
      alternations,
      seconds,
      warmUpSeconds,
      valueBytes,
      rows,
      failover: pauses,
      growth: grown,
    }
    const files = await writeBench(resolve(String(values.output)), bench)
    console.log(`Written: ${files.join(', ')}`)
  },
})
