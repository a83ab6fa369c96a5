import { describe, expect, test } from 'vitest'
import { resolveSettings, type SettingSources } from './resolve.ts'
import { flagOf, type SettingKey, settingKeys, settingTable, variableOf } from './settings.ts'

const nothing: SettingSources = { flags: {}, environment: {}, file: null }

/** For each kind three different texts, so that each source can be told from the others. */
const samples: Record<string, readonly [string, string, string]> = {
  duration: ['2001ms', '2002ms', '2003ms'],
  size: ['2001B', '2002B', '2003B'],
  segment: ['2001B', '2002B', '2003B'],
  window: ['300001B', '300002B', '300003B'],
  count: ['2001', '2002', '2003'],
  countOrNone: ['2001', '2002', '2003'],
  share: ['0.21', '0.22', '0.23'],
  addresses: ['/ip4/127.0.0.1/tcp/2001', '/ip4/127.0.0.1/tcp/2002', '/ip4/127.0.0.1/tcp/2003'],
  level: ['warn', 'error', 'debug'],
}

function valueFrom(key: SettingKey, text: string): unknown {
  const { kind } = settingTable[key]
  if (kind === 'addresses') return [text]
  if (kind === 'share') return Number.parseFloat(text)
  return kind === 'level' ? text : Number.parseInt(text, 10)
}

describe.each(settingKeys)('%s', (key) => {
  const [flag, variable, inFile] = samples[settingTable[key].kind] ?? ['', '', '']
  const asList = (text: string) => (settingTable[key].kind === 'addresses' ? [text] : text)
  // The heartbeat has to stay below the election timeout, whatever is tried.
  const file = key === 'heartbeatInterval' ? { electionTimeout: '1h' } : {}

  test('is taken from the flag, then the environment, then config.json, then the default', () => {
    const all: SettingSources = {
      flags: { [key]: asList(flag) },
      environment: { [variableOf(key)]: variable },
      file: { ...file, [key]: asList(inFile) },
    }
    const read = (sources: SettingSources) => {
      const { settings, origins } = resolveSettings(sources)
      return [settings[key], origins[key]]
    }
    expect(read(all)).toEqual([valueFrom(key, flag), `flag --${flagOf(key)}`])
    expect(read({ ...all, flags: {} })).toEqual([
      valueFrom(key, variable),
      `environment ${variableOf(key)}`,
    ])
    expect(read({ ...all, flags: {}, environment: {} })).toEqual([
      valueFrom(key, inFile),
      'config.json',
    ])
    expect(read(nothing)).toEqual([settingTable[key].default, 'default'])
  })
})

test('a list in the environment is split at commas', () => {
  const environment = { TESELA_LISTEN: '/ip4/127.0.0.1/tcp/1, /ip6/::1/tcp/2' }
  expect(resolveSettings({ ...nothing, environment }).settings.listen).toEqual([
    '/ip4/127.0.0.1/tcp/1',
    '/ip6/::1/tcp/2',
  ])
})

test.each([
  [
    'an unknown key of the file',
    { file: { electionTimeuot: '1s' } },
    /config\.json.*"electionTimeout"/,
  ],
  ['an unknown variable', { environment: { TESELA_LISTN: 'x' } }, /TESELA_LISTEN/],
  [
    'a duration without a unit',
    { flags: { electionTimeout: '100' } },
    /flag --election-timeout.*unit|number and a unit/,
  ],
  ['a number as a duration', { file: { electionTimeout: 100 } }, /electionTimeout/],
  ['a size of nothing', { file: { segmentBytes: 0 } }, /segmentBytes/],
  ['a segment that is too small', { flags: { segmentBytes: '1' } }, /segmentBytes.*from 1KiB/],
  ['a segment that is too large', { file: { segmentBytes: '257MiB' } }, /segmentBytes.*256MiB/],
  [
    'a window below that which every stream begins with',
    { environment: { TESELA_STREAM_WINDOW_BYTES: '255KiB' } },
    /streamWindowBytes is "255KiB", but it must be from 256KiB to 64MiB\.$/,
  ],
  [
    'a window that is too large',
    { file: { streamWindowBytes: 64 * 1_024 ** 2 + 1 } },
    /config\.json: streamWindowBytes is 67108865, but it must be from 256KiB to 64MiB\.$/,
  ],
  ['a fractional count', { file: { appendsInFlight: 1.5 } }, /appendsInFlight.*whole/],
  ['a share of nothing', { file: { snapshotShare: 0 } }, /snapshotShare.*above 0/],
  ['more than all', { flags: { snapshotShare: '1.5' } }, /snapshotShare.*at most 1/],
  ['a share in words', { environment: { TESELA_SNAPSHOT_SHARE: 'half' } }, /such as 0\.25/],
  ['an unknown level', { environment: { TESELA_LOG_LEVEL: 'loud' } }, /must be one of trace/],
  ['a malformed multiaddr', { flags: { listen: ['127.0.0.1:7440'] } }, /multiaddr/],
  [
    'an ip4 multiaddr without an IPv4 address',
    { flags: { listen: ['/ip4/999.0.0.1/tcp/1'] } },
    /multiaddr/,
  ],
  ['a port beyond the last', { flags: { listen: ['/ip4/127.0.0.1/tcp/65536'] } }, /multiaddr/],
  ['no address to listen on', { environment: { TESELA_LISTEN: '' } }, /listen is empty/],
  [
    'an election sooner than a heartbeat',
    { flags: { electionTimeout: '100ms' } },
    /longer than heartbeat/,
  ],
])('refuses %s and says what is wrong', (_, sources, message) => {
  expect(() => resolveSettings({ ...nothing, ...sources })).toThrow(message)
})

test('small values are legal', () => {
  const flags = {
    electionTimeout: '2ms',
    heartbeatInterval: '1ms',
    segmentBytes: '1KiB',
    streamWindowBytes: '256KiB',
    heldBytes: '1',
  }
  expect(resolveSettings({ ...nothing, flags }).settings).toMatchObject({
    electionTimeout: 2,
    heartbeatInterval: 1,
    segmentBytes: 1_024,
    streamWindowBytes: 262_144,
    heldBytes: 1,
  })
})

test('a count of none is legal where it means something, and nowhere else', () => {
  const environment = { TESELA_MARK_EVERY: '0' }
  expect(resolveSettings({ ...nothing, environment }).settings.markEvery).toBe(0)
  const negative = { ...nothing, file: { markEvery: -1 } }
  expect(() => resolveSettings(negative)).toThrow(/markEvery.*negative/)
  expect(() => resolveSettings({ ...nothing, flags: { pins: '0' } })).toThrow(/pins.*at least 1/)
})

test('variables that say where the daemon is are no settings', () => {
  const environment = {
    TESELA_DATA: '/d',
    TESELA_SOCKET: '/s',
    TESELA_GROUP: 'g',
    TESELA_TIMEOUT: '1s',
  }
  expect(() => resolveSettings({ ...nothing, environment })).not.toThrow()
})
