import { describe, expect, it } from 'vitest'
import { storageConformance } from './storage-conformance.ts'
import type { VolatileDisk } from './volatile-disk.ts'
import { createVolatileDisk } from './volatile-disk.ts'

const zeros = (length: number) => new Array<number>(length).fill(0)

async function content(disk: VolatileDisk, path: string): Promise<readonly number[]> {
  const file = await disk.open(path, 'existing')
  return [...(await file.readAt(0, await file.size()))]
}

/** A file `a` of two durable sectors of ones, and a write of twos over four sectors that is not synced. */
async function halfWritten(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  const file = await disk.open('a', 'create')
  await file.writeAt(0, [new Uint8Array(1024).fill(1)])
  await file.datasync()
  await disk.syncDirectory('')
  await file.writeAt(0, [new Uint8Array(2048).fill(2)])
  return disk
}

describe('on a volatile disk', () => {
  it.each(storageConformance)('$name', async ({ check }) => {
    const disk = createVolatileDisk()
    await disk.makeDirectory('root')
    await check(disk, 'root')
  })
})

describe('a crash of a volatile disk', () => {
  it('drops what was not synced', async () => {
    const disk = await halfWritten()
    expect(await content(disk.crash('dropAll'), 'a')).toEqual(zeros(1024).fill(1))
  })

  it('keeps whole sectors, the first or any', async () => {
    const disk = await halfWritten()
    const seen = new Set<string>()
    for (let seed = 0; seed < 60; seed++) {
      for (const policy of ['prefix', 'subset'] as const) {
        const after = await content(disk.crash(policy, seed), 'a')
        const sectors = [0, 512, 1024, 1536].map((at) => {
          const sector = new Set(after.slice(at, at + 512))
          expect(sector.size).toBeLessThanOrEqual(1)
          return [...sector][0] ?? '-'
        })
        if (policy === 'prefix') expect(sectors.join('')).toMatch(/^(11--|21--|22--|222-|2222)$/)
        seen.add(sectors.join(''))
      }
    }
    expect(seen.size).toBeGreaterThan(8)
  })

  it('ends the first writes at any byte where it tears them', async () => {
    const disk = await halfWritten()
    const cuts = new Set<number>()
    for (let seed = 0; seed < 60; seed++) {
      const after = await content(disk.crash('torn', seed), 'a')
      const cut = after.lastIndexOf(2) + 1
      expect(after).toEqual(zeros(Math.max(1024, cut)).fill(1).fill(2, 0, cut))
      cuts.add(cut)
    }
    expect([...cuts].filter((cut) => cut % 512 !== 0).length).toBeGreaterThan(8)
  })

  it('gives the same disk for the same seed', async () => {
    const disk = await halfWritten()
    const twice = await Promise.all([1, 2].map(() => content(disk.crash('subset', 7), 'a')))
    expect(twice[0]).toEqual(twice[1])
  })

  it('of the process alone keeps everything, and keeps it volatile', async () => {
    const disk = (await halfWritten()).crash('keepAll')
    expect(await content(disk, 'a')).toEqual(zeros(2048).fill(2))
    expect(await content(disk.crash('dropAll'), 'a')).toEqual(zeros(1024).fill(1))
  })

  it('drops names whose directory was not synced, though their files were', async () => {
    const disk = createVolatileDisk()
    const file = await disk.open('a', 'create')
    await file.datasync()
    expect(await disk.crash('dropAll').list('')).toEqual([])
    await disk.syncDirectory('')
    await disk.rename('a', 'b')
    expect(await disk.crash('dropAll').list('')).toEqual(['a'])
    await disk.syncDirectory('')
    expect(await disk.crash('dropAll').list('')).toEqual(['b'])
    await disk.unlink('b')
    expect(await disk.crash('dropAll').list('')).toEqual(['b'])
  })
})

describe('a crash after a rename from one directory to another', () => {
  const moved = async () => {
    const disk = createVolatileDisk()
    await disk.makeDirectory('a')
    await disk.makeDirectory('b')
    const file = await disk.open('a/f', 'create')
    await file.datasync()
    await disk.syncDirectory('a')
    await disk.rename('a/f', 'b/g')
    return disk
  }
  const names = async (disk: VolatileDisk) => [...(await disk.list('a')), ...(await disk.list('b'))]

  it('leaves either name, both or none', async () => {
    const disk = await moved()
    const seen = new Set<string>()
    for (let seed = 0; seed < 40; seed++) seen.add(`${await names(disk.crash('prefix', seed))}`)
    expect([...seen].sort()).toEqual(['', 'f', 'f,g', 'g'])
    expect(await names(disk.crash('dropAll'))).toEqual(['f'])
  })

  it('leaves the new name when both were synced', async () => {
    const disk = await moved()
    await disk.syncDirectory('b')
    await disk.syncDirectory('a')
    expect(await names(disk.crash('dropAll'))).toEqual(['g'])
  })
})

describe('a frozen disk', () => {
  it.each([
    ['before', []],
    ['after', ['a']],
  ] as const)('stops just %s an operation, for ever', async (moment, names) => {
    const disk = createVolatileDisk()
    disk.freezeAt(0, moment)
    let settled = false
    void disk.open('a', 'create').finally(() => {
      settled = true
    })
    await disk.frozen
    expect(await disk.crash('keepAll').list('')).toEqual(names)
    expect(settled).toBe(false)
  })
})
