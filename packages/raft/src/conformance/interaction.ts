import type { DirectiveReader } from './directive-reader.ts'
import { Group } from './group.ts'
import type { Handler } from './handler.ts'
import { memberDirectives } from './member-directives.ts'
import { ownDirectives } from './own-directives.ts'
import { RunError } from './run-error.ts'
import { viewDirectives } from './view-directives.ts'
import { workDirectives } from './work-directives.ts'

const handlers: Readonly<Record<string, Handler>> = {
  ...workDirectives,
  ...memberDirectives,
  ...viewDirectives,
  ...ownDirectives,
  // A place to stop at when a file is looked into.
  _breakpoint: () => [],
}

const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'NONE']

/** Several replicas and the messages between them, driven one directive at a time. */
export class Interaction {
  readonly #group = new Group()
  #isQuiet = false

  /** What came of it, or `RunError`. A quiet run says nothing but what went wrong. */
  run(reader: DirectiveReader): string {
    const wasQuiet = this.#isQuiet
    try {
      const lines = this.#handle(reader)
      return this.#isQuiet ? '' : lines.join('\n')
    } finally {
      if (reader.directive.command !== 'log-level') this.#isQuiet = wasQuiet
    }
  }

  #handle(reader: DirectiveReader): readonly string[] {
    const { command } = reader.directive
    if (command === 'log-level') {
      this.#setLevel(reader.word())
      return []
    }
    const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined
    if (handler === undefined) throw reader.error('is not known to this runner')
    const level = command === 'stabilize' ? reader.option('log-level') : undefined
    if (level !== undefined) this.#setLevel(level)
    return handler(this.#group, reader)
  }

  #setLevel(level: string): void {
    const name = level.toUpperCase()
    if (!levels.includes(name)) {
      throw new RunError(`log levels must be either of [${levels.join(' ')}]`)
    }
    this.#isQuiet = name === 'NONE'
  }
}
