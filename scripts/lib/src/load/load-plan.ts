/** What can be put under load. */
export type SystemName = 'tesela' | 'skeleton' | 'etcd'

export type Workload = 'put' | 'get' | 'mixed' | 'batch' | 'fill'

/** What the process that makes the load is told. */
export interface LoadPlan {
  readonly system: SystemName
  /** A socket's path, or the URL of an etcd node. */
  readonly address: string
  /** Name of the map, where the system has several. */
  readonly map: string
  readonly workload: Workload
  /** Operations under way at any time. */
  readonly clients: number
  /** Operations draw from so many keys. `fill` writes each of them once. */
  readonly keys: number
  readonly valueBytes: number
  /** Entries a command of `batch`. */
  readonly batch: number
  readonly warmupMs: number
  readonly measureMs: number
}

export interface LoadResult {
  /** Operations within the window; of `batch` and `fill` entries. */
  readonly operations: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the process that made the load, a second of the window: 1 is one core. */
  readonly clientCores: number
}

/** What it tells: once that the measurement begins, and once how it went. */
export type LoadReport =
  | { readonly say: 'measuring' }
  | { readonly say: 'done'; readonly result: LoadResult }
  | { readonly say: 'failed'; readonly reason: string }
