import { fileURLToPath } from 'node:url'
import { createCluster } from '../cluster/cluster.ts'
import { createNarration, seconds } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { howToGoOn } from './how-to-go-on.ts'
import { mainJob } from './main-job.ts'
import { addNdjson, addPackages, type Records } from './records.ts'

const help = `
usage: scripts/demo [--keep] [FILE.ndjson]...
The main job on this machine: three daemons keep a map; a real data set goes in; the leader is killed with
SIGKILL while writes go on; a fourth peer joins by multiaddr; the killed one comes back; what all four export is
compared with what was acknowledged. Everything it started is ended and removed, also when it fails.
  FILE.ndjson   put these records in, too
  --keep        leave the cluster running and print how to talk to it
example: scripts/demo --keep records.ndjson
`

const nodeModules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

await runScript({
  help,
  options: { keep: { type: 'boolean' } },
  positionals: true,
  longestMs: 300_000,
  async run({ values, positionals }, signal) {
    const narration = createNarration()
    const records: Records = new Map()
    const sources = ['every package.json below node_modules', ...positionals].join(', ')
    await narration.step(
      () => `read ${records.size} records (${sources})`,
      async () => {
        await addPackages(records, nodeModules)
        for (const file of positionals) await addNdjson(records, file)
      },
    )
    await using cluster = await createCluster({ name: 'demo', signal })
    narration.say(`data directories are in ${cluster.directory}`)
    const { acknowledged, pauseMs } = await mainJob({ cluster, records, narration, signal })
    console.log(`
${records.size} records and ${acknowledged} acknowledged writes; the leader was killed, writes paused for ${seconds(pauseMs)};
a fourth peer joined and the killed one came back; all four hold exactly what was acknowledged.`)
    if (values.keep === true) {
      cluster.keep()
      console.log(howToGoOn(cluster, [...records.keys()].at(0) ?? ''))
    }
  },
})
