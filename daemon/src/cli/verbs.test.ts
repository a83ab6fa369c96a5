import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLocalDaemon, type LocalDaemon } from '../ipc/testing/local-daemon.ts'
import { createSolitaryService } from '../ipc/testing/solitary-service.ts'
import { commands } from './commands/index.ts'
import { runInProcess, wordsOf } from './testing/run-in-process.ts'

/** A command line behind `tesela KIND`, its exit code and its standard output: text, or documents with `--json`. */
type Row = readonly [line: string, code: number, stdout: string | readonly object[], input?: string]

const revision = expect.any(Number)
const id = expect.stringMatching(/^\d+:\d+$/)

const rows: Readonly<Record<string, readonly Row[]>> = {
  map: [
    ['set m a one', 0, ''],
    ['set m a two --previous', 0, 'one'],
    ['set m a three --if-absent', 3, ''],
    ['set m a three --if-revision 0 --json', 3, [{ applied: false, previous: { value: 'two' } }]],
    ['set m i - --json', 0, [{ applied: true, revision }], 'from input\n'],
    ['get m i', 0, 'from input\n'],
    ['set-many m b 2 c 3', 0, 'Set 2 keys.\n'],
    ['set-many m d 4 --json', 0, [{ count: 1, revision }]],
    ['extend m e 5 f 6', 0, 'Set 2 keys.\n'],
    ['extend m --file - --json', 0, [{ count: 1 }], '{"key":"g","value":7}\n'],
    ['set m t gone --ttl 365d', 0, ''],
    ['entry m t', 0, [{ found: true, key: 't', value: 'gone', ttl: 365 * 86_400_000 }]],
    ['entry m a --json', 0, [{ found: true, key: 'a', value: 'two', created: revision }]],
    ['entry m x', 3, ''],
    ['get m a', 0, 'two'],
    ['get m a --json', 0, [{ found: true, value: 'two', modified: revision, revision }]],
    ['get m x --json', 3, [{ found: false }]],
    ['get-many m a x b', 3, 'a\ttwo\nx\nb\t2\n'],
    ['get-many m a b --json', 0, [{ key: 'a', found: true, value: 'two' }, { key: 'b' }]],
    ['has m a', 0, 'true\n'],
    ['has m x', 3, 'false\n'],
    ['has m x --json', 3, [{ has: false }]],
    ['size m', 0, '9\n'],
    ['size m --json', 0, [{ size: 9 }]],
    ['is-empty m', 3, 'false\n'],
    ['is-empty m --json', 3, [{ empty: false }]],
    ['revision m', 0, /^\d+\n$/.source],
    ['revision m --json', 0, [{ revision }]],
    ['keys m --from b --to d', 0, 'b\nc\n'],
    ['keys m --cursor f --limit 1 --json', 0, [{ key: 'g' }]],
    ['values m --prefix e', 0, '5\n'],
    ['values m --reverse --limit 1 --json', 0, [{ value: 'gone' }]],
    ['entries m --limit 1', 0, 'a\ttwo\n'],
    ['entries m --limit 1 --json', 0, [{ key: 'a', value: 'two', created: revision }]],
    ['compare-exchange m a --expected two --next 2', 0, '2'],
    ['compare-exchange m a --expected two --next 3', 3, '2'],
    ['compare-exchange m a --expected 2 --json', 0, [{ swapped: true, revision }]],
    ['delete m b --previous', 0, '2'],
    ['delete m b', 3, ''],
    ['delete m c --json', 0, [{ deleted: true, revision }]],
    ['delete-many m d x', 0, 'Removed 1 of 2 keys.\n'],
    ['delete-many m e --json', 0, [{ count: 1 }]],
    ['clear m', 0, 'Removed 4 entries.\n'],
    ['clear m --json', 0, [{ count: 0 }]],
    ['is-empty m', 0, 'true\n'],
  ],
  vec: [
    ['push v b c', 0, 'The length is 2.\n'],
    ['push v - --json', 0, [{ length: 3, first: id, revision }], 'd'],
    ['push-front v a', 0, 'The length is 4.\n'],
    ['push-front v x y --json', 0, [{ length: 6, first: id }]],
    ['extend v --file -', 0, 'The length is 8.\n'],
    ['extend v --file - --json', 0, [{ length: 9 }], 'last line'],
    ['slice v', 0, 'x\ny\na\nb\nc\nd\nline 1\nline 2\nlast line\n'],
    ['slice v 1 3', 0, 'y\na\n'],
    ['slice v 7 --limit 1 --json', 0, [{ value: 'line 2', id, modified: revision }]],
    ['pop v', 0, 'last line'],
    ['pop v --json', 0, [{ value: 'line 2', id }]],
    ['pop-front v', 0, 'x'],
    ['pop-front v --json', 0, [{ value: 'y' }]],
    ['insert v 1 between', 0, 'The length is 6.\n'],
    ['insert v 6 end --json', 0, [{ length: 7, first: id }]],
    ['insert v 9 far', 3, ''],
    ['insert v -- -1 no', 2, ''],
    ['insert v 0.5 no', 2, ''],
    ['set v 0 A --previous', 0, 'a'],
    ['set v 0 AA --if-revision 1', 3, ''],
    ['set v 0 AA --json', 0, [{ applied: true }]],
    ['set v 7 no', 3, ''],
    ['swap v 0 1', 0, ''],
    ['swap v 0 1 --json', 0, [{ revision }]],
    ['swap v 0 7', 3, ''],
    ['get v 1', 0, 'between'],
    ['get v 0 --json', 0, [{ found: true, index: 0, value: 'AA', id }]],
    ['get v 7', 3, ''],
    ['first v', 0, 'AA'],
    ['first v --json', 0, [{ found: true, value: 'AA' }]],
    ['last v', 0, 'end'],
    ['last v --json', 0, [{ index: 6, value: 'end' }]],
    ['length v', 0, '7\n'],
    ['length v --json', 0, [{ length: 7 }]],
    ['size v', 0, '7\n'],
    ['size v --json', 0, [{ size: 7 }]],
    ['contains v d', 0, 'true\n'],
    ['contains v nobody', 3, 'false\n'],
    ['contains v d --json', 0, [{ contains: true }]],
    ['index-of v b', 0, '2\n'],
    ['index-of v b --from 3', 3, ''],
    ['index-of v b --json', 0, [{ found: true, index: 2 }]],
    ['remove v 1', 0, 'between'],
    ['remove v 0 --json', 0, [{ value: 'AA', id }]],
    ['remove v 9', 3, ''],
    ['remove v 1:99', 3, ''],
    ['truncate v 9', 0, 'Removed 0 items.\n'],
    ['truncate v 2 --json', 0, [{ removed: 3 }]],
    ['revision v', 0, /^\d+\n$/.source],
    ['revision v --json', 0, [{ revision }]],
    ['is-empty v --json', 3, [{ empty: false }]],
    ['clear v', 0, 'Removed 2 items.\n'],
    ['clear v --json', 0, [{ count: 0 }]],
    ['is-empty v', 0, 'true\n'],
    ['pop v', 3, ''],
    ['pop v --json', 3, [{ revision }]],
    ['first v', 3, ''],
  ],
  set: [
    ['add s b a b', 0, 'Added 2 values.\n'],
    ['add s a --json', 0, [{ added: 0, revision }]],
    ['extend s c d', 0, 'Added 2 values.\n'],
    ['extend s --file - --json', 0, [{ added: 1 }], 'e\ne\n'],
    ['add o b z', 0, 'Added 2 values.\n'],
    ['values s', 0, 'a\nb\nc\nd\ne\n'],
    ['values s --prefix d --json', 0, [{ value: 'd' }]],
    ['values s --cursor c --limit 1', 0, 'd\n'],
    ['has s a', 0, 'true\n'],
    ['has s z --json', 3, [{ has: false }]],
    ['size s', 0, '5\n'],
    ['size s --json', 0, [{ size: 5 }]],
    ['union s o --limit 3', 0, 'a\nb\nc\n'],
    ['union s o --json', 0, [...'abcdez'].map((value) => ({ value }))],
    ['intersection s o', 0, 'b\n'],
    ['intersection s o --json', 0, [{ value: 'b' }]],
    ['difference o s', 0, 'z\n'],
    ['difference o s --json', 0, [{ value: 'z' }]],
    ['is-subset-of s o', 3, 'false\n'],
    ['is-subset-of s s --json', 0, [{ subset: true }]],
    ['delete s a x', 0, 'Removed 1 value.\n'],
    ['delete s x', 3, 'Removed 0 values.\n'],
    ['delete s b --json', 0, [{ deleted: 1 }]],
    ['take s', 0, 'c\n'],
    ['take s 5 --json', 0, [{ values: ['d', 'e'], revision }]],
    ['take s', 3, ''],
    ['take s --json', 3, [{ values: [] }]],
    ['is-empty s', 0, 'true\n'],
    ['is-empty o --json', 3, [{ empty: false }]],
    ['revision s', 0, /^\d+\n$/.source],
    ['revision s --json', 0, [{ revision }]],
    ['clear o', 0, 'Removed 2 values.\n'],
    ['clear o --json', 0, [{ count: 0 }]],
  ],
  cell: [
    ['set c one', 0, ''],
    ['set c two --previous', 0, 'one'],
    ['set c three --previous --json', 0, [{ previous: { value: 'two' }, revision }]],
    ['get c', 0, 'three'],
    ['get c --json', 0, [{ found: true, value: 'three', modified: revision }]],
    ['entry c', 0, [{ found: true, value: 'three' }]],
    ['entry c --json', 0, [{ created: revision }]],
    ['compare-exchange c --expected two --next no', 3, 'three'],
    ['compare-exchange c --expected three --next 4 --json', 0, [{ swapped: true, current: '4' }]],
    ['compare-exchange c --expected 4', 0, ''],
    ['is-empty c', 0, 'true\n'],
    ['is-empty c --json', 0, [{ empty: true }]],
    ['get c', 3, ''],
    ['entry c --json', 3, [{ found: false }]],
    ['compare-exchange c --next 5', 0, '5'],
    ['size c', 0, '1\n'],
    ['size c --json', 0, [{ size: 1 }]],
    ['revision c', 0, /^\d+\n$/.source],
    ['revision c --json', 0, [{ revision }]],
    ['clear c', 0, 'Removed 1 value.\n'],
    ['clear c --json', 0, [{ count: 0 }]],
  ],
  once: [
    ['set other other', 0, ''],
    ['set o first --json', 0, [{ won: true, value: 'first', revision }]],
    ['set o second', 3, 'first'],
    ['set o second --json', 3, [{ won: false, value: 'first' }]],
    ['get o', 0, 'first'],
    ['get o --json', 0, [{ found: true, value: 'first' }]],
    ['entry o', 0, [{ value: 'first' }]],
    ['entry o --json', 0, [{ created: revision }]],
    ['is-set o', 0, 'true\n'],
    ['is-set o --json', 0, [{ set: true }]],
    ['is-empty o', 3, 'false\n'],
    ['is-empty o --json', 3, [{ empty: false }]],
    ['size o', 0, '1\n'],
    ['size o --json', 0, [{ size: 1 }]],
    ['revision o', 0, /^\d+\n$/.source],
    ['revision o --json', 0, [{ revision }]],
    ['settled o', 0, 'first'],
    ['settled o --json', 0, [{ value: 'first' }]],
    ['is-set unset', 3, 'false\n'],
    ['get unset', 3, ''],
    ['settled unset --timeout 80ms', 4, ''],
  ],
  queue: [
    ['push q 5 a A', 0, ''],
    ['push q -- -3 b B', 0, ''],
    ['push q 5 a AA --json', 0, [{ replaced: true, revision }]],
    ['push q 1.5 c C', 2, ''],
    ['push-many q 7 c C 7 d D', 0, 'Pushed 2 items, of which 0 replaced one.\n'],
    [
      'push-many q --file - --json',
      0,
      [{ replaced: 1, evicted: [] }],
      '{"priority":"9007199254740993","key":"d","value":{"n": 1.0}}\n',
    ],
    ['entries q', 0, '-3\tb\tB\n5\ta\tAA\n7\tc\tC\n9007199254740993\td\t{"n": 1.0}\n'],
    ['entries q --descending --limit 1 --json', 0, [{ key: 'd', priority: '9007199254740993' }]],
    ['entries q --from 5 --from-exclusive --to 7 --to-inclusive', 0, '7\tc\tC\n'],
    [
      `entries q --limit 1 --cursor '{"priority":5,"inserted":999,"key":"a"}' --json`,
      0,
      [{ key: 'c', priority: 7, inserted: revision }],
    ],
    ['get q b', 0, 'B'],
    ['get q b --json', 0, [{ found: true, priority: -3, value: 'B', inserted: revision }]],
    ['get q x', 3, ''],
    ['priority q b', 0, '-3\n'],
    ['priority q b --json', 0, [{ found: true, priority: -3 }]],
    ['priority q x', 3, ''],
    ['has q b', 0, 'true\n'],
    ['has q x --json', 3, [{ has: false }]],
    ['min q', 0, '-3\tb\tB\n'],
    ['min q --json', 0, [{ found: true, key: 'b' }]],
    ['max q', 0, '9007199254740993\td\t{"n": 1.0}\n'],
    ['max q --json', 0, [{ key: 'd' }]],
    ['size q', 0, '4\n'],
    ['size q --json', 0, [{ size: 4 }]],
    ['is-empty q', 3, 'false\n'],
    ['is-empty q --json', 3, [{ empty: false }]],
    ['revision q', 0, /^\d+\n$/.source],
    ['revision q --json', 0, [{ revision }]],
    ['update-priority q c 1', 0, ''],
    ['update-priority q x 1', 3, ''],
    ['update-priority q c 2 --json', 0, [{ updated: true }]],
    ['update-value q c CC', 0, ''],
    ['update-value q x X --json', 3, [{ updated: false }]],
    ['compare-exchange q c --expected C --next no', 3, 'CC'],
    ['compare-exchange q c --expected CC --next C --json', 0, [{ swapped: true, current: 'C' }]],
    ['compare-exchange q c --next C', 2, ''],
    ['pop-min q', 0, '-3\tb\tB\n'],
    ['pop-min q --json', 0, [{ items: [{ key: 'c', priority: 2 }], revision }]],
    ['pop-max q', 0, '9007199254740993\td\t{"n": 1.0}\n'],
    ['pop-max q 5 --json', 0, [{ items: [{ key: 'a' }] }]],
    ['pop-min q', 3, ''],
    ['pop-max q --json', 3, [{ items: [] }]],
    ['push-many q 1 a 1 2 b 2 3 c 3 4 d 4 5 e 5 6 f 6', 0, /^Pushed 6/.source],
    ['delete q a x', 0, 'Removed 1 item.\n'],
    ['delete q x', 3, 'Removed 0 items.\n'],
    ['delete q b --json', 0, [{ deleted: 1 }]],
    ['remove-range q --from 9 --to 1', 0, 'Removed 0 items.\n'],
    ['remove-range q --to 4', 0, 'Removed 1 item.\n'],
    ['remove-range q --from 4 --from-exclusive --to 5 --to-inclusive --json', 0, [{ count: 1 }]],
    ['clear q', 0, 'Removed 2 items.\n'],
    ['clear q --json', 0, [{ count: 0 }]],
  ],
}

