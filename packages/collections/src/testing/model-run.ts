import { isDeepStrictEqual } from 'node:util'
import { type CollectionOptions, Result } from '@tesela/protos/collections'
import { expect } from 'vitest'
import { commandEntry, openSessionEntry } from '../index.ts'
import { drive, sessionKey } from './driver.ts'
import type { Model } from './model.ts'
import { plain } from './plain.ts'
import { createRandom } from './random.ts'

/** How many operations a model test executes. More: TESELA_MODEL_OPERATIONS=100000. */
const operationsByDefault = 30_000

/** After so many operations the test looks at the contents. */
const operationsBetweenQuestions = 5

/** Executes random operations in random batches, on the machine and on the model, and compares result for result. */
export function runAgainstModel(
  kind: string,
  options: Partial<CollectionOptions>,
  model: Model,
  share = 1,
): void {
  const operations = Number(process.env.TESELA_MODEL_OPERATIONS ?? operationsByDefault) * share
  const random = createRandom(Number(process.env.TESELA_MODEL_SEED ?? 1))
  const driver = drive()
  const { machine } = driver
  const session = driver.apply(openSessionEntry(sessionKey(1))).session ?? 0
  const create = {
    kind,
    options: { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0, ...options },
  }
  let sequence = 1
  driver.apply(commandEntry({ session, sequence, collection: 'c', create }))

  for (let done = 0; done < operations; ) {
    const batch = Array.from({ length: 1 + random.below(12) }, () => {
      if (random.chance(0.3)) driver.now += random.below(40)
      const operation = model.drawOperation(random)
      sequence++
      const acknowledgedThrough = sequence - 1
      const data = commandEntry({
        session,
        sequence,
        acknowledgedThrough,
        collection: 'c',
        ...operation,
      })
      machine.stamp(data, driver.now)
      return { operation, data, logTime: driver.now }
    })
    const first = machine.revision + 1
    const answers = machine.apply(
      batch.map(({ data }, offset) => ({ type: 'normal', index: first + offset, data })),
    )
    for (const [offset, { operation, logTime }] of batch.entries()) {
      const expected = model.execute(operation, { revision: first + offset, logTime })
      const result = plain(Result.decode(answers[offset]?.result ?? new Uint8Array(0)))
      if (!isDeepStrictEqual(result, expected)) {
        expect({ operation: plain(operation), result }).toEqual({
          operation: plain(operation),
          result: expected,
        })
      }
    }
    done += batch.length
    if (done % operationsBetweenQuestions === 0) {
      const { query, answer } = model.drawQuestion(random)
      const is = plain(driver.ask({ collection: 'c', ...query }))
      if (!isDeepStrictEqual(is, answer)) {
        expect({ query: plain(query), is }).toEqual({ query: plain(query), is: answer })
      }
    }
  }
}
