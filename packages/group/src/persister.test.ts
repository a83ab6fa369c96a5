import type { Input, PersistBatch } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createPersister } from './persister.ts'

function batch(seq: number, mustSync = true): PersistBatch {
  const after = [{ type: 'appendResp', from: 'a', to: 'b', term: 1, index: seq } as const]
  return {
    seq,
    mustSync,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: null,
    snapshot: null,
    entries: [],
    after,
  }
}

/** A store whose writes end when the test says so. */
function setUp() {
  const writes: PromiseWithResolvers<void>[] = []
  const inputs: Input[] = []
  const released: number[] = []
  const failures: unknown[] = []
  const persister = createPersister({
    store: {
      persist: () => {
        const write = Promise.withResolvers<void>()
        writes.push(write)
        return write.promise
      },
      read: () => Promise.resolve('compacted'),
    },
    mailbox: { post: (input) => void inputs.push(input) },
    release: (after) => {
      for (const message of after) if (message.type === 'appendResp') released.push(message.index)
    },
    failed: (error) => void failures.push(error),
  })
  return { persister, writes, inputs, released, failures }
}

test('a later batch that is written first waits for the earlier: persisted speaks for all before it', async () => {
  const { persister, writes, inputs, released } = setUp()
  persister.persist(batch(1))
  persister.persist(batch(2, false))
  writes[1]?.resolve()
  await Promise.resolve()
  await Promise.resolve()
  expect([inputs, released]).toEqual([[], []])
  writes[0]?.resolve()
  await persister.settled()
  expect(released).toEqual([1, 2])
  expect(inputs).toEqual([{ in: 'persisted', seq: 2 }])
})

test('after a failure nothing is released, whatever else was written, and it is told once', async () => {
  const { persister, writes, inputs, released, failures } = setUp()
  for (const seq of [1, 2, 3]) persister.persist(batch(seq))
  writes[0]?.reject(new Error('EIO'))
  writes[1]?.reject(new Error('EIO'))
  writes[2]?.resolve()
  await persister.settled()
  expect([inputs, released]).toEqual([[], []])
  expect(failures).toHaveLength(1)
})

test('entries that the core asks for come back as an input', async () => {
  const { persister, inputs } = setUp()
  persister.load('apply', 7, 100)
  await persister.settled()
  expect(inputs).toEqual([{ in: 'entriesLoaded', to: 'apply', from: 7, entries: 'compacted' }])
})
