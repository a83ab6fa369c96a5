import type { Stream } from '@libp2p/interface'
import { applyCommands, emptyState } from './command.ts'
import type { FrameWriter } from './frames.ts'
import { createLinkNode, frameStream, protocol } from './link.ts'
import { openRoundLog } from './round-log.ts'

/** A round on the wire: its number, the number of the last committed one, the commands. */
export const ROUND_HEADER = 8

/** Logs every round, acknowledges it, applies it when it hears that it is committed. Gives its address. */
export async function startFollower(logPath: string): Promise<string> {
  const log = await openRoundLog(logPath)
  const node = await createLinkNode(['/ip4/127.0.0.1/tcp/0'])
  const rounds: Buffer[] = []
  let state = emptyState
  let applied = 0
  let durable = 0

  await node.handle(protocol, (stream: Stream) => {
    const acknowledgements: FrameWriter = frameStream(stream, (bytes, from, to) => {
      const round = bytes.subarray(from, to)
      const number = round.readUInt32LE(0)
      rounds.push(round)
      log.append(round, () => {
        durable = number
        acknowledge()
      })
      applyThrough(round.readUInt32LE(4))
    })
    let due = false
    // One answer for everything that one sync made durable.
    const acknowledge = (): void => {
      if (due) return
      due = true
      queueMicrotask(() => {
        due = false
        const { buffer, at } = acknowledgements.frame(4)
        buffer.writeUInt32LE(durable, at)
      })
    }
  })

  const applyThrough = (committed: number): void => {
    while (applied < committed) {
      const round = rounds.shift()
      if (round === undefined) return
      state = applyCommands(state, round, ROUND_HEADER, round.length)
      applied = round.readUInt32LE(0)
    }
  }
  return node.getMultiaddrs()[0]?.toString() ?? ''
}
