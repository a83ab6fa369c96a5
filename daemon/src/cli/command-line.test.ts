import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, createPlace, tesela, until } from '../process/binary.fixture.ts'

// These run the built executable against one daemon with a group of its own: `tsc -b` first.
let place: Awaited<ReturnType<typeof createPlace>>
let data: string
const run = (args: readonly string[], input?: string) => tesela(['--data', data, ...args], input)

beforeAll(async () => {
  place = await createPlace()
  data = await place.peer('peer')
  expect(await run(['start'])).toMatchObject({ code: 0 })
  expect(await run(['group', 'create', 'test'])).toMatchObject({ code: 0 })
})
afterAll(() => place.remove())

describe('map', () => {
  test('sets, gets and deletes', async () => {
    expect(await run(['map', 'set', 'm', 'k', 'one', '--if-absent'])).toMatchObject({ code: 0 })
    expect(await run(['map', 'set', 'm', 'k', 'two', '--if-absent'])).toMatchObject({ code: 3 })
    expect(await run(['map', 'get', 'm', 'k'])).toMatchObject({ code: 0, stdout: 'one' })
    expect(await run(['map', 'has', 'm', 'k'])).toMatchObject({ code: 0, stdout: 'true\n' })
    expect(await run(['map', 'delete', 'm', 'k', '--previous'])).toMatchObject({
      code: 0,
      stdout: 'one',
    })
    expect(await run(['map', 'delete', 'm', 'k'])).toMatchObject({ code: 3 })
    expect(await run(['map', 'delete', 'm', 'k', '--json'])).toMatchObject({ code: 3, stderr: '' })
    expect(await run(['map', 'get', 'm', 'k'])).toMatchObject({ code: 3, stdout: '' })
    expect(await run(['map', 'has', 'm', 'k'])).toMatchObject({ code: 3, stdout: 'false\n' })
  })

  test('keeps bytes from the standard input and from a file as they are', async () => {
    const file = join(place.root, 'value')
    await writeFile(file, 'line\r\n\n')
    await run(['map', 'set', 'm', 'f', '--file', file])
    await run(['map', 'set', 'm', 'i', '-'], '  \n')
    expect((await run(['map', 'get', 'm', 'f'])).stdout).toBe('line\r\n\n')
    expect((await run(['map', 'get', 'm', 'i'])).stdout).toBe('  \n')
  })

  test('compares and exchanges', async () => {
    const exchange = (...args: string[]) => run(['map', 'compare-exchange', 'cx', 'k', ...args])
    expect(await exchange('--next', '1')).toMatchObject({ code: 0, stdout: '1' })
    expect(await exchange('--next', '2')).toMatchObject({ code: 3, stdout: '1' })
    expect(await exchange('--expected', '1', '--next', '2')).toMatchObject({ code: 0, stdout: '2' })
    expect(await exchange('--expected', '2')).toMatchObject({ code: 0, stdout: '' })
    expect(await run(['map', 'size', 'cx'])).toMatchObject({ stdout: '0\n' })
  })

  test('sets by revision', async () => {
    const first = JSON.parse((await run(['map', 'set', 'rev', 'k', '1', '--json'])).stdout)
    const at = (revision: number) =>
      run(['map', 'set', 'rev', 'k', '2', '--if-revision', String(revision)])
    expect(await at(first.revision - 1)).toMatchObject({ code: 3 })
    expect(await at(first.revision)).toMatchObject({ code: 0 })
  })

  test('walks ranges in the order of the keys', async () => {
    await run(['map', 'set-many', 'walk', 'b1', '1', 'a1', '2', 'b2', '3', 'c1', '4'])
    const keys = async (...args: string[]) =>
      (await run(['map', 'keys', 'walk', ...args])).stdout.trim().split('\n')
    expect(await keys()).toEqual(['a1', 'b1', 'b2', 'c1'])
    expect(await keys('--prefix', 'b', '--reverse')).toEqual(['b2', 'b1'])
    expect(await keys('--from', 'b', '--to', 'c', '--limit', '1')).toEqual(['b1'])
    expect((await run(['map', 'entries', 'walk', '--limit', '1'])).stdout).toBe('a1\t2\n')
    expect(await run(['map', 'delete-many', 'walk', 'a1', 'zz'])).toMatchObject({
      stdout: 'Removed 1 of 2 keys.\n',
    })
    expect(await run(['map', 'clear', 'walk'])).toMatchObject({ stdout: 'Removed 3 entries.\n' })
  })

  test('reads make no map of a misspelt name', async () => {
    expect(await run(['map', 'get', 'nope', 'k'])).toMatchObject({ code: 1 })
    expect(await run(['info', 'nope', '--json'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"not_found"'),
    })
  })

  test('a value beyond the limit is refused with limit, actual and setting', async () => {
    const { code, stderr } = await run(
      ['map', 'set', 'm', 'big', '-', '--json'],
      'x'.repeat(1_048_577),
    )
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'limit_exceeded',
      limit: 1_048_576,
      actual: 1_048_577,
    })
  })
})

