import { isDeepStrictEqual } from 'node:util'
import { createModel, createRandom, type Model, plain } from '@tesela/collections/testing'
import type { MachineEntry, MachineResult } from '@tesela/group'
import { Command, ConfContext, Result } from '@tesela/protos/collections'
import type { Random } from '../world/random.ts'
import type { World } from '../world/world.ts'

/** The plain models of all collections, told of every entry in the order of the log, and what they answer. */
export interface Reference {
  /** Commands that were executed, repeats not counted. */
  readonly executed: number
  /** An entry as it is applied for the first time anywhere. */
  applied(entry: MachineEntry, result: MachineResult): void
  /** Somebody was told that this is what the write answered, and the revision that it made. */
  acknowledged(who: string, revision: number, result: Uint8Array): void
  /** An operation that means something to what the collection holds; null: there is no such collection yet. */
  draw(collection: string, random: Random): Partial<Command> | null
}

const COMMAND = 1
const LOG_TIME_AT = 2
const ENVELOPE_BYTES = 10

/** The command was not executed: it changes nothing, and no model knows why. */
const notExecuted: readonly string[] = [
  'invalid_command',
  'not_found',
  'overloaded',
  'sequence_released',
  'session_expired',
  'window_full',
]

export function createReference(world: World): Reference {
  const models = new Map<string, Model>()
  /** What every entry answered. */
  const answers = new Map<number, Uint8Array>()
  let logTime = 0
  let executed = 0

  const execute = (index: number, command: Command, result: Result) => {
    const { collection, create } = command
    if (create !== undefined) {
      const model = createModel(create.kind, create.options ?? {})
      if (result.created?.fresh === true && model !== null) models.set(collection, model)
      return
    }
    const model = models.get(collection)
    if (model === undefined) {
      world.fail('model', `entry ${index} is of ${collection}, which was never made`)
    }
    executed += 1
    const expected = model.execute(command, { revision: index, logTime })
    const is = plain(result)
    if (isDeepStrictEqual(is, expected)) return
    const texts = [plain(command), is, expected].map((one) => JSON.stringify(one))
    world.fail('model', `entry ${index}, ${texts[0]}, answers ${texts[1]} instead of ${texts[2]}`)
  }

  return {
    get executed() {
      return executed
    },
    applied(entry, { result, revision }) {
      logTime = Math.max(logTime, logTimeOf(entry))
      if (entry.type !== 'normal') return
      answers.set(entry.index, result)
      if (entry.data[1] !== COMMAND || revision !== undefined) return
      const answer = Result.decode(result)
      if (notExecuted.includes(answer.rejection?.code ?? '')) return
      execute(entry.index, Command.decode(entry.data.subarray(ENVELOPE_BYTES)), answer)
    },
    acknowledged(who, revision, result) {
      const answer = answers.get(revision)
      if (answer !== undefined && Buffer.compare(answer, result) === 0) return
      world.fail('model', `${who} was told another result than that of entry ${revision}`)
    },
    draw(collection, random) {
      const seed = random.below(2 ** 32)
      return models.get(collection)?.drawOperation(createRandom(seed)) ?? null
    },
  }
}

function logTimeOf(entry: MachineEntry): number {
  if (entry.type === 'empty') return 0
  if (entry.type === 'conf') return ConfContext.decode(entry.context).logTime
  const { buffer, byteOffset } = entry.data
  return Number(new DataView(buffer, byteOffset).getBigUint64(LOG_TIME_AT, true))
}
