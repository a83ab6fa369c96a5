import { LogPosition as Message } from '@tesela/protos/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLogPosition, encodeLogPosition, type LogPosition } from './index.ts'

const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
  maxLength: 6,
})

const positions: fc.Arbitrary<LogPosition> = fc
  .record({
    term: fc.integer({ min: 0, max: 2 ** 53 - 2 }),
    conf: fc.record({
      voters: ids,
      votersOutgoing: ids,
      learners: ids,
      learnersNext: ids,
      autoLeave: fc.boolean(),
    }),
    confIndex: fc.maxSafeNat(),
    ...{ runs: fc.constant(0), peaks: fc.constant([]) },
  })
  .chain((position) =>
    fc.maxSafeNat().chain((runs) => {
      const ones = [...runs.toString(2)].filter((bit) => bit === '1').length
      const digest = fc
        .uint8Array({ minLength: 32, maxLength: 32 })
        .map((bytes) => Buffer.from(bytes).toString('latin1'))
      return fc
        .array(digest, { minLength: ones, maxLength: ones })
        .map((peaks) => ({ ...position, term: runs === 0 ? 0 : 1 + position.term, runs, peaks }))
    }),
  )

const plain: LogPosition = {
  term: 3,
  conf: {
    voters: ['a/1', 'b/1', 'c/1'],
    votersOutgoing: ['a/1'],
    learners: ['d/1'],
    learnersNext: [],
    autoLeave: true,
  },
  confIndex: 300,
  runs: 5,
  peaks: ['p'.repeat(32), '\xff'.repeat(32)],
}

function sorted(position: LogPosition): LogPosition {
  const { voters, votersOutgoing, learners, learnersNext, autoLeave } = position.conf
  return {
    ...position,
    conf: {
      voters: voters.toSorted(),
      votersOutgoing: votersOutgoing.toSorted(),
      learners: learners.toSorted(),
      learnersNext: learnersNext.toSorted(),
      autoLeave,
    },
  }
}

function code(run: () => unknown): string {
  try {
    run()
    return 'taken'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

const invalid = 'log_position_invalid'

describe('the position of a log', () => {
  it('comes back from its bytes, its lists in order', () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(decodeLogPosition(encodeLogPosition(position))).toEqual(sorted(position))
      }),
      { numRuns: 1000 },
    )
  })

  it('has one encoding, whatever the order of the lists', () => {
    const { conf } = plain
    const turned = { ...plain, conf: { ...conf, voters: conf.voters.toReversed() } }
    expect(encodeLogPosition(turned)).toEqual(encodeLogPosition(plain))
  })

  // A change of these is a change of every root: members of both versions would halt each other.
  it('has these bytes', () => {
    expect(Buffer.from(encodeLogPosition(plain)).toString('hex')).toBe(
      '0803' +
        '121b' +
        '0a03612f31' +
        '0a03622f31' +
        '0a03632f31' +
        '1203612f31' +
        '1a03642f31' +
        '2801' +
        '18ac02' +
        '2005' +
        '2a40' +
        '70'.repeat(32) +
        'ff'.repeat(32),
    )
  })

  it('shares no memory with the bytes it came from', () => {
    const bytes = encodeLogPosition(plain)
    const decoded = decodeLogPosition(bytes)
    bytes.fill(0)
    expect(decoded).toEqual(plain)
  })

  it('is told apart from anything else by a typed error, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
        const changed = encodeLogPosition(plain)
        changed[at % changed.length] = byte
        return changed
      }),
    )
    fc.assert(
      fc.property(bytes, (each) => {
        const verdict = code(() => decodeLogPosition(each))
        expect([invalid, 'taken']).toContain(verdict)
        if (verdict === 'taken') {
          expect(Buffer.from(encodeLogPosition(decodeLogPosition(each)))).toEqual(Buffer.from(each))
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('cut short anywhere, or with a field behind it, is refused', () => {
    const bytes = encodeLogPosition(plain)
    for (let length = 0; length < bytes.length; length++) {
      expect(code(() => decodeLogPosition(bytes.subarray(0, length)))).toBe(invalid)
    }
    const unknownField = Buffer.concat([bytes, Buffer.from('3001', 'hex')])
    expect(code(() => decodeLogPosition(unknownField))).toBe(invalid)
  })

  const voters = (list: readonly string[]) => ({ conf: { ...plain.conf, voters: list } })
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => `r/${String(at).padStart(5, '0')}`)
  const refused: readonly (readonly [string, Partial<LogPosition>])[] = [
    ['a replica twice', voters(['a/1', 'a/1'])],
    ['a replica without an id', voters(['', 'a/1'])],
    ['an id that no log takes', voters(['x'.repeat(513)])],
    ['too many replicas', voters(many(1025))],
    ['a peak too few', { peaks: plain.peaks.slice(1) }],
    ['a peak too many', { peaks: [...plain.peaks, 'q'.repeat(32)] }],
    ['peaks of nothing', { term: 0, runs: 0 }],
    ['a term before the first run', { runs: 0, peaks: [] }],
    ['runs without a term', { term: 0 }],
    ['a peak of another length', { peaks: ['p'.repeat(33), 'q'.repeat(31)] }],
    ['runs that are no safe integer', { runs: 2 ** 53, peaks: plain.peaks.slice(1) }],
    ['a negative term', { term: -1 }],
  ]

  it.each(refused)('with %s is neither made', (_what, part) => {
    expect(code(() => encodeLogPosition({ ...plain, ...part }))).toBe(invalid)
  })

  const hostile: readonly (readonly [string, Partial<LogPosition>])[] = [
    ...refused.filter(([what]) => !/another length|negative|safe integer/.test(what)),
    ['replicas out of order', voters(['b/1', 'a/1'])],
  ]

  it.each(hostile)('with %s is nor taken', (_what, part) => {
    const position = { ...plain, ...part }
    const { voters: list, votersOutgoing, learners, learnersNext, autoLeave } = position.conf
    const bytes = Message.encode({
      ...position,
      conf: {
        voters: [...list],
        votersOutgoing: [...votersOutgoing],
        learners: [...learners],
        learnersNext: [...learnersNext],
        autoLeave,
      },
      peaks: Buffer.from(position.peaks.join(''), 'latin1'),
    })
    expect(code(() => decodeLogPosition(bytes))).toBe(invalid)
  })

  it('with a number above 2^53 is not taken', () => {
    const bytes = encodeLogPosition({ ...plain, confIndex: 2 ** 53 - 1 })
    const at = Buffer.from(bytes).indexOf(Buffer.from('18ffffffffffffff0f', 'hex'))
    expect(at).toBeGreaterThan(0)
    bytes[at + 8] = 0x1f
    expect(code(() => decodeLogPosition(bytes))).toBe(invalid)
  })

  it('takes as many members, with ids as long, as a log does', () => {
    const learners = many(1024).map((id) => id.padEnd(512, 'x'))
    const position = { ...plain, conf: { ...plain.conf, learners } }
    expect(decodeLogPosition(encodeLogPosition(position))).toEqual(position)
  })
})
