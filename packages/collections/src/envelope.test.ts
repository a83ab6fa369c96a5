import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  closeSessionEntry,
  commandEntry,
  inviteEntry,
  openSessionEntry,
  stamp,
  stampOf,
  tickEntry,
} from './envelope.ts'

function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex')
}

describe('the envelope', () => {
  it('has these bytes for ever', () => {
    const set = {
      key: new Uint8Array([0x6b]),
      value: new Uint8Array([0x76, 0xff]),
      ifAbsent: true,
      ifRevision: 0,
      returnPrevious: true,
    }
    const command = commandEntry({
      session: 300,
      sequence: 2,
      acknowledgedThrough: 1,
      collection: 'a.b',
      map: { set },
    })
    stamp(command, 0x0102030405)
    expect(hex(command)).toMatchInlineSnapshot(
      `"0201050403020100000008ac02180220012a03612e62520f0a0d0a016b120276ff180120002801"`,
    )
    expect(hex(openSessionEntry(new Uint8Array(16).fill(9)))).toMatchInlineSnapshot(
      `"020200000000000000000a1009090909090909090909090909090909"`,
    )
    expect(hex(closeSessionEntry(7))).toMatchInlineSnapshot(`"020300000000000000000807"`)
    expect(hex(tickEntry())).toMatchInlineSnapshot(`"02040000000000000000"`)
    const invite = { inviteId: new Uint8Array(16), key: new Uint8Array(32), role: 'voter' }
    expect(hex(inviteEntry({ ...invite, ttlMs: 60_000, uses: 1 }))).toMatchInlineSnapshot(
      `"020500000000000000000a1000000000000000000000000000000000122000000000000000000000000000000000000000000000000000000000000000001a05766f74657228e0d4033001"`,
    )
  })

  it('carries any log time below 2^52 and leaves the body alone', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (first, second) => {
        const entry = commandEntry(new Uint8Array([1, 2, 3]))
        for (const logTime of [first % 2 ** 52, second % 2 ** 52]) {
          stamp(entry, logTime)
          expect(stampOf(entry)).toBe(logTime)
        }
        expect([...bodyOf(entry)]).toEqual([1, 2, 3])
      }),
    )
  })

  it('finds no stamp where there is none to trust', () => {
    expect(stampOf(new Uint8Array(0))).toBeNull()
    expect(stampOf(tickEntry().subarray(0, 9))).toBeNull()
    expect(stampOf(new Uint8Array(20))).toBeNull()
    const absurd = tickEntry()
    absurd.fill(0xff, 2)
    expect(stampOf(absurd)).toBeNull()
  })

  it('does not stamp what has another format', () => {
    const foreign = new Uint8Array(12)
    stamp(foreign, 5)
    expect(hex(foreign)).toBe('00'.repeat(12))
  })
})
