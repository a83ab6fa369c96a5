import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootCore } from './testing/boot-core.ts'
import type { Entry, Input, Message, RaftCore } from './types.ts'

const ids = fc.constantFrom('a', 'b', 'c', 'z', '')
const small = fc.integer({ min: 0, max: 6 })
/** Mostly what could be true; now and then what a liar or a broken sender says. */
const number = fc.oneof(
  { weight: 12, arbitrary: small },
  fc.constantFrom(-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER),
)
const entryId = fc.record({ term: number, index: number })
const entries: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(small, fc.array(fc.tuple(small, fc.boolean()), { maxLength: 4 }))
  .map(([from, all]) =>
    all.map(([term, isConf], at) => ({
      term,
      index: from + at,
      type: isConf ? ('conf' as const) : ('normal' as const),
      data: Uint8Array.of(term),
    })),
  )
const envelope = { from: ids, to: fc.constantFrom('a', 'a', 'a', 'b'), term: number }

const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    ...envelope,
    type: fc.constant('append' as const),
    prev: entryId,
    entries,
    commit: number,
  }),
  fc.record({ ...envelope, type: fc.constant('appendResp' as const), index: number }),
  fc.record({
    ...envelope,
    type: fc.constant('appendResp' as const),
    index: number,
    reject: entryId,
  }),
  fc.record({
    ...envelope,
    type: fc.constant('heartbeat' as const),
    commit: number,
    readSeq: number,
    sentAt: number,
  }),
  fc.record({
    ...envelope,
    type: fc.constant('heartbeatResp' as const),
    readSeq: number,
    sentAt: number,
  }),
  fc.record({
    ...envelope,
    type: fc.constantFrom('vote' as const, 'preVote' as const),
    last: entryId,
    transfer: fc.boolean(),
  }),
  fc.record({
    ...envelope,
    type: fc.constantFrom('voteResp' as const, 'preVoteResp' as const),
    granted: fc.boolean(),
  }),
  fc.record({ ...envelope, type: fc.constant('timeoutNow' as const) }),
)

/** `persisted` for everything that is on its way to the disk. */
const inputs = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: message.map((msg): Input => ({ in: 'message', msg })) },
    fc.constant<Input>({ in: 'campaign' }),
    fc.constant<Input>({ in: 'propose', ctx: 1, data: [Uint8Array.of(1)] }),
    fc.constant<Input>({ in: 'readIndex', ctx: 2, policy: 'quorum' }),
    fc.integer({ min: 1, max: 400 }).map((now): Input => ({ in: 'tick', now })),
    fc.constant('persisted' as const),
  ),
  { maxLength: 60 },
)

const promises = new Set(['vote', 'preVote', 'voteResp', 'preVoteResp', 'appendResp'])

const boot = (preVote: boolean): RaftCore =>
  bootCore({ log: [1, 1, 2], term: 2, commit: 2, settings: { preVote, checkQuorum: preVote } })

/** Runs to the end; calls back for every output. */
function run(
  core: RaftCore,
  all: readonly (Input | 'persisted')[],
  see: (output: ReturnType<RaftCore['takeOutput']>) => void,
): void {
  let lastSeq = 0
  for (const input of all) {
    if (input === 'persisted') core.step({ in: 'persisted', seq: lastSeq })
    else core.step(input)
    while (core.hasOutput()) {
      const output = core.takeOutput()
      lastSeq = output.persist?.seq ?? lastSeq
      see(output)
    }
  }
}

describe('a core, whatever it is sent,', () => {
  test('takes it without an exception, and never goes back on what is committed (rules 31, 73)', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (all, preVote) => {
        const core = boot(preVote)
        let { term, commit } = core.status()
        run(core, all, () => {
          const now = core.status()
          expect(now.term).toBeGreaterThanOrEqual(term)
          expect(now.commit).toBeGreaterThanOrEqual(commit)
          expect(now.last.index).toBeGreaterThanOrEqual(now.commit)
          expect(now.last.index).toBeGreaterThanOrEqual(now.stable)
          ;({ term, commit } = now)
        })
      }),
      { numRuns: 1000 },
    )
  })

  test('lets no vote, no request for one and no acknowledgement overtake its write (rules 1, 32)', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (all, preVote) => {
        run(boot(preVote), all, ({ send }) => {
          expect(send.filter(({ type }) => promises.has(type))).toEqual([])
        })
      }),
    )
  })

  test('does the same again for the same inputs', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const trace = () => {
          const outputs: unknown[] = []
          run(boot(true), all, (output) => outputs.push(output))
          return outputs
        }
        expect(trace()).toEqual(trace())
      }),
      { numRuns: 50 },
    )
  })
})
