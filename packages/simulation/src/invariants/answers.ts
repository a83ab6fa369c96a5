import { crc32 } from 'node:zlib'
import type { World } from '../world/world.ts'

/** What was answered to whoever asked: at one revision the same, whoever answers, in whichever of its lives. */
export interface Answers {
  given(by: string, revision: number, query: Uint8Array, answer: Uint8Array): void
}

export function createAnswers(world: World): Answers {
  const first = new Map<string, number>()
  return {
    given(by, revision, query, answer) {
      const asked = `${revision} ${Buffer.from(query).toString('latin1')}`
      const said = crc32(answer)
      const before = first.get(asked)
      first.set(asked, said)
      if (before === undefined || before === said) return
      world.fail('equal state', `${by} gives another answer at revision ${revision}`)
    },
  }
}