describe.each(Object.keys(rows))('tesela %s', (kind) => {
  let daemon: LocalDaemon
  beforeAll(async () => {
    daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    if (kind === 'once') await db.create('once', 'unset', { valueCodec: 'raw' })
  })
  afterAll(() => daemon[Symbol.asyncDispose]())

  const cases = (rows[kind] ?? []).map(([line, code, expected, input = 'line 1\nline 2\n']) => ({
    line,
    code,
    expected,
    input,
  }))
  test.each(cases)('$line', async ({ line, code, expected, input }) => {
    const ran = await runInProcess({ TESELA_SOCKET: daemon.path }, [kind, ...wordsOf(line)], input)
    expect(ran).toMatchObject({ code })
    if (typeof expected !== 'string') {
      const documents = ran.stdout.trimEnd().split('\n')
      expect(documents.map((text) => JSON.parse(text))).toMatchObject(expected)
      expect(documents).toHaveLength(expected.length)
    } else if (expected.startsWith('^')) expect(ran.stdout).toMatch(new RegExp(expected))
    else expect(ran.stdout).toBe(expected)
    // What is wrong is said in one sentence; what is no is said, unless the output says it.
    if (code !== 0 && !line.includes('--json') && ran.stdout === '') {
      expect(ran.stderr).toMatch(/^tesela: [^\n]+\.\n$/)
    } else if (code === 0) expect(ran.stderr).toBe('')
  })

  test('every verb stands in the table above, plain and with --json', () => {
    const lines = (rows[kind] ?? []).map(([line]) => line)
    const verbs = commands.filter(({ path }) => path[0] === kind).map(({ path }) => path[1] ?? '')
    const tried = (json: boolean) =>
      new Set(
        lines.filter((line) => line.includes('--json') === json).map((line) => line.split(' ')[0]),
      )
    expect(verbs.filter((verb) => !tried(false).has(verb))).toEqual([])
    expect(verbs.filter((verb) => !tried(true).has(verb))).toEqual([])
  })
})

