import type { SeededRandom } from './seeded-random.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface NetworkFaults {
  /** Of 100 messages. */
  readonly loss?: number
  readonly doubled?: number
  readonly minLatencyMs?: number
  readonly maxLatencyMs?: number
}

export interface LossyNetworkOptions<Message> extends NetworkFaults {
  readonly random: SeededRandom
  readonly time: VirtualTime
  encode(message: Message): Uint8Array
  decode(body: Uint8Array): Message | null
}

/** Sends a message on its way: it may be lost, come twice, or overtake others. What arrives went through the codec. */
export type Deliver<Message> = (message: Message, to: (message: Message) => void) => void

export function createLossyNetwork<Message>({
  random,
  time,
  encode,
  decode,
  loss = 0,
  doubled = 0,
  minLatencyMs = 0,
  maxLatencyMs = 3,
}: LossyNetworkOptions<Message>): Deliver<Message> {
  return (message, to) => {
    const copies = random.below(100) < doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      if (random.below(100) < loss) continue
      const body = encode(message)
      time.after(minLatencyMs + random.below(maxLatencyMs - minLatencyMs + 1), () => {
        try {
          const received = decode(body)
          // Whoever keeps a view of a frame keeps what the next one overwrites.
          body.fill(0xee)
          if (received !== null) to(received)
        } catch (error) {
          // A malformed frame is dropped where frames are received.
          if (!(error instanceof Error && 'code' in error)) throw error
        }
      })
    }
  }
}
