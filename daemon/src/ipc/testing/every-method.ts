/** What handles have besides the methods that programs call. */
const internal = new Set([
  'constructor',
  'checked',
  'run',
  'ask',
  'walked',
  'search',
  'nothing',
  'counted',
  'found',
])

/** A handle that remembers which of its methods were called. */
export interface Observed<Handle> {
  readonly handle: Handle
  /** Methods of the handle that nobody called: a test that claims to call all of them ends with none left. */
  uncalled(): string[]
}

export function observed<Handle extends object>(handle: Handle): Observed<Handle> {
  const called = new Set<string>()
  const watched = new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function' || typeof name !== 'string') return value
      return (...args: unknown[]) => {
        called.add(name)
        return Reflect.apply(value, target, args)
      }
    },
  })
  return {
    handle: watched,
    uncalled: () => methodsOf(handle).filter((name) => !called.has(name)),
  }
}

function methodsOf(handle: object): string[] {
  const names = new Set<string>()
  for (
    let level: object | null = Object.getPrototypeOf(handle);
    level !== null && level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name)
  }
  return [...names].filter((name) => !internal.has(name))
}
