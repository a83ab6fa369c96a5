/** `1.25` of bytes. */
export function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(2)
}
