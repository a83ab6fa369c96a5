/** Data-driven conformance files: read, replayed against the core, compared. */
export { type Difference, replayConformanceFile } from './replay.ts'
