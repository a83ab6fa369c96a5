/** Where the host tells what happened: the shape of pino's methods. */
export interface NetworkLogger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export const silentLogger: NetworkLogger = { debug() {}, info() {}, warn() {} }
