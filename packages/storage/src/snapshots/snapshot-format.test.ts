import { hashLeaf } from '@tesela/merkle'
import { describe, expect, it } from 'vitest'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'
import { decodeLeafFrame, encodeLeafFrame } from './leaf-frame.ts'

const text = (value: string) => new TextEncoder().encode(value)

// A change of these bytes is a new format version, and a decision.
const GOLDEN = {
  manifest: '544553454c414746eed5ae860100000003000000080000006d616e6966657374',
  index:
    '544553454c4153588bf9196601000000050000000100000007000000000100000300000002000000080000004068faa6' +
    '2600000015000000' +
    'bdf3a955' +
    'd0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9010000000000000003000000' +
    '671f146c5e471e8a1a83a3c214ce4ba907b8f3a5888d14cc8cd3ce75bb12ef94020000000000000005000000' +
    'ab1ab7f07c7c8fe0eff4ba6faa53c7e4412e91a599153e8aa4e01beece5b7825010000001300000003000000',
  'leaves-0001': '8cc15af50000000003000000000000006f6e65135f611902000000030000000000000074776f',
  'leaves-0002': '648490a80100000005000000000000007468726565',
} as const

describe('the bytes on disk of a snapshot', () => {
  it('are those of SNAPSHOTS.md', async () => {
    const disk = createVolatileDisk()
    const store = createSnapshotStore(disk, 'g', {
      leafFileBytes: 48,
      writeBytes: 32,
      syncBytes: 8,
    })
    const leaves = ['one', 'three', 'two'].map(text)
    const id = { term: 2 ** 32 + 5, index: 2 ** 40 + 7 }
    const digests = leaves.map(hashLeaf)
    const staged = await store.stage(id, text('manifest'), [{ leaves: digests }])
    for (const ordinal of [0, 2, 1]) await staged.put(ordinal, leaves[ordinal] ?? text(''))
    await (await staged.finish()).close()
    const directory = 'g/snapshots/4294967301-1099511627783'
    expect(await disk.list(directory)).toEqual(Object.keys(GOLDEN).sort())
    const found: Record<string, string> = {}
    for (const name of Object.keys(GOLDEN)) {
      const file = await disk.open(`${directory}/${name}`, 'existing')
      found[name] = Buffer.from(await file.readAt(0, await file.size())).toString('hex')
    }
    expect(found).toEqual(GOLDEN)
  })

  it('begin every leaf with its frame', () => {
    const frame = { ordinal: 0x01020304, length: 0x05060708, vouched: 0x090a0b0c }
    const bytes = Buffer.alloc(20)
    encodeLeafFrame(frame, bytes, 3)
    expect(bytes.toString('hex')).toBe('0000004e16f43f04030201080706050c0b0a0900')
    expect(decodeLeafFrame(bytes, 3)).toEqual(frame)
    expect(decodeLeafFrame(bytes, 4)).toBeNull()
    expect(decodeLeafFrame(bytes.subarray(0, 18), 3)).toBeNull()
    expect(decodeLeafFrame(Buffer.alloc(16), 0)).toBeNull()
  })
})
