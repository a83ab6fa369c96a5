import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, createPlace, pidIn, tesela, until } from './binary.fixture.ts'
import { isAlive } from './is-alive.ts'

// These run the built executable: `tsc -b` first.
let place: Awaited<ReturnType<typeof createPlace>>
beforeAll(async () => {
  place = await createPlace()
})
afterAll(() => place.remove())

const oneSentence = /^tesela: [^\n]+\n$/

describe('init', () => {
  test('makes a private directory with identity, format and settings', async () => {
    const path = await place.peer('made')
    expect((await stat(path)).mode & 0o777).toBe(0o700)
    for (const name of ['identity.key', 'FORMAT', 'config.json']) {
      expect((await stat(join(path, name))).mode & 0o777).toBe(0o600)
    }
    expect(JSON.parse(await readFile(join(path, 'FORMAT'), 'utf8'))).toEqual({
      format: 1,
      incarnation: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    expect(await readdir(path)).toEqual(['FORMAT', 'config.json', 'identity.key'])
  })

  test('draws another identity and another incarnation for each', async () => {
    const [one, other] = [await place.peer('one'), await place.peer('other')]
    for (const name of ['identity.key', 'FORMAT']) {
      expect(await readFile(join(one, name))).not.toEqual(await readFile(join(other, name)))
    }
  })

  test('refuses a directory that holds a peer, and changes nothing in it', async () => {
    const path = await place.peer('twice')
    const before = await readFile(join(path, 'FORMAT'), 'utf8')
    const again = await tesela(['--data', path, 'init'])
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(oneSentence) })
    expect(await readFile(join(path, 'FORMAT'), 'utf8')).toBe(before)
  })

  test('takes up what a crash left without FORMAT', async () => {
    const path = join(place.root, 'half')
    await mkdir(path)
    await writeFile(join(path, 'identity.key.new'), 'torn')
    expect((await tesela(['--data', path, 'init'])).code).toBe(0)
  })

  test('writes nothing when a setting is wrong', async () => {
    const path = join(place.root, 'never')
    const { code, stderr } = await tesela(['--data', path, 'init', '--election-timeout', '5'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/electionTimeout/) })
    await expect(stat(path)).rejects.toThrow('ENOENT')
  })
})

describe('a daemon that cannot begin', () => {
  test.each(['start', 'run'])('%s names init where nobody ran it', async (verb) => {
    const { code, stderr } = await tesela(['--data', join(place.root, 'nowhere'), verb])
    expect(code).toBe(1)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('init')
  })

  test.each(['start', 'run'])('%s refuses an identity that others can read', async (verb) => {
    const path = await place.peer(`exposed-${verb}`)
    await chmod(join(path, 'identity.key'), 0o644)
    const { code, stderr } = await tesela(['--data', path, verb])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/chmod 600/) })
  })

  test('says with --json what start has read from the log of the daemon', async () => {
    const path = await place.peer('exposed-json')
    await chmod(join(path, 'identity.key'), 0o644)
    const { stderr } = await tesela(['--data', path, 'start', '--json'])
    expect(JSON.parse(stderr)).toMatchObject({ code: 'identity_exposed', outcome: 'not-applied' })
  })

  test('an unknown setting in config.json is named with the nearest one', async () => {
    const path = await place.peer('misspelt')
    await writeFile(join(path, 'config.json'), '{"lisen": ["/ip4/127.0.0.1/tcp/0"]}')
    const { code, stderr } = await tesela(['--data', path, 'start'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/"listen"/) })
  })
})

describe('a background daemon', () => {
  test('answers when start returns, is the process of the pid file, and leaves nothing when stopped', async () => {
    const path = await place.peer('life')
    const started = await tesela(['--data', path, 'start', '--json'])
    expect(started).toMatchObject({ code: 0 })
    const pid = await pidIn(path)
    expect(JSON.parse(started.stdout)).toEqual({ data: path, pid })
    const status = await tesela(['--data', path, 'status', '--json'])
    expect(JSON.parse(status.stdout)).toMatchObject({ pid, group: null })
    expect(await readFile(`/proc/${pid}/cmdline`, 'latin1')).toContain('tesela.mjs\0run\0')

    const second = await tesela(['--data', path, 'run'])
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(oneSentence)
    expect(second.stderr).toContain(`pid ${pid}`)
    const secondStart = await tesela(['--data', path, 'start'])
    expect(secondStart).toMatchObject({ code: 1, stderr: expect.stringContaining(`pid ${pid}`) })
    expect(await pidIn(path)).toBe(pid)

    expect((await tesela(['--data', path, 'stop'])).code).toBe(0)
    expect(await isAlive(pid)).toBe(false)
    const left = await readdir(path)
    for (const name of ['daemon.pid', 'api', 'ipc.sock']) expect(left).not.toContain(name)
    expect((await tesela(['--data', path, 'stop'])).code).toBe(4)
    expect((await tesela(['--data', path, 'status'])).code).toBe(4)
  })

  test('starts again over what a killed one left', async () => {
    const path = await place.peer('killed')
    await tesela(['--data', path, 'start'])
    process.kill(await pidIn(path), 'SIGKILL')
    expect((await tesela(['--data', path, 'stop'])).code).toBe(4)
    expect(await tesela(['--data', path, 'start'])).toMatchObject({ code: 0 })
    expect((await tesela(['--data', path, 'status'])).code).toBe(0)
  })

  test('restart replaces the process', async () => {
    const path = await place.peer('replaced')
    await tesela(['--data', path, 'start'])
    const before = await pidIn(path)
    expect((await tesela(['--data', path, 'restart'])).code).toBe(0)
    expect(await pidIn(path)).not.toBe(before)
  })

  test('keeps the group and every write over a restart', async () => {
    const path = await place.peer('kept')
    const run = (...args: string[]) => tesela(['--data', path, ...args])
    await run('start')
    expect((await run('group', 'create', 'g')).code).toBe(0)
    expect((await run('map', 'set', 'm', 'k', 'v')).code).toBe(0)
    process.kill(await pidIn(path), 'SIGKILL')
    await run('start')
    expect(await run('map', 'get', 'm', 'k')).toMatchObject({ code: 0, stdout: 'v' })
  })
})

describe('a daemon in the foreground', () => {
  async function beginReady(path: string) {
    const running = begin(['--data', path, 'run'])
    await until(() => running.stderr().includes('"ready"'), 'the daemon is ready')
    return running
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0', async (signal) => {
    const path = await place.peer(`foreground-${signal}`)
    const { child, ended } = await beginReady(path)
    expect(child.pid).toBe(await pidIn(path))
    child.kill(signal)
    expect((await ended).code).toBe(0)
  })

  test('ends with one clear line when its directory vanishes', async () => {
    const path = await place.peer('vanishing')
    const { ended } = await beginReady(path)
    await rename(path, `${path}-gone`)
    const { code, stderr } = await ended
    expect(code).toBe(1)
    const fatal = stderr.split('\n').filter((line) => line.includes('"level":60'))
    expect(fatal).toHaveLength(1)
    expect(JSON.parse(fatal[0] ?? '')).toMatchObject({
      msg: expect.stringContaining('was removed'),
    })
  })

  test('leaves alone what took the place of its directory', async () => {
    const path = await place.peer('replacing')
    const { ended } = await beginReady(path)
    await rename(path, `${path}-gone`)
    await mkdir(path)
    await writeFile(join(path, 'daemon.pid'), '1\n')
    expect((await ended).code).toBe(1)
    expect(await readFile(join(path, 'daemon.pid'), 'utf8')).toBe('1\n')
    await rm(path, { recursive: true })
  })
})
