const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const comma = 0x2c
const openings = new Set([0x7b, 0x5b])
const closings = new Set([0x7d, 0x5d])
const spaces = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * The bytes of a member of a JSON object, exactly as they are written there: numbers keep their digits and objects
 * their spaces, which parsing and printing would not. Of a repeated name the last one counts, as in `JSON.parse`.
 * The bytes must be one valid JSON object; undefined when it has no such member.
 */
export function memberBytes(object: Uint8Array, name: string): Uint8Array | undefined {
  let found: Uint8Array | undefined
  let at = skipSpaces(object, 0) + 1
  for (;;) {
    at = skipSpaces(object, at)
    if (object[at] !== quote) return found
    const nameEnd = stringEnd(object, at)
    const isWanted = JSON.parse(Buffer.from(object.subarray(at, nameEnd)).toString('utf8')) === name
    at = skipSpaces(object, nameEnd)
    if (object[at] !== colon) return found
    const begin = skipSpaces(object, at + 1)
    const end = valueEnd(object, begin)
    if (isWanted) found = trimEnd(object, begin, end)
    if (object[end] !== comma) return found
    at = end + 1
  }
}

/** The bytes of the elements of a JSON array, each exactly as it is written there. The bytes must be one valid array. */
export function elementBytes(array: Uint8Array): Uint8Array[] {
  const elements: Uint8Array[] = []
  let at = skipSpaces(array, 0) + 1
  for (;;) {
    const begin = skipSpaces(array, at)
    const end = valueEnd(array, begin)
    if (end > begin) elements.push(trimEnd(array, begin, end))
    if (array[end] !== comma) return elements
    at = end + 1
  }
}

/** Index behind the value that begins at `at`: of the comma or brace that follows it, spaces not skipped. */
function valueEnd(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let index = at; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (byte === quote) index = stringEnd(bytes, index) - 1
    else if (openings.has(byte)) depth += 1
    else if (closings.has(byte)) {
      if (depth === 0) return index
      depth -= 1
    } else if (byte === comma && depth === 0) return index
  }
  return bytes.length
}

/** Index behind the closing quote of the string that begins at `at`. */
function stringEnd(bytes: Uint8Array, at: number): number {
  let index = at + 1
  while (index < bytes.length && bytes[index] !== quote) index += bytes[index] === backslash ? 2 : 1
  return index + 1
}

function skipSpaces(bytes: Uint8Array, at: number): number {
  let index = at
  while (spaces.has(bytes[index] ?? 0)) index += 1
  return index
}

function trimEnd(bytes: Uint8Array, begin: number, end: number): Uint8Array {
  let last = end
  while (last > begin && spaces.has(bytes[last - 1] ?? 0)) last -= 1
  return bytes.subarray(begin, last)
}
