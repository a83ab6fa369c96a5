/**
 * A setting, an argument or a configuration file says something that cannot be used. The message names what,
 * where it came from, and what would be right.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly code = 'invalid_argument'
  readonly outcome = 'not-applied'
}
