/**
 * Reads commands in steps, whatever is in them: the same command as the codec decodes at once.
 *
 * Trust: the bytes are hostile. One reader of shapes judges them, as it does those of a small command, before anything is
 * decoded; a test holds the two ways together.
 */
import {
  AtomicCheck,
  AtomicCommand,
  AtomicOperation,
  CollectionOptions,
  Command,
  CreateCollection,
  MapCommand,
  MapDeleteMany,
  MapSetMany,
  QueueCommand,
  QueueDelete,
  QueuePushMany,
  SetAdd,
  SetCommand,
  SetDelete,
  VecCommand,
  VecPush,
  VecPushFront,
} from '@tesela/protos/collections'
import type { Operation } from './check-operation.ts'
import {
  decodeInSteps,
  type Fill,
  type Fills,
  fillList,
  fillMessage,
  type Portion,
} from './decode-in-steps.ts'
import { fieldsOf } from './message-fields.ts'
import { commandShape, itemsAtMost } from './shapes.ts'
import type { Steps } from './steps.ts'
import { hasShapeInSteps } from './wire-shape.ts'

/** Less than a millisecond of each. */
const defaultPortion: Portion = { bytes: 4096, items: 256 }

/** Null: the bytes have not the shape of a command. */
export function* readLargeCommand(
  body: Uint8Array,
  portion: Portion = defaultPortion,
): Steps<Command | null> {
  if (!(yield* hasShapeInSteps(body, commandShape, portion.bytes, itemsAtMost))) return null
  return yield* decodeInSteps(body, Command.decode, fillsOfCommand, portion)
}

const fillsOfMap: Fills<MapCommand> = {
  2: fillList(
    ({ setMany }) => setMany?.items,
    (part) => MapSetMany.decode(part).items,
  ),
  5: fillList(
    ({ deleteMany }) => deleteMany?.keys,
    (part) => MapDeleteMany.decode(part).keys,
  ),
}

const fillsOfVec: Fills<VecCommand> = {
  1: fillList(
    ({ push }) => push?.values,
    (part) => VecPush.decode(part).values,
  ),
  2: fillList(
    ({ pushFront }) => pushFront?.values,
    (part) => VecPushFront.decode(part).values,
  ),
}

const fillsOfSet: Fills<SetCommand> = {
  1: fillList(
    ({ add }) => add?.values,
    (part) => SetAdd.decode(part).values,
  ),
  2: fillList(
    (set) => set.delete?.values,
    (part) => SetDelete.decode(part).values,
  ),
}

const fillsOfQueue: Fills<QueueCommand> = {
  2: fillList(
    ({ pushMany }) => pushMany?.items,
    (part) => QueuePushMany.decode(part).items,
  ),
  8: fillList(
    (queue) => queue.delete?.keys,
    (part) => QueueDelete.decode(part).keys,
  ),
}

const kinds = {
  map: fillMessage(
    (operation: Operation, map: MapCommand) => {
      operation.map = map
    },
    MapCommand.decode,
    fillsOfMap,
  ),
  vec: fillMessage(
    (operation: Operation, vec: VecCommand) => {
      operation.vec = vec
    },
    VecCommand.decode,
    fillsOfVec,
  ),
  set: fillMessage(
    (operation: Operation, set: SetCommand) => {
      operation.set = set
    },
    SetCommand.decode,
    fillsOfSet,
  ),
  queue: fillMessage(
    (operation: Operation, queue: QueueCommand) => {
      operation.queue = queue
    },
    QueueCommand.decode,
    fillsOfQueue,
  ),
}

/** Of every text in a command: it is refused for what it is by then, in whatever characters these bytes are. */
const textBytesAtMost = 1024

/** In place of a longer one, which takes as long to read as a list does, and is refused as this one is. */
const overlongText = ' '.repeat(textBytesAtMost)

function leaveText<T>(put: (message: T, text: string) => void): Fill<T> {
  return {
    bytesAtMost: textBytesAtMost,
    *put(message) {
      put(message, overlongText)
      yield
    },
  }
}

const leaveName = leaveText((named: { collection: string }, text) => {
  named.collection = text
})

const fillsOfOptions: Fills<CollectionOptions> = {
  1: leaveText((options, text) => {
    options.keyCodec = text
  }),
  2: leaveText((options, text) => {
    options.valueCodec = text
  }),
  6: leaveText((options, text) => {
    options.priority = text
  }),
}

const fillsOfCreate: Fills<CreateCollection> = {
  1: leaveText((create, text) => {
    create.kind = text
  }),
  2: fillMessage(
    (create, options) => {
      create.options = options
    },
    CollectionOptions.decode,
    fillsOfOptions,
  ),
}

const fillsOfCheck: Fills<AtomicCheck> = { 1: leaveName }

const fillsOfOperation: Fills<AtomicOperation> = {
  1: leaveName,
  2: kinds.map,
  3: kinds.vec,
  4: kinds.set,
  7: kinds.queue,
}

const fillsOfCommand: Fills<Command> = {
  5: leaveName,
  8: fillMessage(
    (command, create) => {
      command.create = create
    },
    CreateCollection.decode,
    fillsOfCreate,
  ),
  10: kinds.map,
  11: kinds.vec,
  12: kinds.set,
  15: kinds.queue,
  16: {
    bytesAtMost: 0,
    *put(command, content, portion) {
      command.atomic = yield* decodeAtomic(content, portion)
    },
  },
}

/** Small checks and operations many at once, each large one by itself. */
function* decodeAtomic(content: Uint8Array, portion: Portion): Steps<AtomicCommand> {
  const checks: AtomicCheck[] = []
  const operations: AtomicOperation[] = []
  const decodeRun = (from: number, to: number) => {
    const run = AtomicCommand.decode(content.subarray(from, to))
    checks.push(...run.checks)
    operations.push(...run.operations)
  }
  /** Of the small ones that were passed and are not decoded. */
  let from = 0
  let at = 0
  for (const field of fieldsOf(content)) {
    const end = field.to
    if (end - from > portion.bytes) {
      decodeRun(from, at)
      from = at
      yield
    }
    at = end
    if (end - from <= portion.bytes) continue
    const one = content.subarray(field.from, end)
    if (field.number === checksNumber) {
      checks.push(yield* decodeInSteps(one, AtomicCheck.decode, fillsOfCheck, portion))
    } else {
      operations.push(yield* decodeInSteps(one, AtomicOperation.decode, fillsOfOperation, portion))
    }
    from = end
    yield
  }
  decodeRun(from, at)
  return { checks, operations }
}

/** Of the list of checks in a transaction; the other one is that of its operations. */
const checksNumber = 1
