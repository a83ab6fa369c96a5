import { expect, test } from 'vitest'
import { outputsOf, sentBy } from './testing/boot-core.ts'
import { acknowledge, bootLeader } from './testing/boot-leader.ts'

test.each([
  ['names too many', Array.from({ length: 65 }, (_, at) => `x${at}`)],
  ['has an id that is too long', ['x'.repeat(513)]],
])('a change that %s is refused', (_name, ids) => {
  const core = bootLeader()
  sentBy(core, acknowledge(core, 'b', 2))
  core.step({ in: 'applied', index: 2 })
  const ops = ids.map((id) => ({ op: 'addLearner', id }) as const)
  const change = { transition: 'auto', ops, context: new Uint8Array(0) } as const
  const outcomes = outputsOf(core, { in: 'proposeConf', ctx: 1, change }).flatMap(
    ({ proposals }) => proposals,
  )
  expect(outcomes).toMatchObject([{ ok: false, why: 'confInvalid' }])
})
