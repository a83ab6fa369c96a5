import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** A service of docker-compose.yml, as far as it matters to whoever runs it without containers. */
export interface ComposeService {
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** `SOURCE:TARGET` or `SOURCE:TARGET:ro`. */
  readonly volumes: readonly string[]
  readonly user: string
  readonly read_only: boolean
  readonly tmpfs: readonly string[]
  readonly stop_signal?: string
  readonly stop_grace_period?: string
  readonly restart?: string
  readonly healthcheck?: { readonly test: readonly string[] }
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly volumes: Readonly<Record<string, unknown>>
}

export async function readComposeFile(path: string): Promise<ComposeFile> {
  return parse(await readFile(path, 'utf8'), { merge: true }) as ComposeFile
}
