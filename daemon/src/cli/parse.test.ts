import { describe, expect, test } from 'vitest'
import { commands } from './commands/index.ts'
import { parseCommandLine } from './parse.ts'

function parse(line: string) {
  const parsed = parseCommandLine(line === '' ? [] : line.split(' '), commands)
  if (parsed.kind !== 'run') return parsed
  return { ...parsed, name: parsed.command.path.join(' ') }
}

describe('parseCommandLine', () => {
  test.each([
    ['map get orders o-1', 'map get', ['orders', 'o-1']],
    ['--data /d --json map get orders o-1', 'map get', ['orders', 'o-1']],
    ['map --data=/d get orders o-1', 'map get', ['orders', 'o-1']],
    ['map get orders o-1 --data /d', 'map get', ['orders', 'o-1']],
    ['invite', 'invite', []],
    ['invite revoke 00', 'invite revoke', ['00']],
    ['invite --uses 2', 'invite', []],
    ['map set m k -', 'map set', ['m', 'k', '-']],
    ['map set m k -- -5', 'map set', ['m', 'k', '-5']],
    ['map delete-many m a b c', 'map delete-many', ['m', 'a', 'b', 'c']],
    ['map get map get', 'map get', ['map', 'get']],
  ])('%s', (line, name, words) => {
    expect(parse(line)).toMatchObject({ kind: 'run', name, arguments: words })
  })

  test('reads options before and behind the command', () => {
    const parsed = parse('--timeout 2s invite --ttl 1h --uses 3 --read-only')
    if (parsed.kind !== 'run') throw new Error('not a command')
    expect(parsed.options.duration('timeout')).toBe(2_000)
    expect(parsed.options.duration('ttl')).toBe(3_600_000)
    expect(parsed.options.count('uses')).toBe(3)
    expect(parsed.options.flag('read-only')).toBe(true)
    expect(parsed.options.flag('json')).toBe(false)
  })

  test('keeps every value of an option that may be repeated', () => {
    const parsed = parse('init --listen /a --listen=/b')
    if (parsed.kind !== 'run') throw new Error('not a command')
    expect(parsed.options.list('listen')).toEqual(['/a', '/b'])
  })

  test.each([
    ['--help', [], 0],
    ['-h', [], 0],
    ['map --help', ['map'], 0],
    ['map set --help', ['map', 'set'], 0],
    ['map set m --help', ['map', 'set'], 0],
    ['', [], 2],
    ['map', ['map'], 2],
    ['--json', [], 2],
  ])('"%s" asks for help', (line, path, exitCode) => {
    expect(parse(line)).toEqual({ kind: 'help', path, exitCode })
  })

  test('--version stands alone', () => {
    expect(parse('--version')).toEqual({ kind: 'version' })
    expect(() => parse('ls --version')).toThrow(/There is no option "--version"/)
  })

  test.each([
    ['strat', /no command "tesela strat"; did you mean "start"\?/],
    ['map gte m k', /no command "tesela map gte"; did you mean "get"\?/],
    ['frobnicate', /no command "tesela frobnicate"; see `tesela --help`/],
    ['map get m k --consistncy local', /no option "--consistncy"; did you mean "--consistency"\?/],
    ['map get m k --zzzzzzzz', /see `tesela map get --help`/],
    ['map get m', /KEY is missing/],
    ['map get m k more', /"more" is one argument too many/],
    ['invite revok 00', /did you mean "revoke"\?/],
    ['invite --ttl', /--ttl needs a value: --ttl TIME/],
    ['invite --ttl --uses 1', /--ttl needs a value, but "--uses" follows/],
    ['invite --read-only=yes', /switch and takes no value/],
    ['map set m k -5', /write -- before it/],
    ['-x', /no option "-x"/],
  ])('refuses "%s" in one sentence', (line, message) => {
    expect(() => parse(line)).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(() => parse(line)).toThrow(message)
  })

  test.each([
    ['invite --uses 0', 'uses'],
    ['invite --uses 1.5', 'uses'],
    ['invite --uses x', 'uses'],
  ])('an option that does not read is named: %s', (line, name) => {
    const parsed = parse(line)
    if (parsed.kind !== 'run') throw new Error('not a command')
    expect(() => parsed.options.count(name)).toThrow(/--uses: ".*" is not a whole number/)
  })
})
