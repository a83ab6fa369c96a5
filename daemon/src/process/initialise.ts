import { randomBytes } from 'node:crypto'
import { chmod, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createIdentity } from '@tesela/network'
import { configFileName } from '../config/config-file.ts'
import { makeDirectoryDurably, writeDurably } from './durable-file.ts'
import { AlreadyInitialisedError } from './errors.ts'
import { formatFileName, isAbsence, writeFormat } from './format-file.ts'
import { identityFileName } from './identity-file.ts'

/**
 * Makes a data directory: identity, configuration, and at last `FORMAT`, which draws the incarnation and
 * makes the rest count. A crash before that leaves a directory that `init` takes up again, with the key
 * that is there.
 * @throws AlreadyInitialisedError
 */
export async function initialise(
  dataDirectory: string,
  configuration: Readonly<Record<string, unknown>>,
): Promise<{ incarnation: string }> {
  for (const name of [formatFileName, 'groups']) {
    if (await exists(join(dataDirectory, name))) throw new AlreadyInitialisedError(dataDirectory)
  }
  await makeDirectoryDurably(dataDirectory)
  await chmod(dataDirectory, 0o700)
  const identity = join(dataDirectory, identityFileName)
  if (!(await exists(identity))) {
    const { keyBytes } = await createIdentity()
    await writeDurably(identity, keyBytes)
  }
  await writeDurably(
    join(dataDirectory, configFileName),
    `${JSON.stringify(configuration, null, 2)}\n`,
  )
  const incarnation = randomBytes(8).toString('hex')
  await writeFormat(dataDirectory, incarnation)
  return { incarnation }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isAbsence(error)) return false
    throw error
  }
}
