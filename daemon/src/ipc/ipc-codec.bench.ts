/**
 * What the frames of one put cost on the local socket, without a socket: `node daemon/src/ipc/ipc-codec.bench.ts
 * [BYTES]`, after a build. Processor time, so that a busy machine matters less.
 */
import { Command, Result } from '@tesela/protos/collections'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import { decodeWrite } from './decode-write.ts'
import { encodeWritten } from './encode-written.ts'

const OPERATIONS = 300_000
const key = new Uint8Array(16).fill(1)
const value = new Uint8Array(Number(process.argv[2] ?? 100)).fill(7)

function print(what: string, act: () => unknown): void {
  for (let count = 0; count < OPERATIONS / 10; count += 1) act()
  const before = process.cpuUsage()
  for (let count = 0; count < OPERATIONS; count += 1) act()
  const { user, system } = process.cpuUsage(before)
  console.log(`${what}: ${(((user + system) / OPERATIONS) * 1_000).toFixed(0)} ns`)
}

const command = (): Uint8Array =>
  Command.encode({
    session: 12,
    sequence: 100_000,
    acknowledgedThrough: 99_900,
    collection: 'bench',
    map: { set: { key, value, ifAbsent: false, returnPrevious: false } },
  })
const body = command()
const encodeRequest = (): Uint8Array =>
  IpcRequest.encode({
    id: 100_001,
    group: '',
    deadlineMs: 9_800,
    write: { entries: [{ kind: 'command', body }] },
  })
const request = encodeRequest()
const result = Result.encode({ mapSet: { applied: true } })
const encodeResponse = (): Uint8Array => encodeWritten(100_001, [{ revision: 1_000_000, result }])
const response = encodeResponse()

print('client: encode a command', command)
print('client: encode the request around it', encodeRequest)
print('daemon: decode and check the request', () => decodeWrite(request))
print('daemon: encode the response', encodeResponse)
print('client: decode the response and its result', () => {
  const { written } = IpcResponse.decode(response)
  return Result.decode(written?.results[0]?.result ?? new Uint8Array(0))
})
