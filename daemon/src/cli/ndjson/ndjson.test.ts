import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchesOf } from './batches.ts'
import { linesOf } from './lines.ts'
import { memberBytes } from './member-bytes.ts'
import { readQueueRecord } from './queue-record.ts'
import { type KeyedRecord, readKeyed, readPair, readSingle } from './record.ts'
import { recordLine } from './record-line.ts'
import { countRepeatedKeys } from './repeated-keys.ts'

async function* from<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = []
  for await (const item of items) gathered.push(item)
  return gathered
}

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (array: Uint8Array) => Buffer.from(array).toString()
const lineOf = (text: string, number = 1) => ({ bytes: bytes(text), number })

describe('linesOf', () => {
  test('finds the same lines however the bytes are cut into chunks', async () => {
    const lines = fc.array(fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text)))
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(7)), fc.boolean(), async (texts, cuts, ended) => {
        const whole = bytes(texts.join('\n') + (ended && texts.length > 0 ? '\n' : ''))
        const chunks: Uint8Array[] = []
        let at = 0
        for (const cut of cuts) {
          chunks.push(whole.subarray(at, at + cut))
          at += cut
        }
        chunks.push(whole.subarray(at))
        const found = await all(linesOf(from(chunks)))
        expect(found.map((line) => textOf(line.bytes))).toEqual(texts)
        expect(found.map((line) => line.number)).toEqual(texts.map((_, index) => index + 1))
      }),
    )
  })

  test('leaves out empty lines but counts them, and takes CRLF for an end', async () => {
    const found = await all(linesOf(from([bytes('\na\r\n\r\nb')])))
    expect(found.map((line) => [textOf(line.bytes), line.number])).toEqual([
      ['a', 2],
      ['b', 4],
    ])
  })

  test('refuses a line beyond the limit before all of it is there', async () => {
    async function* endless() {
      yield bytes('ok\n')
      for (;;) yield bytes('xxxx')
    }
    await expect(all(linesOf(endless(), 64))).rejects.toMatchObject({ line: 2 })
  })
})

describe('memberBytes', () => {
  test('finds what JSON.parse finds, as it is written', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.dictionary(fc.string(), fc.json()),
        fc.integer({ min: 0, max: 4 }),
        (value, others, indent) => {
          const members = Object.entries(others).map(
            ([name, json]) => `${JSON.stringify(name)} : ${json} `,
          )
          members.splice(indent % (members.length + 1), 0, `"wanted":${' '.repeat(indent)}${value}`)
          const object = `{ ${members.join(',')} }`
          const expected = 'wanted' in others ? undefined : value.trim()
          const found = memberBytes(bytes(object), 'wanted')
          expect(JSON.parse(textOf(found ?? new Uint8Array()))).toEqual(JSON.parse(object).wanted)
          if (expected !== undefined) expect(textOf(found ?? new Uint8Array())).toBe(expected)
        },
      ),
    )
  })

  test.each([
    ['{"a":1.50,"value":1.50}', '1.50'],
    ['{"value": {"x": [1, 2]} }', '{"x": [1, 2]}'],
    ['{"v\\u0061lue":"}"}', '"}"'],
    ['{"value":1,"value":2}', '2'],
    ['{"a":{"value":1}}', undefined],
    ['{}', undefined],
  ])('%s', (object, expected) => {
    const found = memberBytes(bytes(object), 'value')
    expect(found === undefined ? undefined : textOf(found)).toBe(expected)
  })
})

test('what export prints as records is what import reads, byte for byte', () => {
  const anything = fc.oneof(
    fc.uint8Array(),
    fc.json().map(bytes),
    fc.string({ unit: 'binary' }).map(bytes),
  )
  fc.assert(
    fc.property(anything, anything, (key, value) => {
      const line = recordLine({ key, value })
      expect(line.includes(0x0a)).toBe(false)
      const back = readPair({ bytes: line, number: 1 })
      expect(Buffer.compare(back.key, key)).toBe(0)
      expect(Buffer.compare(back.value, value)).toBe(0)
      const single = { bytes: recordLine({ value }), number: 1 }
      expect(Buffer.compare(readSingle(single), value)).toBe(0)
      const item = { bytes: recordLine({ priority: key, key: value, value: key }), number: 1 }
      const { priority } = readQueueRecord(item, 'bytes')
      expect(Buffer.compare(priority as Uint8Array, key)).toBe(0)
    }),
  )
})

