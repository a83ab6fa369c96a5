import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeProfile } from '../benchmarks/document.ts'
import { describeMachine } from '../benchmarks/machine.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { UsageError } from '../script/usage-error.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { caseNames, profileCases } from './profile-case.ts'
import { profilePut } from './profile-put.ts'

const help = `
usage: scripts/profile-put [--case NAME] [--clients N,N,…] [--seconds N] [--value-bytes N] [--output FOLDER]
What a put costs, stage by stage, on the client, the leader and a follower: microseconds of processor time and bytes
allocated an operation, for each number of clients. Profiles the running processes through their inspector, time and
allocation for N seconds each (default 5); writes the tables to docs/benchmarks.json and .md.
  --case      put (default; 1, 64 and 256 clients), large-map (among a million entries; 256), or set-many (entries of
              setMany, 100 a command; 16)
example: scripts/profile-put --clients 64 --seconds 10 --output /tmp/profile
`

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url))

await runScript({
  help,
  options: {
    case: { type: 'string', default: 'put' },
    clients: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    'value-bytes': { type: 'string', default: '100' },
    output: { type: 'string', default: docs },
  },
  longestMs: 3_600_000,
  async run({ values }, signal) {
    const name = caseNames.find((one) => one === values.case)
    if (name === undefined) throw new UsageError(`--case is one of ${caseNames.join(', ')}.`)
    const profiled = profileCases[name]
    const clients =
      values.clients === undefined
        ? profiled.clients
        : String(values.clients)
            .split(',')
            .map((text) => wholeNumber('--clients', text, 10_000))
    const seconds = wholeNumber('--seconds', String(values.seconds), 600)
    const valueBytes = wholeNumber('--value-bytes', String(values['value-bytes']), 1_048_576)
    const { say } = createNarration()
    const machine = await describeMachine()
    const profiles = await profilePut({ profiled, clients, seconds, valueBytes, say, signal })
    const run = { machine, seconds, valueBytes, profiles }
    const files = await writeProfile(resolve(String(values.output)), name, run)
    console.log(`Written: ${files.join(', ')}`)
  },
})
