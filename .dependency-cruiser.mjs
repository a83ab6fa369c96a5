// The floors: who may import whom. An arrow never points up.
const floors = {
  protos: [],
  'packages/raft': [],
  'packages/merkle': [],
  'packages/wire': ['protos'],
  'packages/storage': ['packages/raft', 'packages/merkle', 'protos'],
  'packages/collections': ['packages/merkle', 'protos'],
  'packages/sync': ['packages/merkle', 'protos'],
  'packages/network': ['packages/wire', 'protos'],
  'packages/client': ['packages/wire', 'protos'],
  'packages/group': [
    'packages/raft',
    'packages/storage',
    'packages/sync',
    'packages/merkle',
    'protos',
  ],
  'packages/simulation': [
    'packages/group',
    'packages/collections',
    'packages/sync',
    'packages/storage',
    'packages/raft',
    'packages/merkle',
    'protos',
  ],
  daemon: [
    'packages/client',
    'packages/group',
    'packages/network',
    'packages/collections',
    'packages/storage',
    'packages/sync',
    'packages/wire',
    'protos',
  ],
}

const rules = Object.entries(floors).map(([part, below]) => ({
  name: `floor-of-${part.replace('/', '-')}`,
  comment: `${part} may import only ${below.join(', ') || 'nothing'} of this workspace`,
  severity: 'error',
  from: { path: `^${part}/src/` },
  to: {
    path: '^(packages/[^/]+|protos|daemon|scripts)/',
    pathNot: [`^${part}/`, ...below.map((other) => `^${other}/`)],
  },
}))

const pure = '^packages/(raft|merkle|storage|sync|collections|group)/src/'
const testOnly = '(\\.test|\\.bench)\\.ts$|/testing/'

export default {
  forbidden: [
    ...rules,
    {
      name: 'storage-takes-types-of-raft',
      comment: 'storage knows the shapes that the core hands it, never its code',
      severity: 'error',
      from: { path: '^packages/storage/src/', pathNot: testOnly },
      to: { path: '^packages/raft/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'raft-imports-nothing',
      severity: 'error',
      from: { path: '^packages/raft/src/', pathNot: testOnly },
      to: { pathNot: '^packages/raft/' },
    },
    {
      name: 'merkle-imports-nothing',
      severity: 'error',
      from: { path: '^packages/merkle/src/', pathNot: testOnly },
      to: { pathNot: '^packages/merkle/|^(node:)?crypto$' },
    },
    {
      name: 'no-io-inside',
      comment: 'raft, merkle, storage, sync, collections and group know no file, socket or timer',
      severity: 'error',
      from: { path: pure, pathNot: testOnly },
      to: {
        path: '^(node:)?(fs|net|timers|http|https|dgram|child_process|worker_threads|os)(/|$)',
      },
    },
    {
      name: 'no-chance-inside',
      comment: 'nor chance. merkle takes the two hash functions of crypto, which biome.json names',
      severity: 'error',
      from: { path: pure, pathNot: `${testOnly}|^packages/merkle/` },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'doubles-stay-in-tests',
      severity: 'error',
      from: { path: '^(packages|daemon)/.*src/', pathNot: `${testOnly}|^packages/simulation/` },
      to: { path: '/testing/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/generated/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
}
