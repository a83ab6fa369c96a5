/** What a put passes through, in the order of its way; then what belongs to no stage. */
export const stages = [
  'load loop',
  'encode the request',
  'IPC',
  'propose',
  'consensus core',
  'encode the append',
  'log',
  'send',
  'libp2p, other',
  'receive',
  'apply',
  'answer',
  'garbage collection',
  'node and kernel',
] as const

export type Stage = (typeof stages)[number]

interface Rule {
  readonly stage: Stage
  readonly file: RegExp
  /** Every function of the file when absent. */
  readonly functions?: RegExp
}

/**
 * The first rule that fits a function says its stage. What fits none, such as the codecs and the runtime, belongs to
 * whoever called it. Paths are those of built files, without what lies before the package.
 */
const rules: readonly Rule[] = [
  { stage: 'load loop', file: /^scripts\/lib\/src\/load\// },
  {
    stage: 'answer',
    file: /^packages\/client\/dist\/(write|call|connection|dispatcher|link|reply)\.js/,
    functions: /^(result|response|#opened|#finish|ended|#onFrame|returned|leave)$/,
  },
  { stage: 'answer', file: /^packages\/client\/dist\/decode-/ },
  { stage: 'encode the request', file: /^packages\/client\// },
  {
    stage: 'answer',
    file: /^daemon\/dist\/ipc\/connection/,
    functions: /^(written|failed|#respond|#answer|#pass|#forget)$/,
  },
  { stage: 'answer', file: /^daemon\/dist\/ipc\/encode-written/ },
  { stage: 'IPC', file: /^daemon\/dist\/ipc\// },
  { stage: 'IPC', file: /^packages\/wire\/dist\/framed-socket/ },
  { stage: 'send', file: /^packages\/wire\/dist\/framed-stream/, functions: /^write$/ },
  { stage: 'send', file: /^packages\/network\//, functions: /^send/ },
  { stage: 'receive', file: /^packages\/(wire\/dist\/framed-stream|network\/)/ },
  { stage: 'propose', file: /^daemon\/dist\/(node|process)\// },
  { stage: 'encode the append', file: /^packages\/group\/dist\/codec\//, functions: /^encode/ },
  { stage: 'receive', file: /^packages\/group\/dist\/(codec\/|receiver)/ },
  { stage: 'encode the append', file: /^packages\/group\/dist\/outbox/ },
  { stage: 'log', file: /^packages\/(storage\/|group\/dist\/persister)/ },
  { stage: 'log', file: /^daemon\/dist\/disk\// },
  {
    stage: 'answer',
    file: /^packages\/group\/dist\/(write|writes|pending-entries|waiter|callers|callers-write|deadlines)\.js/,
    functions: /^(commit|applied|settle|resolve|#settle|done|leave)$/,
  },
  {
    stage: 'apply',
    file: /^packages\/group\/dist\/(applier|applied-index|group)\.js/,
    functions: /^(#slice|#applyRun|machineEntry|run|applied|#entriesApplied|advance)$/,
  },
  {
    stage: 'propose',
    file: /^packages\/group\/dist\/(write|writes|waiter|callers|callers-write|deadlines|stamps|log-clock|forward\/)/,
  },
  {
    stage: 'propose',
    file: /^packages\/collections\/dist\/(admission|entry-memory|envelope|check)/,
  },
  { stage: 'propose', file: /^packages\/group\/dist\/group\.js/, functions: /^(propose|write)$/ },
  { stage: 'consensus core', file: /^packages\/(raft|group)\// },
  { stage: 'apply', file: /^packages\/collections\// },
]

const libp2p =
  /^(libp2p|@libp2p|@chainsafe|uint8arraylist|it-[a-z-]+|main-event|weald|@multiformats)\//

/** The stage that a function itself names; null where its caller decides. */
export function stageOf(functionName: string, url: string): Stage | null {
  if (url === '') return functionName === '(garbage collector)' ? 'garbage collection' : null
  const path = packagePath(url)
  for (const { stage, file, functions } of rules) {
    if (file.test(path) && (functions === undefined || functions.test(functionName))) return stage
  }
  return null
}

/** Whether a function below no stage is of the network library: work that it does in turns of its own. */
export function isLibp2p(url: string): boolean {
  return libp2p.test(packagePath(url))
}

/** `packages/raft/dist/core.js` or `libp2p/dist/…`, wherever the workspace lies; a module of Node as it is. */
export function packagePath(url: string): string {
  const [, dependency] = /\/node_modules\/\.pnpm\/[^/]+\/node_modules\/(.*)$/.exec(url) ?? []
  if (dependency !== undefined) return dependency
  const [, own] =
    /\/((?:packages\/[^/]+|protos|daemon|scripts\/lib)\/(?:dist|src)\/.*)$/.exec(url) ?? []
  return own ?? url
}
