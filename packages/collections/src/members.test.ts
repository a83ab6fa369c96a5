import { ConfContext } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { ConfContextError, defaultLimits, inviteEntry, tickEntry } from './index.ts'
import { type Driver, drive, member } from './testing/driver.ts'
import { createCutHash } from './tree/cut-hash.ts'
import type { Tree } from './tree/tree.ts'

const inviteId = new Uint8Array(16).fill(3)
const key = new Uint8Array(32).fill(4)
const genesis = {
  groupId: new Uint8Array(16).fill(1),
  name: 'g',
  format: 1,
  salt: new Uint8Array(32).fill(2),
}

function driveGroup(): Driver {
  const driver = drive()
  const founder = member(1)
  const made = driver.conf([{ op: 'addVoter', id: founder.id }], { genesis, members: [founder] })
  expect(made.accept).toBe(true)
  return driver
}

function invite(driver: Driver, fields: object = {}): void {
  const entry = { inviteId, key, role: 'voter', readOnly: false, ttlMs: 1000, uses: 1, ...fields }
  expect(driver.apply(inviteEntry(entry)).done).toBeDefined()
}

function join(driver: Driver, seed: number, role = 'voter') {
  const joiner = member(seed, role)
  const { accept, result } = driver.conf([{ op: 'addLearner', id: joiner.id }], {
    members: [joiner],
    inviteId,
  })
  expect(accept).toBe(result.rejection === undefined)
  return { accept, code: result.rejection?.code, id: joiner.id }
}

describe('a group', () => {
  it('takes its record, limits and founder from its first entry', () => {
    const driver = drive()
    const founder = member(1)
    driver.conf([{ op: 'addVoter', id: founder.id }], {
      genesis: { ...genesis, limits: { ...defaultLimits, maxKeyBytes: 9, maxSessions: 0 } },
      members: [founder],
    })
    expect(driver.machine.group()).toMatchObject({ name: 'g', groupId: genesis.groupId })
    expect(driver.machine.limits()).toEqual({ ...defaultLimits, maxKeyBytes: 9 })
    expect(driver.machine.members().get('peer-1/0101010101010101')).toEqual({
      id: founder.id,
      addresses: founder.addresses,
      role: 'voter',
      readOnly: false,
      reluctant: false,
      since: 1,
    })
  })

  it('cuts all its trees by the salt of its record', () => {
    const driver = driveGroup()
    driver.open()
    driver.create('map')
    driver.create('vec', {}, 'v')
    driver.create('queue', {}, 'q')
    const { sessions, sessionsByKey, deadlines, catalogue } = driver.machine.capture()
    const hash = createCutHash(genesis.salt)('key')
    const trees: Pick<Tree<unknown>, 'size' | 'format'>[] = [sessions, sessionsByKey, deadlines]
    for (const collection of catalogue.values()) {
      if ('items' in collection) trees.push(collection.items)
      if (collection.kind === 'map') trees.push(collection.deadlines)
      if (collection.kind === 'vec') trees.push(collection.order.places)
      if (collection.kind === 'queue') trees.push(collection.places)
    }
    expect(trees.map((tree) => tree.format.cutHash('key'))).toEqual(Array(9).fill(hash))
    expect(trees.map((tree) => tree.size)).toEqual([2, 2, 2, 0, 0, 0, 0, 0, 0])
  })

  it('is made once', () => {
    const driver = driveGroup()
    const again = driver.conf([], { genesis: { ...genesis, name: 'other' } })
    expect(again).toMatchObject({
      accept: false,
      result: { rejection: { code: 'invalid_command' } },
    })
    expect(driver.machine.group()?.name).toBe('g')
  })

  it('halts on records that cannot be read', () => {
    const driver = driveGroup()
    const context = new Uint8Array([0xff])
    const entry = { type: 'conf' as const, index: 2, ops: [], context }
    expect(() => driver.machine.apply([entry])).toThrow(ConfContextError)
    expect(driver.machine.revision).toBe(1)
  })
})

