import { runLoad } from '../load/run-load.ts'
import { createNarration } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { wholeNumber } from '../script/whole-number.ts'
import { startSkeleton } from './skeleton.ts'

const help = `
usage: scripts/bench-limit [--clients N,N,…] [--seconds N] [--value-bytes N]
What this machine allows at most: a bare skeleton of the daemon's stack (a client over a Unix socket, a leader, two
followers over libp2p with noise and yamux) in which every process writes and syncs before it acknowledges, and
nothing is checked, elected or replayed. Prints puts a second for each number of clients (default 1,16,64,256,1000).
scripts/bench measures the daemon beside it in one run.
example: scripts/bench-limit --clients 64,256 --seconds 3
`

await runScript({
  help,
  options: {
    clients: { type: 'string', default: '1,16,64,256,1000' },
    seconds: { type: 'string', default: '5' },
    'value-bytes': { type: 'string', default: '100' },
  },
  longestMs: 600_000,
  async run({ values }, signal) {
    const counts = String(values.clients)
      .split(',')
      .map((text) => wholeNumber('--clients', text, 10_000))
    const seconds = wholeNumber('--seconds', String(values.seconds), 60)
    const valueBytes = wholeNumber('--value-bytes', String(values['value-bytes']), 1_048_576)
    const { say } = createNarration()
    await using skeleton = await startSkeleton(signal)
    for (const clients of counts) {
      const result = await runLoad(
        {
          system: 'skeleton',
          address: skeleton.roles.leader.address ?? '',
          map: '',
          workload: 'put',
          clients,
          keys: 10_000,
          valueBytes,
          batch: 1,
          warmupMs: 1_000,
          measureMs: seconds * 1_000,
        },
        { signal },
      )
      say(
        `${clients} clients: ${Math.round(result.perSecond)} put/s, p50 ${result.p50Ms.toFixed(2)} ms, p99 ${result.p99Ms.toFixed(2)} ms; the client used ${result.clientCores.toFixed(2)} cores`,
      )
    }
  },
})
