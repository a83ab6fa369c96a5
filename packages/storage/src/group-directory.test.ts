import { describe, expect, it } from 'vitest'
import type { GroupContent } from './group-directory.ts'
import { createGroupDirectory, listGroups, logDirectory } from './group-directory.ts'
import { readGroupMeta, readGroupSecret, writeGroupSecret } from './group-files.ts'
import { openLogStore } from './open-log-store.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }
const id = 'abc234'
const bytes = (...values: number[]) => Uint8Array.from(values)
const content: GroupContent = {
  identity: {
    groupId: bytes(1, 2, 3),
    name: 'first',
    peerId: '12D3',
    incarnation: bytes(4, 5),
    members: [bytes(6), bytes(7, 8)],
  },
  secret: { epoch: 1, secret: bytes(9, 9, 9) },
  genesis: bytes(10, 11),
}

const create = (disk: VolatileDisk, what = content) =>
  createGroupDirectory(disk, 'groups', id, what, options)

async function expectWhole(disk: VolatileDisk): Promise<void> {
  expect(await readGroupMeta(disk, `groups/${id}`)).toEqual({ ...content.identity, format: 1 })
  expect(await readGroupSecret(disk, `groups/${id}`)).toEqual(content.secret)
  const store = await openLogStore(disk, logDirectory(`groups/${id}`), options)
  expect(store.recovered.hardState).toEqual({ term: 1, vote: null, commit: 1 })
  expect(store.recovered.entries).toEqual([
    { term: 1, index: 1, type: 'conf', data: content.genesis },
  ])
  await store.close()
}

describe('the directory of a group', () => {
  it('is whole when it was made, whatever the disk forgets', async () => {
    const disk = createVolatileDisk()
    await create(disk)
    const after = disk.crash('dropAll')
    expect(await listGroups(after, 'groups')).toEqual([id])
    await expectWhole(after)
  })

  it('is whole or not there after a crash at any operation, and can be made again', async () => {
    const probe = createVolatileDisk()
    await create(probe)
    for (let at = 0; at < probe.journal.length; at++) {
      for (const policy of ['dropAll', 'prefix', 'subset', 'keepAll'] as const) {
        const disk = createVolatileDisk()
        disk.freezeAt(at, 'after')
        void create(disk)
        await disk.frozen
        const after = disk.crash(policy, at)
        const there = (await listGroups(after, 'groups')).length > 0
        if (!there) await create(after)
        await expectWhole(after.crash('dropAll'))
      }
    }
  })

  it('is made once', async () => {
    const disk = createVolatileDisk()
    await create(disk)
    await expect(create(disk)).rejects.toMatchObject({ code: 'GroupExists' })
  })

  it('of a joiner has an empty log and no secret yet', async () => {
    const disk = createVolatileDisk()
    const path = await create(disk, { ...content, genesis: null, secret: null })
    await expect(readGroupSecret(disk, path)).rejects.toMatchObject({ code: 'GroupFileMissing' })
    const store = await openLogStore(disk, logDirectory(path), options)
    expect(store.recovered.lastIndex).toBe(0)
    await store.close()
  })

  it.each(['', '..', 'a/b', 'A', 'x.staging', 'a'.repeat(65)])('is not named %j', async (name) => {
    const making = createGroupDirectory(createVolatileDisk(), 'groups', name, content, options)
    await expect(making).rejects.toThrow(RangeError)
  })
})

describe('a file of a group', () => {
  it('is the old one or the new one after a crash at any operation of a replacement', async () => {
    const next = { epoch: 2, secret: bytes(1) }
    const seen = new Set<number>()
    for (let at = 0; at < 4; at++) {
      const disk = createVolatileDisk()
      const path = await create(disk)
      disk.freezeAt(at, 'after')
      void writeGroupSecret(disk, path, next)
      await disk.frozen
      for (const policy of ['dropAll', 'subset', 'keepAll'] as const) {
        const after = disk.crash(policy, at)
        const found = await readGroupSecret(after, path)
        expect([content.secret, next]).toContainEqual(found)
        seen.add(found.epoch)
        await writeGroupSecret(after, path, next)
        expect(await readGroupSecret(after.crash('dropAll'), path)).toEqual(next)
      }
    }
    expect([...seen].sort()).toEqual([1, 2])
  })

  it('is refused with any of its bytes changed', async () => {
    const disk = createVolatileDisk()
    const path = await create(disk)
    const file = await disk.open(`${path}/meta`, 'existing')
    const size = await file.size()
    await file.close()
    for (let at = 0; at < size; at++) {
      disk.corrupt(`${path}/meta`, at, 1 << (at % 8))
      await expect(readGroupMeta(disk, path)).rejects.toMatchObject({ code: 'GroupFileDamaged' })
      disk.corrupt(`${path}/meta`, at, 1 << (at % 8))
    }
    expect((await readGroupMeta(disk, path)).name).toBe('first')
  })
})
