const escapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
}

/** Bytes as the files quote them: as text where they are text that can be seen. */
export function quote(data: Uint8Array): string {
  let quoted = ''
  for (let at = 0; at < data.length; ) {
    const length = sequenceLength(data, at)
    const character = decode(data.subarray(at, at + length))
    quoted += character === null ? `\\x${hex(data[at] ?? 0, 2)}` : escaped(character)
    at += character === null ? 1 : length
  }
  return `"${quoted}"`
}

function sequenceLength(data: Uint8Array, at: number): number {
  const lead = data[at] ?? 0
  if (lead < 0xc0) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function escaped(character: string): string {
  const known = escapes[character]
  if (known !== undefined) return known
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return `\\x${hex(point, 2)}`
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
