import { expect, test } from 'vitest'
import { byStage } from './by-stage.ts'
import { type CallNode, treeOfCpuProfile, treeOfHeapProfile } from './call-tree.ts'
import { packagePath } from './stages.ts'

const workspace = 'file:///home/somebody/tesela'
const dependency = (path: string): string =>
  `${workspace}/node_modules/.pnpm/some@1.0.0/node_modules/${path}`

function node(functionName: string, url: string, self: number, ...children: CallNode[]): CallNode {
  return { functionName, url, self, children }
}

test('a function that names no stage spends for the nearest caller that does', () => {
  const chacha = node('encrypt', dependency('@chainsafe/libp2p-noise/dist/src/crypto.js'), 30)
  const tree = node(
    '(root)',
    '',
    0,
    node('(idle)', '', 1_000),
    node('(garbage collector)', '', 10),
    node('processImmediate', 'node:internal/timers', 5, {
      ...node('write', `${workspace}/packages/wire/dist/framed-stream.js`, 5, chacha),
    }),
    node('#turn', `${workspace}/packages/group/dist/mailbox.js`, 20, {
      ...node('persist', `${workspace}/packages/storage/dist/log-store.js`, 10),
    }),
    node('onData', dependency('@chainsafe/libp2p-yamux/dist/src/muxer.js'), 20),
  )
  const { shares, spenders } = byStage(tree, 1)
  expect(Object.fromEntries(shares)).toEqual({
    'node and kernel': 0.05,
    'garbage collection': 0.1,
    send: 0.35,
    'consensus core': 0.2,
    log: 0.1,
    'libp2p, other': 0.2,
  })
  expect(spenders).toEqual([
    {
      stage: 'send',
      functionName: 'encrypt',
      file: '@chainsafe/libp2p-noise/dist/src/crypto.js',
      share: 0.3,
    },
  ])
})

test.each([
  [`${workspace}/packages/raft/dist/core.js`, 'packages/raft/dist/core.js'],
  [`${workspace}/scripts/lib/src/load/main.ts`, 'scripts/lib/src/load/main.ts'],
  [dependency('libp2p/dist/src/index.js'), 'libp2p/dist/src/index.js'],
  ['node:net', 'node:net'],
])('the path of %s', (url, path) => {
  expect(packagePath(url)).toBe(path)
})

test('the time of a sample goes to its node, never less than nothing', () => {
  const callFrame = { functionName: 'f', url: 'u', lineNumber: 0, columnNumber: 0 }
  const tree = treeOfCpuProfile({
    nodes: [
      { id: 1, callFrame, children: [2] },
      { id: 2, callFrame: { functionName: 'g', url: 'v', lineNumber: 0, columnNumber: 0 } },
    ],
    samples: [1, 2, 2],
    timeDeltas: [10, 20, -5],
  })
  expect(tree).toEqual(node('f', 'u', 10, node('g', 'v', 20)))
})

test('what was allocated stays at its node', () => {
  const callFrame = { functionName: 'f', url: 'u', lineNumber: 0, columnNumber: 0 }
  const child = { callFrame, selfSize: 7, children: [] }
  expect(treeOfHeapProfile({ callFrame, selfSize: 1, children: [child] })).toEqual(
    node('f', 'u', 1, node('f', 'u', 7)),
  )
})
