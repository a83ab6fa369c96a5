import { ConfigurationError } from './errors.ts'

const bytesOf: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 1_000,
  KB: 1_000,
  MB: 1_000 ** 2,
  GB: 1_000 ** 3,
  KiB: 1_024,
  MiB: 1_024 ** 2,
  GiB: 1_024 ** 3,
  TiB: 1_024 ** 4,
}

/**
 * Bytes of `64MiB`, `1.5KiB`, `100kB` or a bare number of bytes.
 * @throws ConfigurationError `invalid_argument`
 */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?) ?([A-Za-z]*)$/.exec(text)
  const unit = match === null ? undefined : bytesOf[match[2] ?? '']
  if (match === null || unit === undefined) {
    throw new ConfigurationError(
      `"${text}" is not a size: write a number of bytes, or one with B, KiB, MiB or GiB.`,
    )
  }
  const bytes = Math.round(Number(match[1]) * unit)
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw new ConfigurationError(
      `"${text}" is not a size that can be used: it must be at least 1 byte.`,
    )
  }
  return bytes
}

/** The largest whole unit, so that `parseSize` reads the same number back. */
export function formatSize(bytes: number): string {
  for (const unit of ['TiB', 'GiB', 'MiB', 'KiB']) {
    const size = bytesOf[unit] ?? 1
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`
  }
  return `${bytes}B`
}
