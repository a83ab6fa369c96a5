import { cp, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '@tesela/client'
import { createSnapshotStore } from '@tesela/storage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runInProcess } from '../cli/testing/run-in-process.ts'
import { createNodeDisk } from '../disk/index.ts'
import { createPlace, tesela, until } from '../process/binary.fixture.ts'
import { verifyDirectory } from './verify-directory.ts'

// The daemons are the built executable, each with its group: `tsc -b` first.
/** On a busy machine a test of many daemons takes its time. */
const longest = 300_000
let place: Awaited<ReturnType<typeof createPlace>>
beforeAll(async () => {
  place = await createPlace()
})
afterAll(() => place.remove(), longest)

/** By the executable, as people do it: each command once, and whatever starts or stops a daemon. */
function execute(data: string, ...args: readonly string[]) {
  return tesela(['--data', data, ...args])
}

/** Without a process of its own, which costs more than most commands. */
function run(data: string, ...args: readonly string[]) {
  if (args[0] === 'start' || args[0] === 'stop') return execute(data, ...args)
  return runInProcess({}, ['--data', data, ...args])
}

async function done(data: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(data, ...args)
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return stdout
}

async function json(data: string, ...args: readonly string[]) {
  return JSON.parse(await done(data, ...args, '--json'))
}

/** Peers of these names, the first of which made the group. */
async function group(...names: readonly string[]): Promise<string[]> {
  const peers: string[] = []
  for (const name of names) {
    const data = await place.peer(name)
    await done(data, 'start')
    const [first] = peers
    if (first === undefined) await done(data, 'group', 'create', 'shop')
    else await joinThrough(first, data)
    peers.push(data)
  }
  return peers
}

async function joinThrough(member: string, data: string): Promise<void> {
  await done(data, 'join', (await done(member, 'invite')).trim())
}

/** A peer alone in its group, whose map `m` has `v` at `k`. */
async function stoppedWithOneKey(name: string): Promise<string> {
  const [data = ''] = await group(name)
  await done(data, 'map', 'set', 'm', 'k', 'v')
  await done(data, 'stop')
  return data
}

async function flip(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, position)
    await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, position)
  } finally {
    await file.close()
  }
}

/** Writes 0, 1, 2, … into a map, one after the other, until it is told to stop. */
function beginWrites(data: string) {
  let acknowledged = 0
  let going = true
  const finished = (async () => {
    await using database = await connect({ data })
    const map = await database.map('counted')
    for (; going; acknowledged++)
      await map.set(`k${acknowledged}`, { n: acknowledged, pad: 'x'.repeat(1_000) })
  })()
  return {
    acknowledged: () => acknowledged,
    async stop() {
      going = false
      await finished
      return acknowledged
    },
  }
}

