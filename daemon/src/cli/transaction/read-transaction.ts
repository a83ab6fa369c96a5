import type { Atomic, CollectionKind, Database } from '@tesela/client'
import { type BytesHandles, openHandle } from '../bytes-handles.ts'
import { collectionKind } from '../collection-kind.ts'
import type { CallContext } from '../database.ts'
import { UsageError } from '../errors.ts'
import { type Fault, readFields } from '../ndjson/fields.ts'
import { type OperationInput, operations } from './operations.ts'
import { checks } from './read-check.ts'

/**
 * Reads a transaction from its JSON. The kinds of its collections are asked for, because an operation is written
 * without one.
 * @throws UsageError that names the check or the operation
 */
export async function readTransaction(
  document: Uint8Array,
  database: Database,
  call: CallContext,
): Promise<Atomic> {
  const whole = readFields(document, faultOf('The transaction'))
  const atomic = database.atomic()
  const kinds = new Map<string, CollectionKind>()
  const kindOf = async (name: string): Promise<CollectionKind> => {
    const known = kinds.get(name)
    if (known !== undefined) return known
    const kind = collectionKind((await database.info(name, call)).kind)
    kinds.set(name, kind)
    return kind
  }
  const parts = [
    { list: 'checks', what: 'Check', add: addCheck },
    { list: 'operations', what: 'Operation', add: addOperation },
  ]
  for (const { list, what, add } of parts) {
    if (!whole.has(list)) continue
    for (const [position, bytes] of whole.elements(list).entries()) {
      const fault = faultOf(`${what} ${position}`)
      const fields = readFields(bytes, fault)
      const name = fields.text('collection')
      const kind = await kindOf(name)
      await add(kind, atomic, () => openHandle(database, kind, name, call), { fields, fault })
    }
  }
  return atomic
}

function faultOf(subject: string): Fault {
  return (reason, options) => new UsageError(`${subject} ${reason}.`, options)
}

async function addCheck<Kind extends CollectionKind>(
  kind: Kind,
  atomic: Atomic,
  open: () => Promise<BytesHandles[Kind]>,
  input: OperationInput,
): Promise<void> {
  checks[kind](atomic, await open(), input)
}

async function addOperation<Kind extends CollectionKind>(
  kind: Kind,
  atomic: Atomic,
  open: () => Promise<BytesHandles[Kind]>,
  input: OperationInput,
): Promise<void> {
  const verb = input.fields.text('verb')
  const verbs = operations[kind]
  const add = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (add === undefined) throw input.fault(`has no "verb" that a ${kind} takes in a transaction`)
  add(atomic, await open(), input)
}
