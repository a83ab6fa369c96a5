import type { GroupStatus } from '@tesela/group'
import { expect, it } from 'vitest'
import { tellOnline } from './tell-online.ts'

const replica = '12D3/0000000000000001'

function told(steps: readonly { confirmed: boolean; voter: boolean; role: string }[]) {
  const listeners = new Set<() => void>()
  const lines: unknown[] = []
  let status: unknown = { replica, confirmed: false, members: [] }
  const group = {
    status: () => status as GroupStatus,
    onChange(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  tellOnline(group, { info: (fields, message) => void lines.push([message, fields]) })
  for (const [at, { confirmed, voter, role }] of steps.entries()) {
    const members = [{ id: replica, voter, role }]
    status = { replica, role: 'follower', applied: at, confirmed, members }
    for (const listener of listeners) listener()
  }
  return { lines, listening: listeners.size }
}

it('tells once that a voter is online, when it is one and has what the others had', () => {
  expect(
    told([
      { confirmed: false, voter: false, role: 'voter' },
      { confirmed: true, voter: false, role: 'voter' },
      { confirmed: true, voter: true, role: 'voter' },
      { confirmed: true, voter: true, role: 'voter' },
    ]),
  ).toEqual({
    lines: [['this member is online', { replica, role: 'follower', applied: 2 }]],
    listening: 0,
  })
})

it('tells of an observer, which never becomes a voter', () => {
  expect(told([{ confirmed: true, voter: false, role: 'observer' }]).lines).toHaveLength(1)
})

it('tells nothing of a member that nothing confirms yet', () => {
  expect(told([{ confirmed: false, voter: true, role: 'voter' }])).toEqual({
    lines: [],
    listening: 1,
  })
})
