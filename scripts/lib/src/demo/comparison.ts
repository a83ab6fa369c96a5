import type { Cluster } from '../cluster/cluster.ts'
import { expectedDigest, type HeldLines, heldLines } from '../cluster/held-lines.ts'
import type { Ledger } from '../cluster/ledger.ts'
import { Failure } from '../script/failure.ts'
import type { Records } from './records.ts'

/** What every peer exports of the two maps, beside what it has to. */
export interface Comparison {
  readonly expected: { readonly records: string; readonly writes: string }
  readonly peers: readonly {
    readonly name: string
    readonly records: HeldLines
    readonly writes: HeldLines
  }[]
}

export async function exportEverywhere(
  { peers, directory }: Cluster,
  records: Records,
  ledger: Ledger,
): Promise<Comparison> {
  const writes = new Map([...ledger.acknowledged].map((value) => [keyOf(value), value]))
  return {
    expected: { records: expectedDigest(records), writes: expectedDigest(writes) },
    peers: await Promise.all(
      peers.map(async (peer) => ({
        name: peer.name,
        records: await heldLines(peer, 'records', directory),
        writes: await heldLines(peer, 'writes', directory),
      })),
    ),
  }
}

/** One line for what was acknowledged and one for each peer. */
export function tableOf({ expected, peers }: Comparison): readonly string[] {
  const line = (name: string, records: string, writes: string): string =>
    `  ${name.padEnd(12)}  records ${records.slice(0, 16)}…  writes ${writes.slice(0, 16)}…`
  return [
    line('acknowledged', expected.records, expected.writes),
    ...peers.map(({ name, records, writes }) => line(name, records.digest, writes.digest)),
  ]
}

/** @throws Failure naming the first peer that does not hold exactly what was acknowledged */
export function assertEqual({ expected, peers }: Comparison, ledger: Ledger): void {
  for (const { name, records, writes } of peers) {
    if (records.digest !== expected.records) {
      throw new Failure(`${name} does not hold the records that were imported.`)
    }
    const { lost, strange } = ledger.compare(writes.lines)
    // A write whose outcome stayed unknown may be there: then the lines decide, not the digest.
    const differs = ledger.unknown.size === 0 && writes.digest !== expected.writes
    if (differs || lost.length + strange.length > 0) {
      throw new Failure(
        `${name} lost ${lost.length} acknowledged writes and holds ${strange.length} that nobody wrote.`,
      )
    }
  }
}

function keyOf(value: string): string {
  return (JSON.parse(value) as { key: string }).key
}
