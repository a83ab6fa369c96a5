/** Rows of TABLES.md that are looked at in every run under virtual time. */
export type Row =
  | 'C2'
  | 'C3'
  | 'C4'
  | 'C5'
  | 'C6'
  | 'C7'
  | 'C8'
  | 'C9'
  | 'C10'
  | 'C12'
  | 'C15'
  | 'C16'
  | 'C18'
  | 'C19'
  | 'C20'
  | 'C22'
  | 'C23'
  | 'C24'
  | 'C25'
  | 'C26'
  | 'H17'
  | 'H22'
  | 'R6'
  | 'R8'

/** A session did what a row of sync.md rules out. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly row: Row

  constructor(row: Row, what: string, options?: ErrorOptions) {
    super(`${row}: ${what}`, options)
    this.row = row
  }
}

/** @throws Violation where it does not hold */
export function holds(condition: unknown, row: Row, what: string): asserts condition {
  if (!condition) throw new Violation(row, what)
}
