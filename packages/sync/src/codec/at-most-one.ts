import { MalformedMessageError } from '../errors.ts'

/** Of a frame's optional parts one is there, or none that this version knows. @throws MalformedMessageError */
export function atMostOne(parts: readonly unknown[], complaint: string): void {
  if (parts.filter((part) => part !== undefined).length > 1) {
    throw new MalformedMessageError(complaint)
  }
}
