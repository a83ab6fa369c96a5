import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StatusDocument } from '@tesela/client'
import { afterEach, describe, expect, test } from 'vitest'
import { freePorts } from '../cluster/free-ports.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { readComposeFile } from './compose-file.ts'
import { type PlainProcess, startPlainProcess } from './plain-process.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { services, volumes } = await readComposeFile(join(root, 'docker-compose.yml'))
const daemons = Object.keys(services).filter((name) => name !== 'loader')

test('there are three voters, one observer and a loader', () => {
  expect(Object.keys(services)).toEqual(['voter-1', 'voter-2', 'voter-3', 'observer', 'loader'])
  expect(services.observer?.command).toContain('observer')
})

describe.each(Object.entries(services))('%s', (_, service) => {
  test('is no root, and writes nowhere but to its volumes and /tmp', () => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    expect(service.read_only).toBe(true)
    expect(service.tmpfs).toEqual(['/tmp'])
  })

  test('mounts volumes that are declared', () => {
    for (const volume of service.volumes) {
      expect(Object.keys(volumes)).toContain(volume.split(':')[0])
    }
  })
})

test.each(daemons)(
  '%s has a health check, ends by SIGTERM in its own time, and comes back',
  (name) => {
    const service = services[name]
    expect(service?.healthcheck?.test).toEqual(['CMD', 'tesela', 'status'])
    expect(service?.stop_signal).toBe('SIGTERM')
    expect(Number.parseInt(service?.stop_grace_period ?? '', 10)).toBeGreaterThanOrEqual(10)
    expect(service?.restart).toBe('unless-stopped')
  },
)

test('the image has Node 24 and a user that is not root', async () => {
  const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8')
  expect(dockerfile.match(/^FROM .*$/gm)).toEqual([
    'FROM node:24-slim AS build',
    'FROM node:24-slim',
  ])
  expect(dockerfile).toMatch(/^USER 10001:10001$/m)
})

describe('as plain processes', () => {
  const running = new Map<string, PlainProcess>()
  let folder = ''

  afterEach(async () => {
    for (const process_ of running.values()) process_.kill()
    running.clear()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })

  test('the services make one group by themselves, carry the load, survive a restart and end in order', async () => {
    folder = await mkdtemp(join(tmpdir(), 'tesela-compose-'))
    const free = await freePorts(daemons.length)
    const ports = Object.fromEntries(daemons.map((name, index) => [name, free[index] ?? 0]))
    const start = (name: string): PlainProcess => {
      const service = services[name]
      if (service === undefined) throw new Error(`no service ${name}`)
      const overrides = name === 'loader' ? { LOAD_SECONDS: '1' } : {}
      const process_ = startPlainProcess({ name, service, folder, ports, overrides })
      running.set(name, process_)
      return process_
    }
    const running_ = (name: string): PlainProcess => running.get(name) ?? start(name)
    const membersSeenBy = (name: string, applied: number): Promise<readonly string[]> =>
      waitFor(
        `${name} to see all members`,
        async () => {
          const { exitCode, output } = await running_(name).exec(['tesela', 'status', '--json'])
          if (exitCode !== 0) return null
          const { group } = JSON.parse(output) as StatusDocument
          const roles = group?.members.map(({ role }) => role).toSorted() ?? []
          return roles.length >= 4 && !roles.includes('learner') && (group?.applied ?? 0) >= applied
            ? roles
            : null
        },
        { timeoutMs: 60_000 },
      )

    // The loader first: it has to wait for everything else.
    for (const name of Object.keys(services).toReversed()) start(name)
    const everybody = ['observer', 'voter', 'voter', 'voter']
    for (const name of daemons) expect(await membersSeenBy(name, 1)).toEqual(everybody)

    const loader = running_('loader')
    expect(await loader.ended, loader.printed).toBe(0)
    expect(loader.printed).toMatch(/\d/)

    const key = ['kept', 'key']
    const first = running_('voter-1')
    await first.exec(['tesela', 'create', 'map', 'kept', '--value-codec', 'text'])
    expect(await first.exec(['tesela', 'map', 'set', ...key, 'value'])).toMatchObject({
      exitCode: 0,
    })
    const read = await running_('observer').exec(['tesela', 'map', 'get', ...key])
    expect(read).toEqual({ exitCode: 0, output: 'value' })

    for (const name of daemons) {
      const [, ...check] = services[name]?.healthcheck?.test ?? []
      expect(await running_(name).exec(check)).toMatchObject({ exitCode: 0 })
    }

    running_('voter-2').terminate()
    expect(await running_('voter-2').ended).toBe(0)
    start('voter-2')
    expect(await membersSeenBy('voter-2', 1)).toEqual(everybody)
    expect(running_('voter-2').printed).not.toContain('entry:')

    for (const name of daemons) running_(name).terminate()
    for (const name of daemons) expect(await running_(name).ended, running_(name).printed).toBe(0)
  }, 120_000)
})
