import type { Issue } from './errors.ts'

/**
 * The part of the Standard Schema specification (version 1, standardschema.dev) that is used here: any validator
 * that follows it fits, without a dependency on either side.
 */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => SchemaVerdict<Output> | Promise<SchemaVerdict<Output>>
  }
}

export type SchemaVerdict<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] }
