import { readFile } from 'node:fs/promises'
import { type Difference, replayConformanceFile } from '@tesela/raft/conformance'

/** Replays the files, one after the other, and says where each that fails does so first. Gives how many fail. */
export async function replayFiles(
  files: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  let failed = 0
  for (const file of files) {
    const difference = replayConformanceFile(await readFile(file, 'utf8'))
    if (difference === null) continue
    failed++
    say(describe(file, difference))
  }
  return failed
}

function describe(file: string, { line, command, expected, actual }: Difference): string {
  const left = expected.split('\n')
  const right = actual.split('\n')
  const same = left.findIndex((text, at) => text !== right[at])
  const at = same < 0 ? left.length : same
  return [
    `${file}:${line}: ${command}, line ${at + 1} of the output`,
    `  expected: ${left[at] ?? '(nothing more)'}`,
    `  actual:   ${right[at] ?? '(nothing more)'}`,
  ].join('\n')
}
