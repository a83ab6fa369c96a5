import type { RecoveryNote } from '@tesela/storage'

/** What recovery had to mend, in words. */
export function mended(note: RecoveryNote): string {
  switch (note.kind) {
    case 'tornTail':
      return `${note.file}: ${note.bytes} bytes at ${note.offset} were cut off: a crash cut that write short, and nobody was promised it`
    case 'damaged': {
      const kept =
        note.movedTo === null ? 'there is nothing to keep of it' : `kept as ${note.movedTo}`
      return `${note.file} is damaged at byte ${note.offset}: ${note.reason}; ${kept}`
    }
    case 'lost':
      return `the log ends at ${note.last.index}, and entries up to ${note.watermark.index} were promised`
    case 'rebuilt':
      return `${note.file} was made anew: ${note.reason}`
  }
}
