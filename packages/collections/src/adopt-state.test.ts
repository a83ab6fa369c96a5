import { Result } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Adoption,
  adoptState,
  commandEntry,
  createStateMachine,
  type GroupState,
} from './index.ts'
import { expectDerivedInStep } from './testing/derived.ts'
import { drive, member } from './testing/driver.ts'
import { logOptions, randomLog } from './testing/random-log.ts'
import { snapshotOf, stateOf } from './testing/snapshot.ts'

const groupId = new Uint8Array(16).fill(42)
const { id, addresses } = member(9)
const ownMember = { id, addresses, role: 'voter', readOnly: false, reluctant: false } as const

function adoption(state: GroupState): Adoption {
  return { groupId, anchor: state.revision + 2 ** 40, member: ownMember }
}

function stateAfter(seed: number): GroupState {
  const machine = createStateMachine(logOptions)
  machine.apply(randomLog(seed, 200))
  return machine.capture()
}

describe('adoptState', () => {
  test('keeps every leaf of every collection, and nothing of sessions, members and invites', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 30), (seed) => {
        const state = stateAfter(seed)
        const adopted = adoptState(state, adoption(state))
        const [, ...collections] = snapshotOf(state).sections
        const [sessions, ...same] = snapshotOf(adopted).sections
        expect(same).toEqual(collections)
        expect(sessions?.leaves).toEqual([])
        expect([...adopted.members.keys()]).toEqual([id])
        expect([adopted.invites.size, adopted.removed.size]).toEqual([0, 0])
        const { revision, logTime, limits, group } = adopted
        expect(revision).toBe(state.revision + 2 ** 40)
        expect([logTime, limits]).toEqual([state.logTime, state.limits])
        const origin = { groupId: state.group?.groupId, index: revision }
        expect(group).toEqual({ ...state.group, groupId, origin })
        expectDerivedInStep(adopted)
      }),
      { numRuns: 30 },
    )
  })

  test('makes a state that can be installed, and goes on the same on everybody', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 30), (seed) => {
        const state = stateAfter(seed)
        const adopted = adoptState(state, adoption(state))
        const again = stateOf(snapshotOf(adopted), true)
        expect(snapshotOf(again)).toEqual(snapshotOf(adopted))
        const [one, other] = [adopted, again].map((each) => {
          const machine = createStateMachine(logOptions)
          machine.install(each)
          const entries = randomLog(seed + 1, 100).filter(({ type }) => type === 'normal')
          for (const [at, entry] of entries.entries()) {
            machine.apply([{ ...entry, index: adopted.revision + at + 1 }])
          }
          return snapshotOf(machine.capture())
        })
        expect(one).toEqual(other)
      }),
      { numRuns: 20 },
    )
  })

  test('has another root than the state had, also when it is adopted again', () => {
    const state = stateAfter(1)
    const once = adoptState(state, adoption(state))
    const twice = adoptState(once, { ...adoption(once), groupId: new Uint8Array(16).fill(43) })
    const roots = [state, once, twice].map((each) => snapshotOf(each).roots.root)
    expect(new Set(roots).size).toBe(3)
    expect(twice.group?.origin).toEqual({ groupId, index: twice.revision })
  })

  test('refuses an anchor that the other group may have used', () => {
    const state = stateAfter(1)
    const { revision: anchor } = state
    expect(() => adoptState(state, { ...adoption(state), anchor })).toThrow(RangeError)
    expect(() => adoptState(state, { ...adoption(state), anchor: 2 ** 53 })).toThrow(RangeError)
  })

  test('tells a session of the other group from one that expired', () => {
    const driver = drive()
    driver.conf([{ op: 'addVoter', id: member(1).id }], {
      genesis: { groupId: new Uint8Array(16), name: '', format: 1, salt: new Uint8Array(32) },
      members: [member(1)],
    })
    const session = driver.open()
    const before = driver.machine.capture()
    const machine = createStateMachine()
    machine.install(adoptState(before, adoption(before)))
    const codeOf = (of: number) => {
      const data = commandEntry({ session: of, sequence: 1, collection: 'c', drop: {} })
      machine.stamp(data, machine.logTime + 1)
      const index = machine.revision + 1
      const [applied] = machine.apply([{ type: 'normal', index, data }])
      return Result.decode(applied?.result ?? new Uint8Array()).rejection?.code
    }
    expect(codeOf(session)).toBe('group_replaced')
    expect(codeOf(machine.revision + 7)).toBe('session_expired')
  })
})
