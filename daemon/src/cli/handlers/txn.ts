import type { AtomicOutcome } from '@tesela/client'
import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { plural } from '../plural.ts'
import { printReply, type Reply } from '../reply.ts'
import { readTransaction } from '../transaction/read-transaction.ts'
import { readValue } from '../value.ts'

export const txn: Handler = async (invocation) => {
  const { options, console } = invocation
  const file = options.text('file') ?? '-'
  const document = await readValue('The transaction', undefined, file, console)
  const outcome = await withDatabase(invocation, async (database, call) => {
    const atomic = await readTransaction(document, database, call)
    return atomic.commit(call)
  })
  return printReply(replyOf(outcome), console, options.flag('json'))
}

function replyOf(outcome: AtomicOutcome<readonly unknown[]>): Reply {
  if (outcome.committed) {
    const { revision, results } = outcome
    return {
      json: outcome,
      line: `Committed ${plural(results.length, 'operation')} at revision ${revision}.`,
    }
  }
  const what =
    'failedCheck' in outcome
      ? `Check ${outcome.failedCheck} does not hold`
      : `The condition of operation ${outcome.failedOperation} does not hold`
  return { json: outcome, no: `${what}; nothing was changed.` }
}
