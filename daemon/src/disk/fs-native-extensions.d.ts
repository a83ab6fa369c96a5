declare module 'fs-native-extensions' {
  /** Locks the whole file for this descriptor until it is closed. False: another descriptor has it. */
  export function tryLock(descriptor: number): boolean
}
