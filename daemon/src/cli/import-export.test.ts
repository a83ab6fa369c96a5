import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLocalDaemon, type LocalDaemon } from '../ipc/testing/local-daemon.ts'
import { createSolitaryService, type SolitaryService } from '../ipc/testing/solitary-service.ts'
import { runInProcess, wordsOf } from './testing/run-in-process.ts'

let service: SolitaryService
let daemon: LocalDaemon
const run = (line: string, input?: string) =>
  runInProcess({ TESELA_SOCKET: daemon.path }, wordsOf(line), input)
const output = async (line: string) => (await run(line)).stdout

beforeEach(async () => {
  service = createSolitaryService()
  daemon = await createLocalDaemon(service)
})
afterEach(() => daemon[Symbol.asyncDispose]())

describe.each([
  { kind: 'map', lines: '{"key":"a","value":{ "n": 1.0 }}\n{"key":"b","valueText":"x\\ny"}\n' },
  { kind: 'vec', lines: '{"value":2}\n{"valueText":""}\n{"valueBase64":"/w=="}\n{"value":2}\n' },
  { kind: 'set', lines: '{"value":1}\n{"valueText":"a\\nb"}\n' },
  { kind: 'cell', lines: '{"valueText":"two\\nlines"}\n' },
  { kind: 'once', lines: '{"value":{"a": [1, 2]}}\n' },
  {
    kind: 'queue',
    lines:
      '{"priority":-9223372036854775808,"key":"b","value":1}\n{"priority":7,"keyBase64":"/w==","valueText":"v"}\n',
  },
])('a $kind', ({ kind, lines }) => {
  test('is imported from records, and exported as the same ones', async () => {
    const count = lines.trimEnd().split('\n').length
    const imported = await run(`import it --kind ${kind} --records --json`, lines)
    expect(imported).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(imported.stdout)).toMatchObject({ records: count, bytes: lines.length })
    expect(await output('export it --records')).toBe(lines)
    expect(await output('info it --json')).toContain(`"kind":"${kind}"`)
  })

  test('is made by an empty input, and holds nothing', async () => {
    expect(await run(`import it --kind ${kind}`, '')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Imported 0 records/),
    })
    expect(await output(`${kind} size it`)).toBe('0\n')
    expect(await run('export it')).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

const numbers = Array.from({ length: 5_000 }, (_, index) => `${(index * 7) % 5_000}`)

describe('a vec', () => {
  test('takes a line for a value, in order, in batches', async () => {
    const before = service.writes.length
    expect(await run('import v --kind vec', `${numbers.join('\n')}\n`)).toMatchObject({ code: 0 })
    expect(service.writes.length - before).toBeLessThan(10)
    expect(await output('export v')).toBe(`${numbers.join('\n')}\n`)
    expect(await output('vec slice v 3 5')).toBe(`${numbers.slice(3, 5).join('\n')}\n`)
  })

  test('is appended to by a second import, and says so when it stops', async () => {
    await run('import v --kind vec', '1\n2\n')
    const { code, stderr } = await run('import v --records --json', '{"value":3}\noops\n')
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'invalid_argument',
      line: 2,
      written: 0,
      message: expect.stringContaining('would append them again'),
    })
    await run('import v', '3\n')
    expect(await output('export v')).toBe('1\n2\n3\n')
  })

  test('whose values hold line breaks is exported with a warning', async () => {
    await run('vec push v -', 'a\nb')
    expect(await run('export v')).toEqual({
      code: 0,
      stdout: 'a\nb\n',
      stderr: expect.stringMatching(/^tesela: 1 value holds a line break.*--records/),
    })
  })
})

test('a set counts what was not there', async () => {
  await run('set add s 1 2')
  const imported = await run('import s --json', `${numbers.join('\n')}\n1\n`)
  expect(JSON.parse(imported.stdout)).toMatchObject({ records: 5_001, added: 4_998 })
  expect(await output('set size s')).toBe('5000\n')
  expect((await output('export s')).split('\n').slice(0, 3)).toEqual(['0', '1', '10'])
})

describe('a queue', () => {
  const items = numbers.map((number) => `{"priority":${number},"key":"k${number}","value":0}`)

  test('is exported in the order in which it pops, and a repeated key counts the last time', async () => {
    const again = '{"priority":-1,"key":"k3","value":"again"}'
    const imported = await run('import q --kind queue --json', [...items, again].join('\n'))
    expect(JSON.parse(imported.stdout)).toMatchObject({ records: 5_001, repeatedKeys: 1 })
    const exported = (await output('export q')).trimEnd().split('\n')
    expect(exported).toHaveLength(5_000)
    expect(exported.slice(0, 2)).toEqual([again, '{"priority":0,"key":"k0","value":0}'])
  })

  test('with a capacity says how many went', async () => {
    await run('create queue q --capacity 100')
    const imported = await run('import q --json', items.join('\n'))
    expect(JSON.parse(imported.stdout)).toMatchObject({ evicted: 4_900 })
    expect(await output('queue min q')).toBe('4900\tk4900\t0\n')
  })

  test('refuses a priority of another kind with its line', async () => {
    const { code, stderr } = await run(
      'import q --kind queue',
      '{"priority":1,"key":"k","value":0}\n{"priority":1.5,"key":"k","value":0}\n',
    )
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^tesela: Line 2 has no "priority".*int64/),
    })
  })
})

describe('a cell and a once', () => {
  test.each(['cell', 'once'])('%s takes one line, and nothing when there are two', async (kind) => {
    const large = 'x'.repeat(300 * 1_024)
    expect(await run(`import it --kind ${kind}`, `${large}\nsecond\n`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^tesela: Line 2 is one too many/),
    })
    expect(await run(`${kind} get it`)).toMatchObject({ code: 3 })
    expect(await run('import it', '{"n": 1.0}\n')).toMatchObject({ code: 0 })
    expect(await output('export it')).toBe('{"n": 1.0}\n')
  })

  test('a once that was set before keeps its value and ends with 3', async () => {
    await run('once set o first')
    expect(await run('import o', 'second\n')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^tesela: It was set before/),
    })
    expect(await output('export o')).toBe('first\n')
  })
})

test('what does not fit one command is written in smaller steps, in order', async () => {
  const value = 'x'.repeat(100)
  service.script.write = async ({ entries, execute }) => {
    const bytes = entries.reduce((sum, { body }) => sum + body.length, 0)
    if (bytes <= 20_000) return execute()
    throw Object.assign(new Error('too large'), { code: 'limit_exceeded', outcome: 'not-applied' })
  }
  const lines = numbers.slice(0, 1_000).map((number) => `${number}${value}`)
  expect(await run('import v --kind vec', lines.join('\n'))).toMatchObject({ code: 0 })
  expect(await output('export v')).toBe(`${lines.join('\n')}\n`)
})

test.each([
  ['import it --kind heap', 2],
  ['import it --kind vec --key id', 2],
  ['export nobody', 1],
])('tesela %s ends with %i', async (line, code) => {
  expect(await run(line, '1\n')).toMatchObject({ code, stdout: '' })
})
