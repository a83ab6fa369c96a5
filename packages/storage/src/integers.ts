/** Writes a safe integer as a u64, little-endian. */
export function setInteger(view: DataView, at: number, value: number): void {
  view.setUint32(at, value % 2 ** 32, true)
  view.setUint32(at + 4, Math.floor(value / 2 ** 32), true)
}

/** Reads a u64; what is above 2^53 is not exact, and no safe integer. */
export function getInteger(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}
