/**
 * The consensus core of one replica: a step machine without I/O, clock or chance of its own.
 *
 * ```ts
 * const core = createRaft(config, { ...store.recovered, applied: 0 })
 * core.step({ in: 'tick', now })
 * while (core.hasOutput()) handle(core.takeOutput())
 * ```
 */
export { decodeConfChange, encodeConfChange } from './conf/codec.ts'
export { confAfter } from './conf/conf-after.ts'
export { emptyConf } from './conf/conf-state.ts'
export { createRaft } from './core.ts'
export { ConfChangeError, RaftInvariantError } from './errors.ts'
export type * from './types.ts'
