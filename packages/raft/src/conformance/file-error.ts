/** A conformance file that cannot be read, or that asks for something this runner does not know. */
export class ConformanceFileError extends Error {
  readonly code = 'CONFORMANCE_FILE'
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.name = 'ConformanceFileError'
    this.line = line
  }
}