describe('members', () => {
  it('keep their record when they are promoted, and change it when an entry brings another', () => {
    const driver = driveGroup()
    const learner = member(2)
    driver.conf([{ op: 'addLearner', id: learner.id }], { members: [learner] })
    expect(driver.conf([{ op: 'addVoter', id: learner.id }]).accept).toBe(true)
    expect(driver.machine.members().get(learner.id)?.addresses).toEqual(learner.addresses)
    const moved = { ...learner, addresses: ['/ip4/10.0.0.1/tcp/1'] }
    expect(driver.conf([{ op: 'update', id: learner.id }], { members: [moved] }).accept).toBe(true)
    expect(driver.machine.members().get(learner.id)?.addresses).toEqual(moved.addresses)
    expect(driver.machine.members().get(learner.id)?.since).toBe(2)
  })

  it('never come back once removed', () => {
    const driver = driveGroup()
    const gone = member(2)
    driver.conf([{ op: 'addLearner', id: gone.id }], { members: [gone] })
    expect(driver.conf([{ op: 'remove', id: gone.id }]).accept).toBe(true)
    expect(driver.machine.members().has(gone.id)).toBe(false)
    const back = driver.conf([{ op: 'addLearner', id: gone.id }], { members: [gone] })
    expect(back.accept).toBe(false)
    expect(back.result.rejection?.code).toBe('member_removed')
  })

  it('never come back however they try, and their successors do', () => {
    const driver = driveGroup()
    const gone = member(2)
    driver.conf([{ op: 'addLearner', id: gone.id }], { members: [gone] })
    const both = [
      { op: 'remove', id: gone.id } as const,
      { op: 'addLearner', id: gone.id } as const,
    ]
    expect(driver.conf(both, { members: [gone] }).accept).toBe(false)
    expect(driver.machine.wasRemoved(gone.id)).toBe(false)
    expect(driver.conf([{ op: 'remove', id: gone.id }]).accept).toBe(true)
    expect(driver.machine.wasRemoved(gone.id)).toBe(true)
    for (const op of ['addLearner', 'addVoter', 'update'] as const) {
      const back = driver.conf([{ op, id: gone.id }], { members: [gone] })
      expect(back.result.rejection?.code).toBe('member_removed')
    }
    invite(driver)
    expect(join(driver, 2)).toMatchObject({ accept: false, code: 'member_removed' })
    const next = { ...gone, incarnation: new Uint8Array(8).fill(9) }
    const id = `${next.peerId}/0909090909090909`
    expect(driver.conf([{ op: 'addLearner', id }], { members: [next] }).accept).toBe(true)
    expect(driver.machine.wasRemoved(id)).toBe(false)
  })

  it('that were removed cost no more than the digits that name them', () => {
    const driver = driveGroup()
    for (let seed = 2; seed < 100; seed += 1) {
      const gone = member(seed)
      driver.conf([{ op: 'addLearner', id: gone.id }], { members: [gone] })
      driver.conf([{ op: 'remove', id: gone.id }])
    }
    const { removed } = driver.machine.capture()
    expect(removed.size).toBe(98)
    for (const incarnation of removed) expect(incarnation).toMatch(/^[0-9a-f]{16}$/)
    expect(driver.conf([{ op: 'remove', id: member(2).id }]).accept).toBe(true)
    expect(driver.machine.capture().removed.size).toBe(98)
  })

  it('are so many at most, and who is one stays one', () => {
    const driver = driveGroup()
    const named = (seed: number) => {
      const { id, ...record } = member(2)
      const incarnation = Uint8Array.of(9, 0, 0, 0, 0, 0, seed >> 8, seed & 255)
      const digits = Buffer.from(incarnation).toString('hex')
      return { ...record, id: `${id.split('/')[0]}/${digits}`, incarnation }
    }
    const add = (seed: number) => {
      const one = named(seed)
      return driver.conf([{ op: 'addLearner', id: one.id }], { members: [one] })
    }
    for (let seed = 1; seed < 512; seed += 1) expect(add(seed).accept).toBe(true)
    expect(driver.machine.members().size).toBe(512)
    expect(add(512)).toMatchObject({
      accept: false,
      result: { rejection: { code: 'limit_exceeded' } },
    })
    expect(driver.conf([{ op: 'addVoter', id: named(7).id }]).accept).toBe(true)
    expect(driver.conf([{ op: 'remove', id: named(8).id }]).accept).toBe(true)
    expect(add(513).accept).toBe(true)
  })

  it('are not added without a well-formed record, and an entry is refused whole', () => {
    const driver = driveGroup()
    const [good, strange] = [member(2), member(3, 'king')]
    expect(driver.conf([{ op: 'addLearner', id: strange.id }]).result.rejection?.code).toBe(
      'member_unknown',
    )
    const ops = [good, strange].map(({ id }) => ({ op: 'addLearner' as const, id }))
    expect(driver.conf(ops, { members: [good, strange] }).accept).toBe(false)
    expect(driver.conf([{ op: 'update', id: good.id }], { members: [good] }).accept).toBe(false)
    expect(driver.machine.members().size).toBe(1)
  })

  it('move log time with their entries', () => {
    const driver = driveGroup()
    const context = ConfContext.encode({ logTime: 77_000 })
    driver.machine.apply([{ type: 'conf', index: 2, ops: [], context }])
    expect(driver.machine.logTime).toBe(77_000)
  })
})

