/** A directive, or an argument of one, that the runner does not know. */
export class ConformanceError extends Error {
  readonly code = 'CONFORMANCE_UNKNOWN'

  constructor(message: string) {
    super(message)
    this.name = 'ConformanceError'
  }
}

/** The file is not of the format. */
export class DataDrivenError extends Error {
  readonly code = 'DATA_DRIVEN_MALFORMED'
  readonly line: number

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.name = 'DataDrivenError'
    this.line = line
  }
}
