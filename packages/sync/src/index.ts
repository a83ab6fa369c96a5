export {
  decodeLogPosition,
  encodeLogPosition,
  type LogConfiguration,
  type LogPosition,
} from './log-position.ts'
export {
  createLogRange,
  type LogCut,
  type LogRange,
  type LogRun,
  type RangedEntry,
  type RootedCut,
} from './log-range/log-range.ts'