describe('a backup', () => {
  test(
    'of a group that goes on is restored as a group that others join',
    async () => {
      const [first = '', second = '', third = ''] = await group('a', 'b', 'c')
      const writes = beginWrites(second)
      await until(() => writes.acknowledged() > 60, 'writes')
      const newest = join(place.root, 'newest')
      await done(third, 'snapshot', 'save', newest)
      const before = writes.acknowledged()
      const fresh = join(place.root, 'fresh')
      const saved = await json(third, 'snapshot', 'save', '--fresh', fresh)
      const all = await writes.stop()

      const verified = await json(first, 'snapshot', 'verify', fresh)
      expect(verified).toMatchObject({
        ok: true,
        damaged: [],
        anchor: saved.anchor,
        root: saved.root,
      })
      expect(verified.items).toBeGreaterThanOrEqual(before)
      expect(verified.items).toBeLessThanOrEqual(all + 1)
      expect(await run(first, 'snapshot', 'verify', newest)).toMatchObject({ code: 0 })
      expect(await execute(first, 'snapshot', 'save', fresh)).toMatchObject({ code: 2 })

      const restored = await place.peer('restored')
      const made = await json(restored, 'snapshot', 'restore', fresh)
      const { group: former } = await json(first, 'status')
      expect(made).toMatchObject({
        name: 'shop',
        parent: former.id,
        anchor: saved.anchor + 2 ** 40,
      })
      expect(made.group).not.toBe(former.id)
      expect(await run(restored, 'verify')).toMatchObject({ code: 0 })
      await done(restored, 'start')
      const joiner = await place.peer('joiner')
      await done(joiner, 'start')
      await joinThrough(restored, joiner)

      // Everything acknowledged before the save began, and nothing but a beginning of what was written.
      const records = (await done(joiner, 'export', 'counted', '--with-keys')).trim().split('\n')
      const numbers = records
        .map((line) => JSON.parse(line).value.n)
        .sort((one, other) => one - other)
      expect(numbers).toEqual(Array.from({ length: verified.items }, (_, at) => at))
      await done(joiner, 'map', 'set', 'counted', 'new', '1')
      expect(await done(restored, 'map', 'get', 'counted', 'new')).toBe('1')
      // The joiner's address is in the log; that of the restored peer, whose port the system chooses, is not.
      await done(restored, 'stop')
      await done(restored, 'start')
      expect(await done(restored, 'map', 'get', 'counted', 'new')).toBe('1')
      const { members } = (await json(restored, 'status')).group
      expect(members).toHaveLength(2)

      const refused = await run(restored, '--group', former.id, 'ls', '--json')
      expect(refused.code).toBe(1)
      expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'group_replaced' })
      expect(await execute(restored, 'snapshot', 'restore', fresh)).toMatchObject({ code: 1 })
    },
    longest,
  )

  test(
    'that is damaged is told where, and restores nothing',
    async () => {
      const [data = ''] = await group('damaged')
      const writes = beginWrites(data)
      await until(() => writes.acknowledged() > 60, 'writes')
      await writes.stop()
      const file = join(place.root, 'flipped')
      const { bytes } = await json(data, 'snapshot', 'save', '--fresh', file)
      await flip(file, bytes - 100)
      const { code, stdout } = await run(data, 'snapshot', 'verify', file)
      expect(code).toBe(1)
      expect(stdout).toMatch(/DAMAGE: .*flipped at byte \d+: leaf \d+ has another digest/)
      await flip(file, 20)
      expect((await run(data, 'snapshot', 'verify', file)).stderr).toMatch(/at byte 0/)
      const fresh = await place.peer('untouched')
      expect(await run(fresh, 'snapshot', 'restore', file)).toMatchObject({ code: 1 })
      expect(await readdir(fresh)).not.toContain('GROUP')
      const nowhere = await execute(fresh, 'snapshot', 'verify', '/nowhere')
      expect(nowhere).toMatchObject({ code: 2 })
    },
    longest,
  )
})

