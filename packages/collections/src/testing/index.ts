/** For tests of whole groups: what each kind does, in the plainest way, to compare the real thing with. */
import type { CollectionOptions } from '@tesela/protos/collections'
import { CellModel } from './cell-model.ts'
import { MapModel } from './map-model.ts'
import type { Model } from './model.ts'
import { OnceModel } from './once-model.ts'
import { QueueModel } from './queue-model.ts'
import { SetModel } from './set-model.ts'
import { VecModel } from './vec-model.ts'

export type { Model } from './model.ts'
export { plain } from './plain.ts'
export { createRandom } from './random.ts'

/** A model of a collection that was made with these options; null: there is no such kind. */
export function createModel(kind: string, options: Partial<CollectionOptions>): Model | null {
  switch (kind) {
    case 'map':
      return new MapModel(options)
    case 'vec':
      return new VecModel(options)
    case 'set':
      return new SetModel(options)
    case 'cell':
      return new CellModel(options)
    case 'once':
      return new OnceModel(options)
    case 'queue':
      return new QueueModel({ ...options, priority: options.priority || 'int64' })
    default:
      return null
  }
}
