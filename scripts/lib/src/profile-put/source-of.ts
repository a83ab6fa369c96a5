import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where a function begins, as the inspector tells it: both counted from zero. */
export interface PlaceInScript {
  readonly url: string
  readonly lineNumber: number
  readonly columnNumber: number
}

const bundle = '/daemon/dist/bundle/'
const maps = new Map<string, SourceMap>()

/** The URL of the file that a function was bundled from; of any other script its own. */
export function sourceOf({ url, lineNumber, columnNumber }: PlaceInScript): string {
  if (!url.includes(bundle)) return url
  const entry = mapOf(url).findEntry(lineNumber, columnNumber)
  return 'originalSource' in entry ? new URL(entry.originalSource, url).href : url
}

function mapOf(url: string): SourceMap {
  const known = maps.get(url)
  if (known !== undefined) return known
  const map = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')))
  maps.set(url, map)
  return map
}
