import { type Command, Result } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeSessionEntry, commandEntry, openSessionEntry, tickEntry } from './index.ts'
import { sessionPlace } from './session-format.ts'
import { admitted } from './testing/admitted.ts'
import { bytes, type Driver, drive, sessionKey, text } from './testing/driver.ts'

const ttl = 6400
const limits = { sessionTtlMs: ttl, maxSessions: 300, sessionWindow: 4 }

function driveMap(own: object = {}): Driver {
  const driver = drive({ limits: { ...limits, ...own } })
  driver.write({ create: { kind: 'map' } })
  return driver
}

/** Adds one to the counter under `k`: a command that shows how often it was executed. */
function append(session: number, sequence: number, acknowledgedThrough = 0): Partial<Command> {
  const set = {
    key: bytes(`${session}-${sequence}`),
    value: bytes(''),
    ifAbsent: false,
    returnPrevious: true,
  }
  return { session, sequence, acknowledgedThrough, collection: 'c', map: { set } }
}

function send(driver: Driver, command: Partial<Command>): Result {
  return driver.apply(commandEntry(command))
}

function code(result: Result): string | undefined {
  return result.rejection?.code
}

describe('a session', () => {
  it('is opened once for a key, by the index of the first entry', () => {
    const driver = driveMap()
    const id = driver.open(1)
    expect(id).toBe(driver.machine.revision)
    expect(driver.open(1)).toBe(id)
    expect(driver.open(2)).not.toBe(id)
  })

  it('is named by its key until its id is known', () => {
    const driver = driveMap()
    const id = driver.open(1)
    const first = { ...append(id, 1), session: 0, sessionKey: sessionKey(1) }
    const result = driver.applyRaw(commandEntry(first))
    expect(driver.applyRaw(commandEntry(first))).toEqual(result)
    expect(driver.applyRaw(commandEntry(append(id, 1)))).toEqual(result)
    expect(code(send(driver, { ...first, sessionKey: sessionKey(9) }))).toBe('session_expired')
  })

  it('answers a repeat with the revision of the first time', () => {
    const driver = driveMap()
    const { machine } = driver
    const data = commandEntry(append(driver.open(1), 1))
    const apply = () => machine.apply([{ type: 'normal', index: machine.revision + 1, data }])[0]
    machine.stamp(data, driver.now)
    expect(apply()?.revision).toBeUndefined()
    const first = machine.revision
    driver.apply(tickEntry())
    expect(apply()?.revision).toBe(first)
    expect(apply()?.revision).toBe(first)
  })

  it('answers a repeat with the first result, byte for byte, whatever came between', () => {
    const sent = fc.record({
      client: fc.nat(2),
      sequence: fc.integer({ min: 1, max: 8 }),
      acknowledge: fc.nat(8),
    })
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 80 }), (sends) => {
        const driver = driveMap({ sessionWindow: 8 })
        const ids = [driver.open(1), driver.open(2), driver.open(3)]
        const first = new Map<string, Uint8Array>()
        const acknowledged = [0, 0, 0]
        for (const { client, sequence, acknowledge } of sends) {
          const session = ids[client] ?? 0
          const through = Math.min(acknowledge, sequence - 1)
          const result = driver.applyRaw(commandEntry(append(session, sequence, through)))
          acknowledged[client] = Math.max(acknowledged[client] ?? 0, through)
          const name = `${session}-${sequence}`
          if (sequence <= (acknowledged[client] ?? 0)) {
            expect(code(Result.decode(result))).toBe('sequence_released')
          } else if (first.has(name)) expect(result).toEqual(first.get(name))
          else {
            expect(Result.decode(result).mapSet).toEqual({ applied: true })
            first.set(name, result)
          }
        }
        // Each write that was executed made its own key, once: a second one would have seen a previous value.
        expect(driver.ask({ collection: 'c', mapSize: {} }).size).toBe(first.size)
        const entries = { reverse: false, limit: 0, keysOnly: true, maxBytes: 0 }
        const { entries: page } = driver.ask({ collection: 'c', mapEntries: entries })
        for (const entry of page?.entries ?? []) {
          expect(first.has(text(entry.key) ?? '')).toBe(true)
          expect(entry.modified).toBe(entry.created)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('repeats a rejection too: what failed once is not tried again', () => {
    const driver = driveMap()
    const session = driver.open()
    const command = { ...append(session, 1), collection: 'later' }
    expect(code(send(driver, command))).toBe('not_found')
    driver.write({ collection: 'later', create: { kind: 'map' } })
    expect(code(send(driver, command))).toBe('not_found')
  })

  it('refuses a command over its window and executes it once there is room', () => {
    const driver = driveMap()
    const session = driver.open()
    for (const sequence of [4, 2, 3, 1]) send(driver, append(session, sequence))
    expect(code(send(driver, append(session, 5)))).toBe('window_full')
    const entry = commandEntry(append(session, 5))
    expect(driver.machine.admissible(entry)).toMatchObject({ ok: false, code: 'window_full' })
    expect(admitted(driver.machine, commandEntry(append(session, 2))).ok).toBe(true)
    expect(admitted(driver.machine, commandEntry(append(session, 5, 1))).ok).toBe(true)
    expect(send(driver, append(session, 5, 1)).mapSet?.applied).toBe(true)
  })

  it('refuses a command over the bytes of its results', () => {
    const driver = driveMap({ sessionResultBytes: 1000 })
    const session = driver.open()
    const big = new Uint8Array(1000)
    driver.map('c', { setMany: { items: [{ key: bytes('big'), value: big }] } })
    const get = (sequence: number, acknowledgedThrough: number) =>
      send(driver, {
        session,
        sequence,
        acknowledgedThrough,
        collection: 'c',
        map: { set: { key: bytes('big'), value: big, ifAbsent: true, returnPrevious: true } },
      })
    expect(get(1, 0).mapSet?.previous?.value).toHaveLength(1000)
    const refused = get(2, 0).rejection
    expect(refused).toMatchObject({ code: 'window_full', setting: 'session_result_bytes' })
    expect(get(2, 1).mapSet?.applied).toBe(false)
  })

  it('takes the oldest command outstanding into a full window, for nothing else could empty it', () => {
    for (const full of [{ sessionWindow: 3 }, { sessionResultBytes: 200 }]) {
      const driver = driveMap({ sessionWindow: 100, ...full })
      const session = driver.open()
      // The first copy of 1 was lost, those behind it were not.
      for (const sequence of [2, 3, 4, 5]) send(driver, append(session, sequence))
      expect(code(send(driver, append(session, 6)))).toBe('window_full')
      expect(driver.machine.admissible(commandEntry(append(session, 1)))).toEqual({ ok: true })
      expect(code(send(driver, append(session, 1)))).toBeUndefined()
      expect(code(send(driver, append(session, 6)))).toBe('window_full')
      expect(code(send(driver, append(session, 7, 5)))).toBeUndefined()
    }
  })

  it('refuses to hold more results than the group allows, and frees what is acknowledged', () => {
    const driver = driveMap({ sessionsResultBytes: 300, sessionWindow: 100 })
    const session = driver.open()
    let sequence = 0
    while (code(send(driver, append(session, sequence + 1))) === undefined) sequence++
    expect(sequence).toBeGreaterThan(1)
    expect(code(send(driver, append(session, sequence + 1)))).toBe('overloaded')
    expect(code(driver.apply(openSessionEntry(sessionKey(77))))).toBe('overloaded')
    expect(code(send(driver, append(session, sequence + 1, sequence)))).toBeUndefined()
  })

  it('refuses contradictory sequences', () => {
    const driver = driveMap()
    const session = driver.open()
    expect(code(send(driver, append(session, 0)))).toBe('invalid_command')
    expect(code(send(driver, append(session, 3, 3)))).toBe('invalid_command')
    expect(code(send(driver, { ...append(0, 1) }))).toBe('invalid_command')
  })

  it('that was closed executes nothing any more', () => {
    const driver = driveMap()
    const session = driver.open()
    send(driver, append(session, 1))
    expect(driver.apply(closeSessionEntry(session)).done).toBeDefined()
    expect(driver.apply(closeSessionEntry(session)).done).toBeDefined()
    expect(code(send(driver, append(session, 1)))).toBe('session_expired')
    expect(driver.machine.capture().resultBytes).toBeLessThan(200)
    expect(driver.open()).not.toBe(session)
  })
})

describe('expiry', () => {
  it('is never before the TTL and at most a 64th of it later', () => {
    const driver = driveMap()
    driver.now = 12_345
    const session = driver.open()
    driver.now += ttl - 1
    expect(code(send(driver, append(session, 1)))).toBeUndefined()
    driver.now += ttl - 1
    expect(code(send(driver, append(session, 2)))).toBeUndefined()
    driver.now += ttl + ttl / 64
    expect(code(send(driver, append(session, 2)))).toBe('session_expired')
  })

  it('tells when it is due, and a tick then makes room', () => {
    const driver = drive({ limits: { ...limits, maxSessions: 1 } })
    expect(driver.machine.nextDue()).toBeNull()
    driver.open(1)
    expect(code(driver.apply(openSessionEntry(sessionKey(2))))).toBe('overloaded')
    const due = driver.machine.nextDue() ?? 0
    expect(due).toBeGreaterThanOrEqual(driver.now + ttl)
    driver.now = due - 1
    driver.apply(tickEntry())
    expect(driver.machine.capture().sessions.size).toBe(1)
    driver.now = due
    driver.apply(tickEntry())
    expect(driver.machine.capture().sessions.size).toBe(0)
    expect(driver.machine.nextDue()).toBeNull()
    expect(driver.open(2)).toBeGreaterThan(0)
  })

  it('takes a bounded number an entry, and what waits for its turn is expired already', () => {
    const driver = drive({ limits })
    const sessions = Array.from({ length: 300 }, (_, seed) => driver.open(seed))
    driver.now += 2 * ttl
    driver.apply(tickEntry())
    expect(driver.machine.capture().sessions.size).toBe(300 - 128)
    const last = sessions.at(-1) ?? 0
    expect(code(send(driver, append(last, 1)))).toBe('session_expired')
    expect(driver.machine.capture().sessions.has(sessionPlace(last))).toBe(true)
    driver.apply(tickEntry())
    expect(driver.machine.capture().sessions.size).toBe(0)
    expect(driver.machine.capture().deadlines.size).toBe(0)
    expect(driver.machine.capture().sessionsByKey.size).toBe(0)
  })

  it('gives the key of an expired session a new one', () => {
    const driver = drive({ limits })
    const first = driver.open(1)
    driver.now += 2 * ttl
    const second = driver.open(1)
    expect(second).toBeGreaterThan(first)
  })
})