describe('an invite', () => {
  it('admits as many replicas as it has uses, one that asks again for nothing', () => {
    const driver = driveGroup()
    invite(driver, { uses: 2 })
    expect(join(driver, 2).accept).toBe(true)
    expect(join(driver, 2).accept).toBe(true)
    expect(join(driver, 3).accept).toBe(true)
    expect(join(driver, 4)).toMatchObject({ accept: false, code: 'invite_spent' })
    expect(join(driver, 2).accept).toBe(true)
    expect(driver.machine.members().size).toBe(3)
    expect(driver.machine.invite(inviteId, driver.now)).toMatchObject({ ok: false })
  })

  it('is good until its log time is over', () => {
    const driver = driveGroup()
    invite(driver)
    expect(driver.machine.invite(inviteId, driver.now + 999)).toEqual({
      ok: true,
      role: 'voter',
      readOnly: false,
      key: new Uint8Array(key),
    })
    expect(driver.machine.invite(inviteId, driver.now + 1000).ok).toBe(false)
    expect(driver.machine.nextDue()).toBe(driver.now + 1000)
    driver.now += 1000
    expect(join(driver, 2)).toMatchObject({ accept: false, code: 'invite_unknown' })
    driver.apply(tickEntry())
    expect(driver.machine.capture().invites.size).toBe(0)
  })

  it('is for one role and its rights', () => {
    const driver = driveGroup()
    invite(driver, { role: 'observer' })
    expect(join(driver, 2, 'voter')).toMatchObject({ accept: false, code: 'invite_role' })
    expect(join(driver, 2, 'observer').accept).toBe(true)
    const driverOfReaders = driveGroup()
    invite(driverOfReaders, { readOnly: true })
    expect(join(driverOfReaders, 2).code).toBe('invite_role')
  })

  it('can be revoked, and revoked again', () => {
    const driver = driveGroup()
    invite(driver)
    for (let count = 0; count < 2; count++) {
      expect(driver.apply(inviteEntry({ inviteId })).done).toBeDefined()
      expect(join(driver, 2).code).toBe('invite_unknown')
    }
    expect(driver.machine.nextDue()).toBeNull()
  })

  it('that is proposed again keeps its uses; another under its id is refused', () => {
    const driver = driveGroup()
    invite(driver)
    join(driver, 2)
    invite(driver)
    expect(join(driver, 3).code).toBe('invite_spent')
    const other = { inviteId, key: new Uint8Array(32), role: 'voter', ttlMs: 1, uses: 1 }
    expect(driver.apply(inviteEntry(other)).rejection?.code).toBe('invite_exists')
  })

  it('adds exactly one replica', () => {
    const driver = driveGroup()
    invite(driver, { uses: 5 })
    const both = [member(2), member(3)]
    const ops = both.map(({ id }) => ({ op: 'addLearner' as const, id }))
    expect(driver.conf(ops, { members: both, inviteId }).accept).toBe(false)
    expect(driver.machine.members().size).toBe(1)
  })

  it('is refused when it makes no sense or there are too many', () => {
    const driver = driveGroup()
    const good = { inviteId, key, role: 'voter', ttlMs: 1, uses: 1 }
    const bad = [
      { role: 'king' },
      { ttlMs: 0 },
      { uses: 0 },
      { uses: 10_001 },
      { key: key.subarray(1) },
      { inviteId: key },
    ]
    for (const fields of bad) {
      const { rejection } = driver.apply(inviteEntry({ ...good, ...fields }))
      expect(rejection?.code).toBe('invalid_command')
    }
    expect(driver.apply(inviteEntry(good)).done).toBeDefined()
    for (let count = 0; count < 999; count++) {
      const id = new Uint8Array(16)
      id[0] = count >> 8
      id[1] = count
      driver.apply(inviteEntry({ ...good, inviteId: id }))
    }
    const over = driver.apply(inviteEntry({ ...good, inviteId: new Uint8Array(16).fill(9) }))
    expect(over.rejection).toMatchObject({
      code: 'limit_exceeded',
      limit: 1000,
      setting: 'invites',
    })
  })
})
