import { isDeepStrictEqual } from 'node:util'
import { createLedSession } from '../own/led-session.ts'
import type { SnapshotMessage } from '../snapshot/messages.ts'
import type { SyncSession } from '../state-sync.ts'
import { type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { createMemorySink } from './memory-sink.ts'
import { createMemorySource } from './memory-source.ts'
import { honestAnswer } from './scripted-session.ts'
import { createScriptedWorld } from './scripted-world.ts'
import type { SeededRandom } from './seeded-random.ts'
import { type OrderedSession, runSessionOrder } from './session-order.ts'
import { holds } from './violation.ts'
import { createWholeStateSync, type WholeMessage } from './whole-state-sync.ts'

const groupId = new Uint8Array(16).fill(5)

/** One session of a user's own strategy, event by event. See `runSessionOrder`. */
export function runWholeOrder(seed: number): { readonly steps: number } {
  return runSessionOrder(seed, orderedWhole)
}

/** On the strategy's protocol, and on that of snapshot sync. */
type Message = WholeMessage | SnapshotMessage

function orderedWhole(random: SeededRandom): OrderedSession<Message> {
  const strategy = createWholeStateSync(1000)
  const snapshots: MadeSnapshot[] = []
  const source = createMemorySource()
  const grow = () => {
    const leaves = [1, 2, 3].map(() => Uint8Array.from({ length: 20 }, () => random.below(256)))
    const anchor = 10 * (snapshots.length + 1)
    snapshots.push(
      makeSnapshot({ groupId, anchor, sections: [leaves.slice(0, 1), leaves.slice(1)] }),
    )
    source.add(newest())
  }
  const newest = (): MadeSnapshot => {
    const snapshot = snapshots.at(-1)
    if (snapshot === undefined) throw new Error('there is one')
    return snapshot
  }
  grow()
  const world = createScriptedWorld<Message>(groupId)
  const toDo: (() => void)[] = []
  const sink = createMemorySink((done) => void toDo.push(done))
  const led = createLedSession(
    strategy,
    { ...world.context, sink, sendOwn: (to, message) => world.context.send(to, message) },
    { atLeast: 1 },
    { stallMs: 1e9, maxBadTargets: 1e9 },
  )
  const session = bothWays(led)
  /** What a member that has every snapshot says. */
  const honest = (request: Message): Message | null => {
    if (request.type === 'fetchTarget') return honestAnswer(request, newest())
    // That nothing more is wanted, nobody answers.
    if (request.type === 'release') return null
    const answers: WholeMessage[] = []
    const provider = strategy.createProvider({
      ...{ self: 'p', groupId, source },
      leader: () => ({ id: 'p', term: 1 }),
      send: (_to, message) => answers.push(message) > 0,
    })
    holds(provider.receive('me', request as WholeMessage), 'C12', 'a request that nobody knows')
    const [answer] = answers
    holds(answer !== undefined, 'C12', 'silence is no answer')
    return answer
  }
  return {
    ...{ session, world, toDo, pausesMs: [20, 20, 150, 1500], honest },
    lie(answer) {
      if (answer.type !== 'whole') return [answer]
      const leaves = answer.leaves.map((leaf, at) => (at === 1 ? Uint8Array.of(7) : leaf))
      return [{ ...answer, leaves }]
    },
    refusal(request) {
      const { id } = request as { readonly id: number }
      return request.type === 'fetchTarget'
        ? { type: 'unavailable', id, reason: 'preparing', retryAfterMs: 0, leader: null }
        : { type: 'lacking', id }
    },
    names: ({ type }) => type === 'target',
    events: [
      () => {
        grow()
        if (random.below(2) === 0) session.targetChanged({ atLeast: newest().anchor })
      },
    ],
    check() {
      const { phase, sources, targets } = session.progress
      holds(sources.length <= 1, 'C8', 'more than one is asked')
      holds(world.reached.length <= targets, 'C22', 'reached more often than there were targets')
      holds(sink.installed === null || phase === 'ended', 'C24', 'it goes on behind its end')
    },
    conclude({ anchor }) {
      holds(anchor === world.reached.at(-1), 'C22', 'it ends elsewhere than it said that it is')
      const snapshot = snapshots.find((each) => each.anchor === anchor)
      holds(isDeepStrictEqual(sink.installed, snapshot?.leaves), 'C24', 'other bytes')
    },
  }
}

/** As if both protocols were one. */
function bothWays(led: ReturnType<typeof createLedSession<WholeMessage>>): SyncSession<Message> {
  return {
    start: (now) => led.start(now),
    receive: (from, message) =>
      led.receive(from, message as SnapshotMessage) ||
      led.receiveOwn(from, message as WholeMessage),
    tick: (now) => led.tick(now),
    peersChanged: () => led.peersChanged(),
    targetChanged: (gap) => led.targetChanged(gap),
    finish: () => led.finish(),
    abort: (reason) => led.abort(reason),
    get progress() {
      return led.progress
    },
  }
}