describe('a recovery', () => {
  test(
    'makes a group of what one of three has, which the others cannot enter',
    async () => {
      const [first = '', second = '', third = ''] = await group('r1', 'r2', 'r3')
      await done(third, 'map', 'set', 'm', 'k', 'v')
      await until(async () => {
        const { group: own } = await json(first, 'status')
        return own.applied === own.commit && (await done(first, 'map', 'get', 'm', 'k')) === 'v'
      }, 'the write on the first peer')
      const old = (await json(first, 'status')).group.id
      for (const data of [third, second, first]) await done(data, 'stop')

      const asked = await run(first, 'recover', '--force-new-group')
      expect(asked.code).toBe(2)
      expect(asked.stderr).toContain('--yes')
      expect(await readdir(join(first, 'groups'))).toEqual([old])
      expect(await run(first, 'recover', '--yes')).toMatchObject({ code: 2 })
      const { code, stdout, stderr } = await run(first, 'recover', '--force-new-group', '--yes')
      expect(code).toBe(0)
      expect(stderr).toMatch(/has its state up to revision \d+/)
      expect(stderr).toMatch(/refused by the new group.*12D3.*12D3/)
      expect(stdout).toContain('tesela invite')
      expect(await readdir(join(first, 'left'))).toEqual([`1-${old}`])

      await done(first, 'start')
      await done(second, 'start')
      expect(await done(first, 'map', 'get', 'm', 'k')).toBe('v')
      await done(first, 'map', 'set', 'm', 'k', 'w')
      const status = await json(first, 'status')
      expect(status.group.members).toHaveLength(1)
      expect((await json(second, 'status')).group).toMatchObject({ id: old, leader: null })
      const invite = (await done(first, 'invite')).trim()
      expect(await run(second, 'join', invite)).toMatchObject({ code: 1 })
      const fresh = await place.peer('r4')
      await done(fresh, 'start')
      await done(fresh, 'join', invite)
      expect(await done(fresh, 'map', 'get', 'm', 'k')).toBe('w')
    },
    longest,
  )

  test(
    'of a log that was found not to be that of the majority is refused until somebody accepts it',
    async () => {
      const data = await stoppedWithOneKey('diverged')
      const groups = join(data, 'groups')
      const [id = ''] = await readdir(groups)
      const note = { times: 0, revision: 3, anchor: 2, parts: ['(log)'] }
      await createSnapshotStore(createNodeDisk(), join(groups, id)).noteDivergence(note)
      const refusal = async () => {
        const { code, stderr } = await run(data, 'recover', '--force-new-group', '--yes', '--json')
        return { exit: code, ...JSON.parse(stderr) }
      }
      const message = expect.stringContaining('--accept-divergence')
      const outcome = 'not-applied'
      expect(await refusal()).toMatchObject({ exit: 1, code: 'log_diverged', outcome, message })
      // A note that cannot be read says nothing against it, and nothing for it.
      await flip(join(groups, id, 'diverged'), 20)
      expect(await refusal()).toMatchObject({ exit: 1, code: 'storage_damaged', outcome, message })
      await flip(join(groups, id, 'diverged'), 20)
      expect(await readdir(groups)).toEqual([id])

      // Who looks after the peer is told, whether its daemon runs or not.
      const verified = await run(data, 'verify', '--json')
      expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([
        1,
        { groups: [{ divergence: { what: 'log', anchor: 2 } }] },
      ])
      const doctor = async () => {
        const { code, stdout } = await run(data, 'doctor', '--json')
        return { exit: code, ...JSON.parse(stdout) }
      }
      const remedy = expect.stringMatching(/^this peer has committed another log than the majority/)
      const stopped = await doctor()
      expect(stopped).toMatchObject({
        ...{ exit: 1, ready: false },
        complaints: [{ what: expect.stringContaining('log_diverged'), remedy }, {}],
      })
      await done(data, 'start')
      expect(await doctor()).toMatchObject({
        ...{ exit: 1, ready: false },
        complaints: [{ what: expect.stringContaining('log_diverged'), remedy }],
      })
      await done(data, 'stop')

      const accepted = ['recover', '--force-new-group', '--accept-divergence']
      expect(await run(data, ...accepted)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('The log of this peer up to 2 is not that of the majority'),
      })
      const { plan } = await json(data, ...accepted, '--yes')
      const divergence = { what: 'log', anchor: 2, parts: ['(log)'], repaired: false }
      expect(plan).toMatchObject({ group: id, divergence })
      await done(data, 'start')
      expect(await done(data, 'map', 'get', 'm', 'k')).toBe('v')
      // The new group has no majority that would have another log.
      expect((await json(data, 'status')).group).toMatchObject({ health: 'ok', diverged: [] })
      expect(await run(data, 'doctor')).toMatchObject({ code: 0, stdout: 'This peer is ready.\n' })
    },
    longest,
  )

  test(
    'that a crash cut short behind its mark is gone on from by the next start',
    async () => {
      const data = await stoppedWithOneKey('crashed')
      const made = await json(data, 'recover', '--force-new-group', '--yes')
      const groups = join(data, 'groups')
      await rename(join(groups, made.group), join(groups, `${made.group}.adopted`))
      await rename(made.movedTo, join(groups, made.parent))
      await done(data, 'start')
      expect((await json(data, 'status')).group.id).toBe(made.group)
      expect(await done(data, 'map', 'get', 'm', 'k')).toBe('v')
      expect(await readdir(join(data, 'left'))).toEqual([`1-${made.parent}`])
    },
    longest,
  )

  test(
    'is named by a lone voter that has lost what it promised, and takes what is left',
    async () => {
      const [data = ''] = await group('lone')
      await done(data, 'map', 'set', 'm', 'kept', '1')
      const { applied } = (await json(data, 'status')).group
      await done(data, 'map', 'set', 'm', 'lost', '2')
      await done(data, 'stop')
      const lines = (await done(data, 'debug', 'log-dump', '--json')).trim().split('\n')
      const records = lines.map((line) => JSON.parse(line))
      const first = records.find(({ index }) => index > applied)
      const segment = join(data, 'groups', first.group, 'wal', `0000000${first.segment}.wal`)
      const file = await open(segment, 'r+')
      await file.write(Buffer.alloc(64 * 1024), 0, 64 * 1024, first.offset)
      await file.close()

      const verdict = await run(data, 'verify')
      expect(verdict.code).toBe(1)
      expect(verdict.stdout).toContain('DAMAGE (behindWatermark)')
      await done(data, 'start')
      await until(async () => (await json(data, 'status')).group.advice !== null, 'the advice')
      expect(await done(data, 'status')).toContain('tesela recover --force-new-group')
      expect((await json(data, 'status')).group.health).toContain(
        'halted(what it has promised is lost',
      )
      await done(data, 'stop')
      const { code, stderr } = await run(data, 'recover', '--force-new-group', '--yes')
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/at least \d+ of them (is|are) lost/),
      ])
      await done(data, 'start')
      expect(await done(data, 'map', 'get', 'm', 'kept')).toBe('1')
      expect(await run(data, 'map', 'get', 'm', 'lost')).toMatchObject({ code: 3 })
    },
    longest,
  )
})

