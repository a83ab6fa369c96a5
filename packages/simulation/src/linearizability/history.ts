/**
 * What a client asked of one key of an object, or of a whole object, whose key is empty. `cas` without `expect`: the key
 * must be absent; without `value`: it is deleted. `win` sets a once. `push`, `push-front`, `pop`, `pop-front` are of a
 * vec, `push-item`, `pop-min`, `pop-max` of a queue, whose `get` asks for what `pop-min` would take.
 */
export interface Operation {
  readonly kind:
    | 'get'
    | 'size'
    | 'session-get'
    | 'local-get'
    | 'set'
    | 'delete'
    | 'cas'
    | 'win'
    | 'push'
    | 'push-front'
    | 'pop'
    | 'pop-front'
    | 'push-item'
    | 'pop-min'
    | 'pop-max'
  readonly obj: string
  readonly key: string
  readonly value?: string
  readonly expect?: string
  /** Of a vec. */
  readonly index?: number
  /** Of a queue: key and priority of an item. */
  readonly item?: string
  readonly priority?: number
}

/**
 * `value`: of a read or a pop, null where there is nothing. `done`: whether a delete found, a cas exchanged, a `win` won,
 * a `push-item` replaced something. `size`: of the whole object, after a push too.
 */
export interface OperationResult {
  readonly value?: string | null
  readonly done?: boolean
  readonly size?: number
}

/** One operation of one client. All layers of tests write histories of these, one JSON text a line. */
export interface HistoryLine {
  readonly client: string
  readonly op: Operation
  /** Nanoseconds of one clock. */
  readonly call_ns: number
  /** Absent: no answer ever came. */
  readonly return_ns?: number
  readonly ok: boolean
  /** Where it is not ok: that it certainly had and will have no effect. */
  readonly definite?: boolean
  readonly result?: OperationResult
}

/** What was wrong at a time. */
export interface FaultWindow {
  readonly annotation: string
  readonly start_ns: number
  readonly end_ns: number
}

/** The history as it is written to a file. */
export function historyText(lines: readonly (HistoryLine | FaultWindow)[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Reads a written history. Throws a SyntaxError that names the line that is none. */
export function parseHistory(text: string): readonly (HistoryLine | FaultWindow)[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const parsed: unknown = JSON.parse(line)
    if (isFaultWindow(parsed) || isHistoryLine(parsed)) return [parsed]
    throw new SyntaxError(`line ${at + 1} is neither an operation nor a fault window`)
  })
}

export function isHistoryLine(line: unknown): line is HistoryLine {
  return (
    isObject(line) &&
    typeof line.client === 'string' &&
    typeof line.call_ns === 'number' &&
    typeof line.ok === 'boolean' &&
    isObject(line.op) &&
    typeof line.op.key === 'string'
  )
}

function isFaultWindow(line: unknown): line is FaultWindow {
  return isObject(line) && typeof line.annotation === 'string' && typeof line.start_ns === 'number'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
