import { expect, test } from 'vitest'
import { makeSnapshot } from './testing/made-snapshot.ts'
import { createMemorySink } from './testing/memory-sink.ts'
import { targetOf } from './testing/scripted-session.ts'
import { createScriptedWorld } from './testing/scripted-world.ts'
import { runWholeOrder } from './testing/whole-order.ts'
import { createWholeStateSync, type WholeMessage } from './testing/whole-state-sync.ts'

// More by hand: SYNC_SEEDS=100000 npx vitest run packages/sync/src/plug-in
const SEEDS = Number(process.env.SYNC_SEEDS ?? 500)
const FIRST = Number(process.env.SYNC_FIRST_SEED ?? 1)

test(`a strategy of a user's own does what the two of this package do, in ${SEEDS} orders of what may happen`, {
  timeout: 3_600_000,
}, () => {
  let steps = 0
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    try {
      steps += runWholeOrder(seed).steps
    } catch (error) {
      throw new Error(`seed ${seed}: SYNC_FIRST_SEED=${seed} SYNC_SEEDS=1`, { cause: error })
    }
  }
  if (SEEDS >= 100) expect(steps).toBeGreaterThan(10 * SEEDS)
})

test('it may end with an error of its own', () => {
  const groupId = new Uint8Array(16)
  const world = createScriptedWorld<WholeMessage>(groupId, ['leader'])
  const target = targetOf(makeSnapshot({ groupId, anchor: 7, sections: [[]] }))
  const sink = createMemorySink()
  const context = { ...world.context, sink, takeUp: () => target }
  const session = createWholeStateSync(1000).createSession(context, { atLeast: 1 })
  session.start(0)
  const id = world.unanswered.shift()?.message.id ?? 0
  session.receive('leader', { type: 'whole', id, manifest: Uint8Array.of(1), leaves: [] })
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'whole_nobody_has_it' } })
  expect(world.blamed).toEqual(['leader'])
  expect(sink.begun).toEqual([])
})
