import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mutation } from './mutation.ts'
import { apply, patchesOf, refusalOf } from './patch.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const packages = ['merkle', 'raft', 'storage', 'collections', 'sync', 'group', 'simulation']

/** The sources that a simulation runs, and their tests, in a folder of their own: bugs are put in there, never where they ship from. */
export interface WorkspaceCopy {
  readonly folder: string
  /** Why the patch does not apply any more; null: it does. */
  refusal(mutation: Mutation): Promise<string | null>
  /** Runs the work with the bug in place. Throws a RangeError where the patch does not apply. */
  withMutation<T>(mutation: Mutation, work: () => Promise<T>): Promise<T>
  remove(): Promise<void>
}

export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-mutations-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await symlink(join(root, 'protos'), join(folder, 'protos'))
  for (const name of ['package.json', 'vitest.config.ts']) {
    await cp(join(root, name), join(folder, name))
  }
  for (const name of packages) {
    const from = join(root, 'packages', name)
    const to = join(folder, 'packages', name)
    await mkdir(to, { recursive: true })
    for (const part of ['src', 'package.json', 'node_modules']) {
      // Links of the package manager are relative: in the copy they lead to the copy.
      await cp(join(from, part), join(to, part), { recursive: true, verbatimSymlinks: true })
    }
  }
  return {
    folder,
    async refusal(mutation) {
      for (const patch of patchesOf(mutation)) {
        const refusal = refusalOf(await readFile(join(folder, patch.file), 'utf8'), patch)
        if (refusal !== null) return refusal
      }
      return null
    },
    async withMutation(mutation, work) {
      const originals = new Map<string, string>()
      try {
        for (const patch of patchesOf(mutation)) {
          const path = join(folder, patch.file)
          const source = await readFile(path, 'utf8')
          if (!originals.has(path)) originals.set(path, source)
          await writeFile(path, apply(source, patch))
        }
        return await work()
      } finally {
        for (const [path, original] of originals) await writeFile(path, original)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
