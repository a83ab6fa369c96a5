import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Inflights } from './inflights.ts'
import { Progress } from './progress.ts'

const start = (next = 10) => new Progress('b', next, false, true, new Inflights(2, 100))

function replicating(): Progress {
  const member = start()
  member.acknowledge(9)
  member.becomeReplicate()
  return member
}

describe('what a leader knows of a member', () => {
  test('ignores a rejection of what it has acknowledged while replicating (rule 27)', () => {
    const member = replicating()
    member.sent(2, 0, 9)
    expect(member.reject(9, 3)).toBe(false)
    expect(member).toMatchObject({ match: 9, next: 12 })
    expect(member.reject(11, 3)).toBe(true)
    expect(member).toMatchObject({ match: 9, next: 10 })
  })

  test.each([
    ['of another probe is ignored', 7, 5, false, 10],
    ['goes back to the hint', 9, 5, true, 6],
    ['goes back by one at least', 9, 20, true, 9],
    ['goes back no further than what is known to match', 9, 0, true, 3],
  ])('while probing, a rejection that %s (rule 27)', (_name, rejected, hint, taken, next) => {
    const member = start()
    member.acknowledge(2)
    member.next = 10
    expect(member.reject(rejected, hint)).toBe(taken)
    expect(member).toMatchObject({ match: 2, next })
  })

  test('sends one probe and then waits (rule 29)', () => {
    const member = start()
    member.sent(1, 0, 9)
    expect(member.blocked).toBe(true)
  })

  test.each([
    ['messages', [1, 1]],
    ['bytes', [100]],
  ])(
    'is paused when its window is full of %s, until an acknowledgement (rule 29)',
    (_name, sizes) => {
      const member = replicating()
      for (const bytes of sizes) {
        expect(member.blocked).toBe(false)
        member.sent(1, bytes, 9)
      }
      expect(member.blocked).toBe(true)
      member.acknowledge(10)
      member.inflights.acknowledge(10)
      expect(member.blocked).toBe(false)
    },
  )

  test('probes from what is known to match when it cannot be reached (rule 28)', () => {
    const member = replicating()
    member.sent(2, 10, 9)
    member.becomeProbe()
    expect(member).toMatchObject({ state: 'probe', match: 9, next: 10, blocked: false })
    expect(member.inflights.count).toBe(0)
  })

  test('never steps over what matches, and never takes a match back (rule 27)', () => {
    const move = fc.oneof(
      fc.record({ ack: fc.nat(30) }),
      fc.record({ reject: fc.nat(30), hint: fc.nat(30) }),
      fc.record({ send: fc.nat(3) }),
      fc.constantFrom('becomeProbe' as const, 'becomeReplicate' as const),
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const member = start()
        for (const each of moves) {
          const { match } = member
          if (each === 'becomeProbe' || each === 'becomeReplicate') member[each]()
          else if ('ack' in each) member.acknowledge(each.ack)
          else if ('reject' in each) member.reject(each.reject, each.hint)
          else if (!member.blocked) member.sent(each.send, each.send, 0)
          expect(member.match).toBeGreaterThanOrEqual(match)
          expect(member.match).toBeLessThan(member.next)
        }
      }),
    )
  })
})
