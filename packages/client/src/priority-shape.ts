import { InvalidArgument, SchemaMismatch } from './errors.ts'
import type { PriorityInputs, PriorityKind, PriorityTypes } from './priority.ts'

/** How the priorities of one queue become bytes that order as they do: collections.proto, QueueCommand. */
export interface PriorityShape<P extends PriorityKind> {
  readonly kind: P
  /** Throws `invalid_argument` for what is no priority of the kind. */
  encode(priority: PriorityInputs[P]): Uint8Array
  decode(bytes: Uint8Array): PriorityTypes[P]
}

const MIN_INT64 = -(2n ** 63n)
const MAX_INT64 = 2n ** 63n - 1n
const SIGN = 0x80

const shapes: { readonly [P in PriorityKind]: PriorityShape<P> } = {
  int64: {
    kind: 'int64',
    encode(priority) {
      const whole = typeof priority === 'bigint' || Number.isSafeInteger(priority)
      const value = whole ? BigInt(priority) : undefined
      if (value === undefined || value < MIN_INT64 || value > MAX_INT64) {
        throw new InvalidArgument('a priority of this queue is a whole number of 64 bits')
      }
      const view = new DataView(new ArrayBuffer(8))
      view.setBigInt64(0, value)
      return flipped(view, false)
    },
    decode: (bytes) => unflipped(bytes, false).getBigInt64(0),
  },
  double: {
    kind: 'double',
    encode(priority) {
      if (typeof priority !== 'number' || !Number.isFinite(priority)) {
        throw new InvalidArgument('a priority of this queue is a finite number')
      }
      const view = new DataView(new ArrayBuffer(8))
      // -0 equals 0, and equal priorities have one form.
      view.setFloat64(0, priority === 0 ? 0 : priority)
      return flipped(view, priority < 0)
    },
    decode: (bytes) => unflipped(bytes, true).getFloat64(0),
  },
  bytes: {
    kind: 'bytes',
    encode(priority) {
      if (priority instanceof Uint8Array) return priority
      throw new InvalidArgument('a priority of this queue is bytes')
    },
    // Copied: what arrived is a view into a larger chunk.
    decode: (bytes) => new Uint8Array(bytes),
  },
}

export function priorityShape<P extends PriorityKind>(kind: P): PriorityShape<P> {
  if (!isPriorityKind(kind)) {
    throw new InvalidArgument(
      `there are no priorities ${JSON.stringify(kind)}; use int64, double or bytes`,
    )
  }
  return shapes[kind]
}

export function isPriorityKind(name: string): name is PriorityKind {
  return Object.hasOwn(shapes, name)
}

/** The highest bit inverted, so that what has no sign comes behind; or all bits, so that the larger magnitude comes first. */
function flipped(view: DataView<ArrayBuffer>, all: boolean): Uint8Array {
  const bytes = new Uint8Array(view.buffer)
  if (all)
    bytes.forEach((byte, index) => {
      bytes[index] = byte ^ 0xff
    })
  else bytes[0] = (bytes[0] ?? 0) ^ SIGN
  return bytes
}

/** The way back. Where magnitudes were inverted, a highest bit that is not set says so. */
function unflipped(bytes: Uint8Array, magnitudes: boolean): DataView {
  if (bytes.byteLength !== 8) {
    throw new SchemaMismatch(
      'a stored priority has not 8 bytes: the queue has other priorities',
      [],
    )
  }
  const copy = new DataView(new ArrayBuffer(8))
  bytes.forEach((byte, index) => {
    copy.setUint8(index, byte)
  })
  const all = magnitudes && ((bytes[0] ?? 0) & SIGN) === 0
  flipped(copy, all)
  return copy
}
