import { createServer, type Socket } from 'node:net'
import { multiaddr } from '@multiformats/multiaddr'
import { applyCommands, emptyState } from './command.ts'
import { ROUND_HEADER } from './follower.ts'
import { createFrameReader, createFrameWriter, type FrameWriter } from './frames.ts'
import { createLinkNode, frameStream, protocol } from './link.ts'
import { openRoundLog } from './round-log.ts'

/** What waits for a round: which client, and its id of the request. */
interface Round {
  readonly number: number
  readonly commands: Buffer
  readonly clients: readonly FrameWriter[]
  readonly ids: readonly number[]
}

const FIRST_SIZE = 64 * 1024
const REQUEST_HEADER = 4

/**
 * Takes commands on a socket, makes everything of one turn of the event loop a round, sends it to both followers
 * and logs it, and applies and answers it when two of the three have it on their disks.
 */
export async function startLeader(
  logPath: string,
  socketPath: string,
  followers: readonly string[],
): Promise<void> {
  const log = await openRoundLog(logPath)
  const node = await createLinkNode([])
  /** The newest round that is on the disk: of this process, and of each follower. */
  const durable = [0, 0, 0]
  const waiting: Round[] = []
  let state = emptyState
  let committed = 0
  let number = 0
  let gathered = Buffer.allocUnsafeSlow(FIRST_SIZE)
  let filled = ROUND_HEADER
  let clients: FrameWriter[] = []
  let ids: number[] = []

  const links = await Promise.all(
    followers.map(async (address, at) => {
      const stream = await node.dialProtocol(multiaddr(address), protocol)
      return frameStream(stream, (bytes, from) => {
        durable[at + 1] = bytes.readUInt32LE(from)
        advance()
      })
    }),
  )

  const seal = (): void => {
    number += 1
    const round = gathered.subarray(0, filled)
    round.writeUInt32LE(number, 0)
    round.writeUInt32LE(committed, 4)
    for (const link of links) {
      const { buffer, at } = link.frame(round.length)
      round.copy(buffer, at)
    }
    const sealed = number
    log.append(round, () => {
      durable[0] = sealed
      advance()
    })
    waiting.push({ number, commands: round, clients, ids })
    gathered = Buffer.allocUnsafeSlow(FIRST_SIZE)
    filled = ROUND_HEADER
    clients = []
    ids = []
  }

  const advance = (): void => {
    const [one = 0, two = 0, three = 0] = durable
    committed = Math.max(Math.min(one, two), Math.min(one, three), Math.min(two, three))
    for (let round = waiting[0]; round !== undefined && round.number <= committed; ) {
      waiting.shift()
      state = applyCommands(state, round.commands, ROUND_HEADER, round.commands.length)
      answer(round)
      round = waiting[0]
    }
  }

  const answer = (round: Round): void => {
    for (const [index, client] of round.clients.entries()) {
      const { buffer, at } = client.frame(4)
      buffer.writeUInt32LE(round.ids[index] ?? 0, at)
    }
  }

  const take = (client: FrameWriter, bytes: Buffer, from: number, to: number): void => {
    if (ids.length === 0) setImmediate(seal)
    const length = to - from - REQUEST_HEADER
    if (filled + length > gathered.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(filled + length, 2 * gathered.length))
      gathered.copy(larger, 0, 0, filled)
      gathered = larger
    }
    bytes.copy(gathered, filled, from + REQUEST_HEADER, to)
    filled += length
    clients.push(client)
    ids.push(bytes.readUInt32LE(from))
  }

  const server = createServer((socket: Socket) => {
    const client = createFrameWriter((bytes) => void socket.write(bytes))
    socket.on(
      'data',
      createFrameReader((bytes, from, to) => take(client, bytes, from, to)),
    )
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => void server.listen(socketPath, resolve))
}
