import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  closeSessionShape,
  commandShape,
  confContextShape,
  inviteShape,
  markShape,
  openSessionShape,
  queryShape,
  tickShape,
} from './shapes.ts'
import type { FieldShape, Shape } from './wire-shape.ts'

const proto = readFileSync(
  new URL('../../../protos/src/collections.proto', import.meta.url),
  'utf8',
)

interface ProtoField {
  readonly number: number
  readonly type: string
  readonly repeated: boolean
}

/** The fields of every message of the file. It has no nesting, no enum and no oneof. */
const messages = new Map<string, readonly ProtoField[]>()
for (const [, name = '', body = ''] of proto.matchAll(/^message (\w+) \{(.*?)\}$/gms)) {
  const fields = [...body.matchAll(/^ {2}(?:(repeated|optional) )?(\w+) \w+ = (\d+)/gm)]
  messages.set(
    name,
    fields.map(([, label, type = '', number]) => ({
      number: Number(number),
      type,
      repeated: label === 'repeated',
    })),
  )
}

/** What the proto says, in the words of shapes. */
function expectedShape(message: string): unknown {
  const fields = messages.get(message)
  if (fields === undefined) throw new Error(`no message ${message}`)
  return Object.fromEntries(
    fields.map(({ number, type, repeated }) => {
      const shape = messages.has(type)
        ? { type: 'message', shape: expectedShape(type) }
        : { type: type === 'string' ? 'bytes' : type }
      return [number, { ...shape, repeated }]
    }),
  )
}

function plainShape(shape: Shape): unknown {
  return Object.fromEntries(
    Object.entries(shape).map(([number, field]) => [number, plainField(field)]),
  )
}

function plainField(field: FieldShape): unknown {
  const repeated = 'atMost' in field && field.atMost !== undefined && field.atMost > 1
  return field.type === 'message'
    ? { type: 'message', shape: plainShape(field.shape), repeated }
    : { type: field.type, repeated }
}

describe('the shapes', () => {
  it.each([
    ['Command', commandShape],
    ['OpenSession', openSessionShape],
    ['CloseSession', closeSessionShape],
    ['Tick', tickShape],
    ['Mark', markShape],
    ['InviteCommand', inviteShape],
    ['ConfContext', confContextShape],
    ['Query', queryShape],
  ])('have the fields of %s and no others', (message, shape) => {
    expect(plainShape(shape)).toEqual(expectedShape(message))
  })

  it('have no field whose number does not fit in the bits of what was seen', () => {
    for (const fields of messages.values()) {
      for (const { number } of fields) expect(number).toBeLessThan(32)
    }
  })
})
