/** Chains a digest over everything that happens: two runs of one seed are the same run or differ here. */
export interface Auditor {
  note(text: string): void
  /** 16 hexadecimal digits. */
  readonly digest: string
}

/** Two multiplicative hashes side by side (after cyrb53 by bryc, public domain): speed, not secrecy. */
export function createAuditor(): Auditor {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  return {
    note(text) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at)
        one = Math.imul(one ^ unit, 2654435761)
        two = Math.imul(two ^ unit, 1597334677)
      }
      one = Math.imul(one ^ (two >>> 15), 2246822507)
      two = Math.imul(two ^ (one >>> 13), 3266489909)
    },
    get digest() {
      return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}
