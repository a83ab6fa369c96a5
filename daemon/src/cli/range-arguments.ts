import { UsageError } from './errors.ts'
import type { VerbInput } from './verb.ts'

/** The options of a walk in the order of bytes: of a map by its keys, of a set by its values. */
export function rangeArguments({ options, read }: VerbInput) {
  const bound = (name: 'prefix' | 'from' | 'to' | 'cursor') => {
    const text = options.text(name)
    if (text?.includes('\ufffd'))
      throw new UsageError(`--${name} is not UTF-8, or holds U+FFFD, which looks the same here.`)
    return text === undefined ? {} : { [name]: Buffer.from(text) }
  }
  return {
    ...read,
    ...bound('prefix'),
    ...bound('from'),
    ...bound('to'),
    ...bound('cursor'),
    reverse: options.flag('reverse'),
    ...limitArgument({ options }),
  }
}

export function limitArgument({ options }: Pick<VerbInput, 'options'>): { limit?: number } {
  const limit = options.count('limit', 0)
  return limit === undefined ? {} : { limit }
}