test('priorities that are numbers come back as they were, however large', () => {
  const back = (priority: bigint | number, kind: 'int64' | 'double') =>
    readQueueRecord(
      { bytes: recordLine({ priority, key: bytes('k'), value: bytes('1') }), number: 1 },
      kind,
    ).priority
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (whole, double) => {
        expect(back(whole, 'int64')).toBe(whole)
        expect(back(double, 'double') === double).toBe(true)
      },
    ),
  )
  const text = { bytes: bytes('{"priority":"9007199254740993","key":"k","value":1}'), number: 1 }
  expect(readQueueRecord(text, 'int64').priority).toBe(9007199254740993n)
  for (const wrong of ['1.5', 'null', '"x"', '[1]', '1e3']) {
    const line = { bytes: bytes(`{"priority":${wrong},"key":"k","value":1}`), number: 7 }
    expect(() => readQueueRecord(line, 'int64')).toThrow('Line 7 has no "priority"')
  }
})

describe('readKeyed', () => {
  test('takes the exact line for the value and a field for the key', () => {
    const text = '{ "id" : "ä", "n":1.0 }'
    const record = readKeyed(lineOf(text), 'id')
    expect(textOf(record.key)).toBe('ä')
    expect(textOf(record.value)).toBe(text)
    expect(textOf(readKeyed(lineOf('{"id":7}'), 'id').key)).toBe('7')
  })

  test.each(['9007199254740992', '9007199254740993', '1.0', '1e3', '-0'])(
    'keeps the number %s as it is written',
    (number) => {
      expect(textOf(readKeyed(lineOf(`{"id":${number}}`), 'id').key)).toBe(number)
    },
  )

  test('refuses text that UTF-8 cannot hold: two such keys would become one', () => {
    const half = String.raw`{"id":"\ud800"}`
    expect(() => readKeyed(lineOf(half, 4), 'id')).toThrow(
      'Line 4 has half of a surrogate pair in "id"',
    )
    expect(() => readPair(lineOf(String.raw`{"key":"\udfff","value":1}`))).toThrow('in "key"')
    expect(() => readPair(lineOf(String.raw`{"key":"k","valueText":"\udfff"}`))).toThrow(
      'in "valueText"',
    )
  })

  test.each([
    ['{bad', 'is not JSON'],
    ['[1]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['{"other":1}', 'has no field "id"'],
    ['{"id":null}', 'has no field "id"'],
    ['{"id":{}}', 'has no field "id"'],
  ])('refuses %s and names the line', (text, reason) => {
    const read = () => readKeyed(lineOf(text, 12), 'id')
    expect(read).toThrow(`Line 12 ${reason}`)
    expect(read).toThrow(expect.objectContaining({ code: 'invalid_argument', line: 12 }))
  })

  test('refuses bytes that are no UTF-8', () => {
    const line = { bytes: Uint8Array.of(0x7b, 0xff, 0x7d), number: 3 }
    expect(() => readKeyed(line, 'id')).toThrow('Line 3 is not UTF-8')
  })
})

describe('batchesOf', () => {
  const record = (key: string, size = 10): KeyedRecord => ({
    key: bytes(key),
    value: new Uint8Array(size - key.length),
  })
  const gather = async (records: KeyedRecord[], limits = { bytes: 30, records: 100 }) => {
    const repeated = countRepeatedKeys()
    const batches = await all(
      batchesOf(from(records), limits, {
        sizeOf: ({ key, value }) => key.length + value.length,
        isRepeated: ({ key }) => repeated.isRepeated(key),
      }),
    )
    return {
      keys: batches.map((batch) => batch.records.map(({ key }) => textOf(key)).join('')),
      repeats: batches.map((batch) => batch.repeats),
      count: repeated.count,
    }
  }

  test('fills batches up to the limits and keeps the order', async () => {
    const records = [...'abcdefg'].map((key) => record(key))
    expect((await gather(records)).keys).toEqual(['abc', 'def', 'g'])
    expect((await gather(records, { bytes: 1_000, records: 2 })).keys).toEqual([
      'ab',
      'cd',
      'ef',
      'g',
    ])
  })

  test('a record beyond the limit travels alone', async () => {
    expect((await gather([record('a'), record('b', 99), record('c')])).keys).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('marks the batches in which a key comes again, and counts', async () => {
    const { repeats, count } = await gather([...'abcdab'].map((key) => record(key)))
    expect(repeats).toEqual([false, true])
    expect(count).toBe(2)
  })

  test('long keys are told apart by more than their beginning', () => {
    const repeated = countRepeatedKeys()
    const long = 'x'.repeat(100)
    expect(repeated.isRepeated(bytes(`${long}a`))).toBe(false)
    expect(repeated.isRepeated(bytes(`${long}b`))).toBe(false)
    expect(repeated.isRepeated(bytes(`${long}a`))).toBe(true)
  })
})
