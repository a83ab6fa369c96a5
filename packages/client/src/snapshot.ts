import type { IpcSnapshotHeld, IpcSnapshotPart, IpcSnapshotRead } from '@tesela/protos/ipc'
import { Internal } from './errors.ts'
import type { CallOptions } from './options.ts'
import type { Requests } from './requests.ts'

/** A snapshot that the node holds while it is read. What its bytes mean, and whether they are right, is not looked at. */
export interface SnapshotReading extends AsyncDisposable {
  /** Revision. */
  readonly anchor: number
  readonly term: number
  /** 64 hexadecimal digits. */
  readonly root: string
  /** How many. */
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
  /** Encoded SnapshotManifest of protos/src/sync.proto. */
  manifest(): Promise<Uint8Array>
  /** Every leaf in order, read as it is asked for: a mebibyte or one leaf in memory. */
  read(): AsyncGenerator<Uint8Array, void>
  /** Lets the node forget it. */
  close(): Promise<void>
}

/** A larger leaf was never written. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024

export function readSnapshot(
  requests: Requests,
  held: IpcSnapshotHeld,
  options: CallOptions,
): SnapshotReading {
  const { anchor, term, leaves, bytes } = held
  const ask = (place: Partial<IpcSnapshotRead>): Promise<IpcSnapshotPart> => {
    const snapshotRead = { anchor, term, manifest: false, leaf: 0, offset: 0, ...place }
    return requests.ask(
      {
        kind: 'read',
        request: { snapshotRead },
        answer: ({ snapshotPart }) => snapshotPart,
      },
      options,
    )
  }
  /** Of something of which this is the first part. */
  const whole = async (
    place: Partial<IpcSnapshotRead>,
    { part, total }: IpcSnapshotPart,
  ): Promise<Uint8Array> => {
    if (total > MAX_TOTAL_BYTES) throw new Internal('the daemon answered a leaf of no such size')
    const all = new Uint8Array(total)
    let at = 0
    for (let next = part; ; next = (await ask({ ...place, offset: at })).part) {
      if (at + next.length > total) throw new Internal('the daemon answered more than there is')
      all.set(next, at)
      at += next.length
      if (at === total) return all
      if (next.length === 0) throw new Internal('the daemon answered nothing of a leaf')
    }
  }
  const close = async (): Promise<void> => {
    const request = { snapshotRelease: { anchor, term } }
    // It is forgotten by itself, if nobody can be told.
    await requests
      .ask({ kind: 'read', request, answer: ({ done }) => done }, { timeoutMs: 2_000 })
      .catch(() => undefined)
  }
  return {
    anchor,
    term,
    root: Buffer.from(held.root).toString('hex'),
    leaves,
    bytes,
    async manifest() {
      return whole({ manifest: true }, await ask({ manifest: true }))
    },
    async *read() {
      for (let leaf = 0; leaf < leaves; ) {
        const answer = await ask({ leaf })
        const some = answer.leaves.length > 0 ? answer.leaves : [await whole({ leaf }, answer)]
        yield* some
        leaf += some.length
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
