import type { HistoryLine } from './history.ts'

/** What a vec holds, one value a line; null: nothing. No value has a line break. */
export type VecState = string | null

/** What the operation makes of the vec, if it happens now; undefined where its answer says that it cannot have. */
export function applyToVec(state: VecState, { op, ok, result }: HistoryLine): VecState | undefined {
  const items = state === null ? [] : state.split('\n')
  const known = ok ? result : undefined
  const holds = (size: number, value: string | null) =>
    (known?.size === undefined || known.size === size) &&
    (known?.value === undefined || known.value === value)
  let shown: string | null = null
  switch (op.kind) {
    case 'get':
      return holds(items.length, items[op.index ?? 0] ?? null) ? state : undefined
    case 'size':
      return holds(items.length, null) ? state : undefined
    case 'push':
      items.push(op.value ?? '')
      break
    case 'push-front':
      items.unshift(op.value ?? '')
      break
    case 'pop':
      shown = items.pop() ?? null
      break
    case 'pop-front':
      shown = items.shift() ?? null
      break
    default:
      return state
  }
  if (!holds(items.length, shown)) return undefined
  return items.length === 0 ? null : items.join('\n')
}
