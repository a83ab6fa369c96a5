/** A record of a Debian package index as one JSON line, and the key that its field `id` holds. */
export interface PackageLine {
  readonly id: string
  readonly line: string
}

/**
 * Turns paragraphs of `Field: text` lines with indented continuation lines (the format of Debian control files)
 * into JSON, the fields in their order behind `id`: name, version and architecture.
 */
export async function* ndjsonOfStanzas(lines: AsyncIterable<string>): AsyncGenerator<PackageLine> {
  let fields = new Map<string, string>()
  let last = ''
  for await (const line of lines) {
    if (line === '') {
      if (fields.size > 0) yield lineOf(fields)
      fields = new Map()
    } else if (/^[ \t]/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ''}\n${line}`)
    } else {
      const colon = line.indexOf(':')
      last = colon < 0 ? line : line.slice(0, colon)
      fields.set(last, colon < 0 ? '' : line.slice(colon + 1).trim())
    }
  }
  if (fields.size > 0) yield lineOf(fields)
}

function lineOf(fields: ReadonlyMap<string, string>): PackageLine {
  const part = (name: string): string => fields.get(name) ?? ''
  const id = `${part('Package')}=${part('Version')}:${part('Architecture')}`
  return { id, line: JSON.stringify({ id, ...Object.fromEntries(fields) }) }
}
