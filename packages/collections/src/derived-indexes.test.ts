import { describe, it } from 'vitest'
import { createStateMachine } from './index.ts'
import { expectDerivedInStep } from './testing/derived.ts'
import { logOptions, randomLog } from './testing/random-log.ts'

describe('what is made from other parts of the state', () => {
  it('is in step with them after any log', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const machine = createStateMachine(logOptions)
      const entries = randomLog(seed, 300)
      for (let at = 0; at < entries.length; at += 50) {
        machine.apply(entries.slice(at, at + 50))
        expectDerivedInStep(machine.capture())
      }
    }
  })
})
