import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeDocument } from '../benchmarks/document.ts'
import { describeMachine } from '../benchmarks/machine.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { profilePut } from './profile-put.ts'

const help = `
usage: scripts/profile-put [--clients N,N,…] [--seconds N] [--value-bytes N] [--output FOLDER]
What a put costs, stage by stage, on the client, the leader and a follower: microseconds of processor time and bytes
allocated an operation, for each number of clients (default 1,64,256). Profiles the running processes through their
inspector, time and allocation for N seconds each (default 5); writes the tables to docs/benchmarks.json and .md.
example: scripts/profile-put --clients 64 --seconds 10 --output /tmp/profile
`

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url))

await runScript({
  help,
  options: {
    clients: { type: 'string', default: '1,64,256' },
    seconds: { type: 'string', default: '5' },
    'value-bytes': { type: 'string', default: '100' },
    output: { type: 'string', default: docs },
  },
  longestMs: 3_600_000,
  async run({ values }, signal) {
    const clients = String(values.clients)
      .split(',')
      .map((text) => wholeNumber('--clients', text, 10_000))
    const seconds = wholeNumber('--seconds', String(values.seconds), 600)
    const valueBytes = wholeNumber('--value-bytes', String(values['value-bytes']), 1_048_576)
    const { say } = createNarration()
    const machine = await describeMachine()
    const profiles = await profilePut({ clients, seconds, valueBytes, say, signal })
    const profile = { machine, seconds, valueBytes, profiles }
    const files = await writeDocument(resolve(String(values.output)), { profile })
    console.log(`Written: ${files.join(', ')}`)
  },
})
