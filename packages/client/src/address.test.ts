import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { defaultDataDirectory, findSocket } from './address.ts'

async function dataDirectory(api?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-address-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (api !== undefined) await writeFile(join(folder, 'api'), api)
  return folder
}

test('the default data directory is that of the system for root, and of the user for others', () => {
  expect(defaultDataDirectory({ XDG_DATA_HOME: '/x' }, 0)).toBe('/var/lib/tesela')
  expect(defaultDataDirectory({ XDG_DATA_HOME: '/x' }, 1000)).toBe('/x/tesela')
  expect(defaultDataDirectory({}, 1000)).toBe(join(homedir(), '.local/share/tesela'))
  // The specification of these variables has relative paths ignored.
  expect(defaultDataDirectory({ XDG_DATA_HOME: 'x' }, 1000)).toBe(
    join(homedir(), '.local/share/tesela'),
  )
})

test('what is given comes before the environment, a socket before a data directory', async () => {
  const data = await dataDirectory('unix:/from-data\n')
  const environment = { TESELA_SOCKET: '/from-environment', TESELA_DATA: data }
  expect(await findSocket({ socket: '/given' }, environment)).toBe('/given')
  expect(await findSocket({ socket: 'unix:/given' }, environment)).toBe('/given')
  expect(await findSocket({}, environment)).toBe('/from-environment')
  expect(await findSocket({ data }, environment)).toBe('/from-data')
  expect(await findSocket({}, { TESELA_DATA: data })).toBe('/from-data')
})

test('a data directory without a running daemon is unavailable, and says what to do', async () => {
  const data = await dataDirectory()
  await expect(findSocket({ data }, {})).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('tesela start'),
  })
  const broken = await dataDirectory('')
  await expect(findSocket({ data: broken }, {})).rejects.toMatchObject({ code: 'unavailable' })
})

test('where a daemon found no room for its address, the socket is looked for in its usual place', async () => {
  const data = await dataDirectory()
  await writeFile(join(data, 'ipc.sock'), '')
  expect(await findSocket({ data }, {})).toBe(join(data, 'ipc.sock'))
})
