import type { Index } from '@tesela/raft'
import type { AppliedIndex } from '../applied-index.ts'
import type { Callers } from '../callers.ts'
import type { StateMachine } from '../seams.ts'
import type { Committed, Wait } from '../types.ts'
import { bytesOf, ownWrite } from '../write.ts'
import type { Writes } from '../writes.ts'

export interface MarkParts {
  readonly machine: Pick<StateMachine, 'mark'>
  readonly callers: Callers
  readonly writes: Pick<Writes, 'submit'>
  readonly applied: AppliedIndex
}

/** Sets a mark through whoever leads; resolves when this member has applied it. Rejects as a write does. */
export async function setMark(
  { machine, callers, writes, applied }: MarkParts,
  wait: Wait,
): Promise<void> {
  const entries = [machine.mark(false)]
  const committed = await callers.wait<readonly Committed[]>(
    (waiter) => writes.submit(ownWrite(entries, bytesOf(entries), waiter)),
    wait,
  )
  const { revision = 0 } = committed[0] ?? {}
  await callers.wait<Index>((waiter) => applied.wait(revision, waiter), wait)
}
