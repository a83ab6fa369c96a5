import type { ArgumentSpec, Command, Handler, OptionSpec } from '../command.ts'

/** A command on one collection, without what all of a kind share. */
interface VerbSpec extends Omit<Command, 'path' | 'arguments' | 'options' | 'load'> {
  /** Behind the name of the collection. */
  readonly arguments?: readonly ArgumentSpec[]
  readonly options?: readonly OptionSpec[]
}

/** Makes the commands `tesela KIND VERB NAME …` of a kind from its verbs. */
export function collectionCommands<Verb extends string>(
  kind: string,
  load: () => Promise<Readonly<Record<Verb, Handler>>>,
  verbs: { readonly [Name in Verb]: VerbSpec },
): Command[] {
  const names = Object.keys(verbs) as Verb[]
  return names.map((verb) => {
    const given: VerbSpec = verbs[verb]
    const { arguments: others = [], options = [], ...spec } = given
    return {
      ...spec,
      path: [kind, verb],
      arguments: [{ name: 'NAME', summary: `of the ${kind}` }, ...others],
      options,
      load: async () => (await load())[verb],
    }
  })
}
