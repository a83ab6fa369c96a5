import { isDeepStrictEqual } from 'node:util'
import { createScriptedWorld } from './scripted-world.ts'
import type { SeededRandom } from './seeded-random.ts'
import { type OrderedSession, runSessionOrder } from './session-order.ts'
import { holds } from './violation.ts'
import { createWholeStateSync, type WholeMessage, type WholeState } from './whole-state-sync.ts'

/** One session of a user's own strategy, event by event. See `runSessionOrder`. */
export function runWholeOrder(seed: number): { readonly steps: number } {
  return runSessionOrder(seed, orderedWhole)
}

function orderedWhole(random: SeededRandom): OrderedSession<WholeMessage> {
  const sync = createWholeStateSync({ timeoutMs: 1000, stallMs: 1e9 })
  const states: WholeState[] = []
  const grow = () => {
    const bytes = Uint8Array.from({ length: 20 }, () => random.below(256))
    states.push({ anchor: 10 * (states.length + 1), term: 1, bytes })
  }
  const newest = (): WholeState => {
    const state = states.at(-1)
    if (state === undefined) throw new Error('there is one')
    return state
  }
  grow()
  const world = createScriptedWorld<WholeMessage>(new Uint8Array(16))
  const toDo: (() => void)[] = []
  let installed: Uint8Array | null = null
  const context = {
    ...world.context,
    install(bytes: Uint8Array, done: () => void) {
      toDo.push(() => {
        installed = bytes
        done()
      })
    },
  }
  const session = sync.createSession(context, { atLeast: 1 })
  /** What a member that leads and has the newest state says. */
  const honest = (request: WholeMessage): WholeMessage => {
    const answers: WholeMessage[] = []
    const provider = sync.createProvider({
      ...{ self: 'p', groupId: new Uint8Array(16), state: newest },
      leader: () => ({ id: 'p', term: 1 }),
      send: (_to, message) => answers.push(message) > 0,
    })
    holds(provider.receive('me', request), 'C12', 'a request that no provider knows')
    const [answer] = answers
    holds(answer !== undefined, 'C12', 'silence is no answer')
    return answer
  }
  return {
    ...{ session, world, toDo, pausesMs: [20, 20, 150, 1500], honest },
    lie(answer) {
      if (answer.type === 'state') return [{ ...answer, bytes: Uint8Array.of(7) }]
      const digest = 'x'.repeat(32)
      return [{ type: 'target', id: answer.id, anchor: 2 ** 50, term: 1, digest }]
    },
    refusal: ({ id }) => ({ type: 'unavailable', id }),
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
      holds(installed === null || phase === 'ended', 'C24', 'it goes on behind its end')
    },
    conclude({ anchor }) {
      holds(anchor === world.reached.at(-1), 'C22', 'it ends elsewhere than it said that it is')
      const state = states.find((each) => each.anchor === anchor)
      holds(isDeepStrictEqual(installed, state?.bytes), 'C24', 'other bytes')
    },
  }
}
