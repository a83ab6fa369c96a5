import type { CollectionKind, ReadOptions } from '@tesela/client'
import { type BytesHandles, onMadeHandle, openHandle } from './bytes-handles.ts'
import type { Handler, Invocation } from './command.ts'
import type { Console } from './console.ts'
import { type CallContext, readOptionsOf, withDatabase } from './database.ts'
import type { Options } from './options.ts'
import { printReply, type Reply } from './reply.ts'

/** What a verb is given besides the collection. */
export interface VerbInput {
  readonly name: string
  /** The arguments behind the name. */
  readonly words: readonly string[]
  readonly options: Options
  readonly console: Console
  readonly call: CallContext
  /** For a verb that reads. */
  readonly read: ReadOptions
}

/** Reads the arguments, and gives what is done with the collection; that may be done twice, with one input. */
export type Verb<Kind extends CollectionKind> = (
  input: VerbInput,
) => Operate<Kind> | Promise<Operate<Kind>>

type Operate<Kind extends CollectionKind> = (
  handle: BytesHandles[Kind],
  other: <Other extends CollectionKind>(kind: Other, name: string) => Promise<BytesHandles[Other]>,
) => Promise<Reply>

interface VerbOptions {
  /** The codec of the values, where the collection is missing and shall be made. */
  readonly makes?: string | ((input: VerbInput) => string)
}

/** A command on one collection: `tesela KIND VERB NAME …`. */
export function verb<Kind extends CollectionKind>(
  kind: Kind,
  read: Verb<Kind>,
  { makes }: VerbOptions = {},
): Handler {
  return async (invocation: Invocation) => {
    const { options, console } = invocation
    const [name = '', ...words] = invocation.arguments
    return withDatabase(invocation, async (database, call) => {
      const input = { name, words, options, console, call, read: readOptionsOf(invocation, call) }
      const operate = await read(input)
      const work = async (handle: BytesHandles[Kind]) =>
        operate(handle, (other, otherName) => openHandle(database, other, otherName, call))
      const codec = typeof makes === 'function' ? makes(input) : makes
      const reply =
        codec === undefined
          ? await work(await openHandle(database, kind, name, call))
          : await onMadeHandle(database, kind, name, codec, call, work)
      // Within the connection: the rows are fetched while they are printed.
      return printReply(reply, console, options.flag('json'))
    })
  }
}