describe('a verb', () => {
  let daemon: LocalDaemon
  let folder: string
  const run = (line: string, input?: string) =>
    runInProcess({ TESELA_SOCKET: daemon.path }, wordsOf(line), input)
  beforeAll(async () => {
    daemon = await createLocalDaemon(createSolitaryService())
    folder = await mkdtemp(join(tmpdir(), 'tesela-verbs-'))
  })
  afterAll(async () => {
    await daemon[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  test.each([
    'vec push v',
    'set add s',
    'cell set c',
    'once set o',
    'queue push q 1 k',
    'map set m k',
  ])('that writes takes its value from a file, byte for byte: tesela %s', async (line) => {
    const file = join(folder, 'value')
    await writeFile(file, Uint8Array.of(0xff, 0x0a, 0x00))
    expect(await run(`${line} --file ${file}`)).toMatchObject({ code: 0 })
    const [kind, , name = ''] = line.split(' ')
    const exported = await run(`export ${name} --records`)
    expect(JSON.parse(exported.stdout)).toMatchObject({ valueBase64: '/woA' })
    expect(await run(`${kind} size ${name}`)).toMatchObject({ stdout: '1\n' })
  })

  test.each([
    'vec pop',
    'vec get v 0',
    'set take',
    'set has s v',
    'cell get',
    'cell clear',
    'once get',
    'queue pop-min',
    'queue delete q k',
    'map delete m k',
  ])('that adds nothing makes no collection of a misspelt name: tesela %s', async (line) => {
    const [kind, verb, , ...others] = line.split(' ')
    const misspelt = [kind, verb, 'misspelt', ...others].join(' ')
    expect(await run(misspelt)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^tesela: [^\n]+\n$/),
    })
    expect(await run('info misspelt')).toMatchObject({ code: 1 })
  })

  test('of one kind is refused on a collection of another', async () => {
    await run('cell set wrong 1')
    for (const line of [
      'map get wrong k',
      'map size wrong',
      'vec push wrong v',
      'vec length wrong',
      'set add wrong v',
      'set values wrong',
      'once set wrong v',
      'queue push wrong 1 k v',
      'queue size wrong',
      'import wrong --kind map',
    ]) {
      const { code, stderr } = await run(`${line} --json`)
      expect({ line, code, failure: JSON.parse(stderr).code }).toEqual({
        line,
        code: 1,
        failure: 'wrong_kind',
      })
    }
  })

  test('knows the priorities that a queue was made with', async () => {
    await run('create queue d --priority double --capacity 2')
    await run('create queue b --priority bytes')
    expect(await run('queue push d 1.5 a A')).toMatchObject({ code: 0 })
    expect(await run('queue push d -- -1e300 z Z')).toMatchObject({ code: 0 })
    expect(await run('queue push d 0 b B')).toMatchObject({ stdout: '-1e+300\tz\tZ\n' })
    expect(await run('queue push d NaN k v')).toMatchObject({ code: 2 })
    expect(await run('queue entries d')).toMatchObject({ stdout: '0\tb\tB\n1.5\ta\tA\n' })
    expect(await run('queue push b high a A')).toMatchObject({ code: 0 })
    expect(await run('queue min b --json')).toMatchObject({
      stdout: expect.stringContaining('"priority":"high"'),
    })
    expect(await run('info d')).toMatchObject({ stdout: expect.stringMatching(/capacity +2\n/) })
    expect(await run('create queue d --priority double')).toMatchObject({ code: 1 })
  })
})

test('once settled ends when another client sets the value', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const once = await db.once<string>('o', { valueCodec: 'text' })
  const settled = runInProcess({ TESELA_SOCKET: daemon.path }, ['once', 'settled', 'o'])
  await once.set('now')
  expect(await settled).toEqual({ code: 0, stdout: 'now', stderr: '' })
})
