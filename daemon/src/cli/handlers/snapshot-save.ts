import type { Handler } from '../command.ts'
export const snapshotSave: Handler = async () => 1
