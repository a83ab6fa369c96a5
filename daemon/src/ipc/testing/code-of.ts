import { TeselaError } from '@tesela/client'

/** The code that the promise rejects with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'no error'
  } catch (error) {
    return error instanceof TeselaError ? error.code : String(error)
  }
}