describe('what looks at a data directory', () => {
  let data = ''
  beforeAll(async () => {
    const [peer = ''] = await group('looked-at')
    data = peer
    await done(data, 'map', 'set', 'm', 'secret-key', 'secret-value')
  }, longest)

  test(
    'refuses while a daemon runs on it, and names its pid',
    async () => {
      const { pid } = await json(data, 'status')
      const commands = [
        ['verify'],
        ['debug', 'log-dump'],
        ['recover', '--force-new-group', '--yes'],
      ]
      for (const command of commands) {
        const { code, stderr } = await execute(data, ...command)
        expect([code, stderr]).toEqual([1, expect.stringContaining(`pid ${pid}`)])
      }
      await done(data, 'stop')
      expect(await done(data, 'verify')).toMatch(/Nothing that matters is wrong/)
    },
    longest,
  )

  test(
    'shows what the log holds, and no key or value unless it is asked to',
    async () => {
      const plain = await done(data, 'debug', 'log-dump', '--json')
      const kinds = new Set(
        plain
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).kind),
      )
      const every = ['header', 'hardState', 'conf', 'empty', 'invite', 'openSession', 'command']
      expect([...kinds]).toEqual(expect.arrayContaining(every))
      expect(plain).toMatch(/"session":0,"sequence":1,"collection":"m","operation":"map.set"/)
      for (const text of ['secret-key', 'secret-value']) {
        expect(plain).not.toContain(text)
        expect(plain).not.toContain(Buffer.from(text).toString('base64').slice(0, 8))
      }
      const values = (await done(data, 'debug', 'log-dump', '--values'))
        .trim()
        .split('\n')
        .map((line) => Buffer.from(JSON.parse(line).dataBase64 ?? '', 'base64').toString('latin1'))
      expect(values.join('')).toContain('secret-value')
    },
    longest,
  )

  test.each([
    ['meta', 30, true],
    ['watermark', 20, false],
    ['wal/00000001.wal', 600, true],
  ])('names %s where a bit of it is flipped', async (name, at, isDamage) => {
    const copy = join(place.root, `copy-${name.slice(0, 4)}`)
    await cp(data, copy, { recursive: true })
    const [id = ''] = await readdir(join(copy, 'groups'))
    const path = join(copy, 'groups', id, name)
    await flip(path, at)
    const { ok, groups } = await verifyDirectory(copy)
    expect(ok).toBe(!isDamage)
    expect(groups[0]?.findings).toContainEqual(expect.objectContaining({ file: path, isDamage }))
  })
})