describe('the catalogue', () => {
  test('makes, shows and drops', async () => {
    expect(await run(['create', 'map', 'c', '--max-items', '2'])).toMatchObject({ code: 0 })
    expect(await run(['create', 'map', 'c', '--max-items', '2'])).toMatchObject({ code: 0 })
    expect(await run(['create', 'map', 'c'])).toMatchObject({ code: 1 })
    const listed = JSON.parse((await run(['ls', '--json'])).stdout)
    expect(listed).toContainEqual(expect.objectContaining({ name: 'c', kind: 'map' }))
    expect(await run(['drop', 'c'])).toMatchObject({ code: 0 })
    expect(await run(['drop', 'c'])).toMatchObject({ code: 3 })
  })
})

describe('import and export', () => {
  const lines = Array.from(
    { length: 2_500 },
    (_, index) => `{"id":"${index}", "pad":"${'x'.repeat(300)}"}`,
  )

  test('give back the exact lines', async () => {
    const imported = await run(['import', 'io', '--key', 'id', '--json'], lines.join('\n'))
    expect(JSON.parse(imported.stdout)).toMatchObject({ records: 2_500, repeatedKeys: 0 })
    const { stdout } = await run(['export', 'io'])
    expect(stdout.trimEnd().split('\n').sort()).toEqual(lines.toSorted())
  })

  test('with keys go through any value', async () => {
    await run(['map', 'set-many', 'odd', 'json', '{ "n": 1.0 }', 'text', 'a\nb', 'empty', ''])
    const { stdout } = await run(['export', 'odd', '--with-keys'])
    expect(await run(['import', 'odd2'], stdout)).toMatchObject({ code: 0 })
    expect((await run(['export', 'odd2', '--with-keys'])).stdout).toBe(stdout)
  })

  test('a repeated key is counted, and the last line wins across batches', async () => {
    const again = [...lines, ...lines.slice(0, 700).map((line) => line.replace('"pad"', '"new"'))]
    const imported = await run(['import', 'again', '--key', 'id', '--json'], again.join('\n'))
    expect(JSON.parse(imported.stdout)).toMatchObject({ records: 3_200, repeatedKeys: 700 })
    const { stdout } = await run(['export', 'again'])
    expect(stdout.split('\n').filter((line) => line.includes('"new"'))).toHaveLength(700)
  })

  test('a malformed line ends the import with its number and what was written', async () => {
    const { code, stderr } = await run(
      ['import', 'bad', '--key', 'id', '--json'],
      `${lines.join('\n')}\n{oops`,
    )
    expect(code).toBe(2)
    const failure = JSON.parse(stderr)
    expect(failure).toMatchObject({ code: 'invalid_argument', line: 2_501 })
    expect((await run(['map', 'size', 'bad'])).stdout).toBe(`${failure.written}\n`)
  })

  test('a reader that leaves ends the export quietly', async () => {
    const { child, ended } = begin(['--data', data, 'export', 'io'])
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('every kind, in a group of one', () => {
  test('a vec keeps order and ids', async () => {
    const pushed = JSON.parse((await run(['vec', 'push', 'list', 'b', 'c', '--json'])).stdout)
    await run(['vec', 'insert', 'list', pushed.first, 'behind b'])
    await run(['vec', 'push-front', 'list', 'a'])
    expect(await run(['export', 'list'])).toMatchObject({ stdout: 'a\nb\nbehind b\nc\n' })
    expect(await run(['vec', 'remove', 'list', '9'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^tesela: Index 9 in a vec of length 4; /),
    })
  })

  test('a set, a cell and a once answer what they hold', async () => {
    expect(await run(['set', 'add', 'tags', 'b', 'a'])).toMatchObject({ code: 0 })
    expect(await run(['set', 'values', 'tags'])).toMatchObject({ stdout: 'a\nb\n' })
    expect(await run(['cell', 'set', 'motd', '-'], 'hello\n')).toMatchObject({ code: 0 })
    expect(await run(['cell', 'get', 'motd'])).toMatchObject({ stdout: 'hello\n' })
    expect(await run(['create', 'once', 'primary', '--value-codec', 'raw'])).toMatchObject({
      code: 0,
    })
    const settled = run(['once', 'settled', 'primary', '--timeout', '20s'])
    expect(await run(['once', 'set', 'primary', 'n1'])).toMatchObject({ code: 0 })
    expect(await run(['once', 'set', 'primary', 'n2'])).toMatchObject({ code: 3, stdout: 'n1' })
    expect(await settled).toMatchObject({ code: 0, stdout: 'n1' })
  })

  test('a queue gives the highest first, and an empty one says so', async () => {
    await run(['queue', 'push-many', 'jobs', '1', 'a', 'A', '3', 'b', 'B', '3', 'c', 'C'])
    expect(await run(['queue', 'pop-max', 'jobs', '2'])).toMatchObject({
      stdout: '3\tb\tB\n3\tc\tC\n',
    })
    await run(['queue', 'clear', 'jobs'])
    expect(await run(['queue', 'pop-max', 'jobs'])).toMatchObject({ code: 3, stdout: '' })
  })
})

describe('what is asked for wrongly', () => {
  test.each([
    [['strat'], 2],
    [['map', 'get'], 2],
    [['join', '/ip4/127.0.0.1/tcp/1'], 2],
    [['join', 'tesela:AAAA'], 2],
    [['join', 'nonsense'], 2],
    [['--socket', '/nowhere/ipc.sock', 'status'], 4],
    [['--timeout', '5', 'status'], 2],
    [['config', 'check', '--log-level', 'loud'], 2],
    [['bench', 'everything'], 2],
    [['bench', '--clients', '100000000'], 2],
    [['bench', '--keys', '1000000000'], 2],
    [['bench', '--value-bytes', '100GB'], 2],
    [['--data', '', 'ls'], 2],
    [['--socket', '', 'ls'], 2],
    [['map', 'set', 'm', 'caf\ufffd', 'v'], 2],
    [['map', 'set', 'm', 'k', 'caf\ufffd'], 2],
    [['create', 'heap', 'h'], 1],
    [['invite', 'revoke', 'xyz'], 2],
  ])('%j ends with %i and one sentence', async (args, code) => {
    const { stderr, stdout, ...ended } = await run(args)
    expect({ ...ended, stdout }).toEqual({ code, stdout: '' })
    expect(stderr).toMatch(/^tesela: [^\n]+\n$/)
  })
})

test('SIGINT during a wait ends with 130 and a sentence', async () => {
  const { child, stdout, ended } = begin(['--data', data, 'logs', '-f'])
  await until(() => stdout().includes('ready'), 'the log is printed')
  child.kill('SIGINT')
  expect(await ended).toMatchObject({
    code: 130,
    stderr: expect.stringMatching(/^tesela: Interrupted/),
  })
})

test('bench prints real numbers', async () => {
  const { code, stdout } = await run([
    'bench',
    'mixed',
    '--clients',
    '4',
    '--seconds',
    '1',
    '--warmup',
    '0',
    '--keys',
    '50',
    '--json',
  ])
  expect(code).toBe(0)
  const report = JSON.parse(stdout)
  expect(report.operations).toBeGreaterThan(0)
  expect(report.p50Ms).toBeLessThanOrEqual(report.p99Ms)
  expect(report.errors).toEqual({})
  expect(
    JSON.parse((await run(['ls', '--json'])).stdout).map(({ name }: { name: string }) => name),
  ).not.toContainEqual(expect.stringMatching(/^bench-/))
})
