import { describe, expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a once does what it says', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const { handle: once, uncalled } = observed(await db.once<string>('o'))
  expect(await once.isSet()).toBe(false)
  expect(await once.isEmpty()).toBe(true)
  expect(await once.get()).toBeUndefined()
  const won = await once.set('first')
  expect(won).toEqual({ revision: db.revision, won: true, value: 'first' })
  expect(await once.set('second')).toMatchObject({ won: false, value: 'first' })
  expect(await once.write('first')).toMatchObject({ won: false, value: 'first' })
  expect(await once.get()).toBe('first')
  expect(await once.read()).toBe('first')
  expect(await once.entry()).toMatchObject({ value: 'first', modified: won.revision })
  expect(await once.isSet()).toBe(true)
  expect(await once.size()).toBe(1)
  expect(await once.settled()).toBe('first')
  expect(await once.revision()).toBe(db.revision)
  expect(uncalled()).toEqual([])
})

describe('settled', () => {
  test('resolves when another client sets it, and asks hardly anything meanwhile', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const once = await (await daemon.connect()).once<string>('o')
    const other = await (await daemon.connect()).once<string>('o')
    const before = service.reads.length
    const settled = once.settled()
    const asked = () => service.reads.length - before
    await expect.poll(asked).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(asked()).toBe(2)
    await other.set('now')
    expect(await settled).toBe('now')
  })

  test('sees a value that was set between two of its questions, among other writes', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const db = await daemon.connect()
    const once = await db.once<string>('o')
    const map = await db.map<string, number>('m')
    let reads = 0
    service.script.read = async ({ execute }) => {
      const answer = execute()
      reads += 1
      // Behind the first answer, in front of the second question.
      if (reads === 1) {
        delete service.script.read
        await once.set('between')
        await map.set('k', 1)
      }
      return answer
    }
    expect(await once.settled({ timeoutMs: 5_000 })).toBe('between')
  })

  test('a busy group does not make it spin', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const db = await daemon.connect()
    const once = await db.once<string>('o')
    const map = await db.map<string, number>('m')
    const before = service.reads.length
    const settled = once.settled()
    const started = performance.now()
    while (performance.now() - started < 400) await map.set('k', 1)
    // One at the beginning, then one in 50 ms at most.
    expect(service.reads.length - before).toBeLessThanOrEqual(10)
    await once.set('at last')
    expect(await settled).toBe('at last')
  })

  test('ends with the signal or the time', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const once = await (await daemon.connect()).once<string>('o')
    const controller = new AbortController()
    const settled = once.settled(controller.signal)
    controller.abort()
    expect(await codeOf(settled)).toBe('aborted')
    expect(await codeOf(once.settled({ timeoutMs: 60 }))).toBe('deadline_exceeded')
    expect(await codeOf(once.settled({ timeoutMs: -1 }))).toBe('invalid_argument')
  })
})
