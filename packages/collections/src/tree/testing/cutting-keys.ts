import type { ByteString } from '../../byte-string.ts'
import { levelsCut } from '../cut.ts'
import { numberFormat } from './number-format.ts'

/**
 * Keys of which a quarter cuts a leaf, and every sixteenth a branch too: small trees of them are as high as trees of
 * many thousands of other keys.
 */
export const cuttingKeys: readonly ByteString[] = grind()

function grind(): ByteString[] {
  const wanted = [90, 24, 5, 1]
  const keys: ByteString[] = []
  for (let count = 0; wanted.some((missing) => missing > 0); count++) {
    const key = `${String.fromCharCode(count % 256)}${count}`
    const levels = levelsCut(false, numberFormat.cutHash(key))
    if ((wanted[levels] ?? 0) === 0) continue
    wanted[levels] = (wanted[levels] ?? 0) - 1
    keys.push(key)
  }
  return keys
}
