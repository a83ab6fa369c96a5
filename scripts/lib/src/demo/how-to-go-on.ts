import type { Cluster } from '../cluster/cluster.ts'

/** What a person can type next, for a cluster that was left running. */
export function howToGoOn({ peers, directory }: Cluster, someKey: string): string {
  const first = peers[0]?.data ?? directory
  const last = peers.at(-1)?.data ?? directory
  return `
The cluster is left running. In this folder:
  npx tesela --data ${first} status
  npx tesela --data ${first} map set writes hello world
  npx tesela --data ${last} map get writes hello
  npx tesela --data ${last} map get records '${someKey}'
  kill -9 $(cat ${first}/daemon.pid) && npx tesela --data ${first} start
Its data directories: ${peers.map(({ data }) => data).join(' ')}
End it and remove it:
  scripts/cluster down --dir ${directory} && rm -r ${directory}`
}
