import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const launcher = fileURLToPath(new URL('../../bin/tesela.mjs', import.meta.url))

/** Begins `tesela` as a process of its own, with nothing of this process's settings. */
export function begin(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...environment },
  })
  const collect = (stream: NodeJS.ReadableStream) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    return () => Buffer.concat(chunks).toString()
  }
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }))
  })
  return { child, stdout, stderr, ended }
}

/** Runs `tesela` to its end, with this standard input. */
export function tesela(
  args: readonly string[],
  input = '',
  environment: Record<string, string> = {},
): Promise<Ended> {
  const { child, ended } = begin(args, environment)
  // A command that does not read it may have ended before it is written.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return ended
}

/** Data directories of a test and the daemons on them, which end with it. */
export async function createPlace() {
  const root = await mkdtemp(join(tmpdir(), 'tesela-process-'))
  const places = new Set<string>()
  return {
    root,
    /** A data directory that was initialised to listen on a port of the system's choice. */
    async peer(name: string): Promise<string> {
      const path = join(root, name)
      places.add(path)
      const { code, stderr } = await tesela([
        '--data',
        path,
        'init',
        '--listen',
        '/ip4/127.0.0.1/tcp/0',
      ])
      if (code !== 0) throw new Error(`init failed: ${stderr}`)
      return path
    },
    async remove() {
      await Promise.all([...places].map((path) => tesela(['--data', path, 'stop'])))
      await rm(root, { recursive: true, force: true })
    },
  }
}

export async function pidIn(dataDirectory: string): Promise<number> {
  return Number(await readFile(join(dataDirectory, 'daemon.pid'), 'utf8'))
}

/** Asks until the answer is yes. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  const deadline = performance.now() + 15_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`timed out: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
