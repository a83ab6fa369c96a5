import type { Clock } from '@tesela/group'
import { describe, expect, it } from 'vitest'
import { PinnedStates } from './pinned-states.ts'

/** Timers that go off when a test says so. */
function handClock(): Clock & { advance(ms: number): void } {
  let now = 0
  const timers = new Set<{ at: number; callback: () => void }>()
  return {
    now: () => now,
    timer(ms, callback) {
      const timer = { at: now + ms, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    yield: () => {},
    advance(ms) {
      now += ms
      for (const timer of [...timers]) {
        if (timer.at > now) continue
        timers.delete(timer)
        timer.callback()
      }
    },
  }
}

describe('pinned states', () => {
  it('holds a state for a while after its last use, and no longer', () => {
    const clock = handClock()
    const pins = new PinnedStates<string>(clock, { holdMs: 100, max: 8 })
    pins.hold(7, 'seven')
    clock.advance(90)
    expect(pins.use(7)).toBe('seven')
    clock.advance(90)
    expect(pins.use(7)).toBe('seven')
    clock.advance(100)
    expect(pins.use(7)).toBeUndefined()
  })

  it('lets go of the one used longest ago when there are too many', () => {
    const pins = new PinnedStates<string>(handClock(), { holdMs: 100, max: 2 })
    pins.hold(1, 'one')
    pins.hold(2, 'two')
    pins.use(1)
    pins.hold(3, 'three')
    expect(pins.use(2)).toBeUndefined()
    expect(pins.use(1)).toBe('one')
    expect(pins.use(3)).toBe('three')
  })
})
