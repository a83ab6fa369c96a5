import type {
  FaultWindow,
  HistoryLine,
  Operation,
  OperationResult,
} from '../linearizability/history.ts'
import type { World } from '../world/world.ts'

/** Writes down what the clients did, on one clock that never shows the same time twice. */
export interface Recorder {
  readonly lines: readonly (HistoryLine | FaultWindow)[]
  call(client: string, op: Operation): Call
  fault(annotation: string, startMs: number): void
  /** Operations without an answer. */
  close(): void
}

/** Ended at most once. */
export interface Call {
  returned(result: OperationResult): void
  /** It had no effect and never will. */
  refused(): void
  /** Nobody waits for the answer any more. */
  given(): void
}

export function createRecorder(world: World): Recorder {
  const lines: (HistoryLine | FaultWindow)[] = []
  const open = new Set<() => void>()
  let last = 0
  const now = () => {
    last = Math.max(last + 1, Math.floor(world.schedule.now * 1e6))
    return last
  }
  return {
    lines,
    call(client, op) {
      const call_ns = now()
      const end = (line: Omit<HistoryLine, 'client' | 'op' | 'call_ns'>) => {
        if (!open.delete(give)) return
        lines.push({ client, op, call_ns, ...line })
        const { result, ok, definite } = line
        world.auditor.note(
          `${client} ${op.kind} ${op.key} ${ok} ${definite} ${JSON.stringify(result)}`,
        )
      }
      const give = () => end({ ok: false })
      open.add(give)
      return {
        returned: (result) => end({ return_ns: now(), ok: true, result }),
        refused: () => end({ return_ns: now(), ok: false, definite: true }),
        given: give,
      }
    },
    fault(annotation, startMs) {
      lines.push({ annotation, start_ns: Math.floor(startMs * 1e6), end_ns: now() })
    },
    close() {
      for (const give of open) give()
    },
  }
}
