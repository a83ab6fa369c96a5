import type { Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

const commit = 'packages/storage/src/group-commit.ts'
const writer = 'packages/storage/src/log-writer.ts'
const promises = 'packages/raft/src/leader/promises.ts'

/** What was synced is spoiled, of one member after the other, and leaders come and go. */
const damaging: Partial<Plan> = {
  voters: 3,
  joiners: 0,
  settings: { snapshotEvery: 10, keptLogBytes: 0, markEvery: 0, maxUncommittedBytes: 64_000_000 },
  faults: ['damage', 'damage', 'failSync', 'crash', 'isolateLeader'],
  faultEveryMs: 400,
  faultMs: 600,
  aims: ['writeToSync', 'oneFollower'],
  aim: 0.02,
  thinkMs: 10,
  events: 4000,
}

const near: Plan['link'] = {
  latencyMs: 2,
  jitterMs: 4,
  loss: 0,
  duplicate: 0.05,
  reorders: false,
  bandwidth: 1e6,
}

/** Whoever was away for a moment finds the logs of the others cut behind what it has. */
const outrun: Partial<Plan> = {
  voters: 3,
  observers: 1,
  joiners: 0,
  settings: {
    electionMs: 300,
    heartbeatMs: 50,
    snapshotEvery: 10,
    keptLogBytes: 0,
    markEvery: 0,
    maxUncommittedBytes: 64_000_000,
  },
  link: near,
  diskMs: 0.5,
  syncMs: 2,
  faults: ['crash'],
  faultEveryMs: 300,
  faultMs: 600,
  aims: [],
  thinkMs: 5,
  events: 4000,
}

/** Leaders that come and go with what only one other has, and tell their followers one entry at a time. */
const fleeting: Partial<Plan> = {
  voters: 5,
  observers: 0,
  joiners: 0,
  settings: { maxMessageBytes: 1, maxInflightMessages: 1, maxUncommittedBytes: 64_000_000 },
  faults: ['crash', 'isolateLeader'],
  aims: ['oneFollower', 'electionWon'],
  aim: 0.1,
}

/** The same with segments of a few entries, which are left while promises are made. */
const leaving: Partial<Plan> = {
  ...fleeting,
  settings: { ...fleeting.settings, electionMs: 300, heartbeatMs: 50 },
  link: near,
  segmentBytes: 4096,
  valueBytes: 1000,
  diskMs: 20,
  syncMs: 2,
}

/** How far a replica has promised, and its copy of term and vote (rule 34). */
export const watermark: readonly Mutation[] = [
  {
    name: 'vote-in-the-watermark-alone',
    driver: 'tests',
    rule: 'rule 1',
    tests: 'packages/storage/src/watermark.test.ts',
    fires: ['is in the log at open where the copy alone knows'],
    file: 'packages/storage/src/open-log-store.ts',
    find: '  await noteInLog(writer, hardState)\n',
    replace: '',
    quick: true,
  },
  {
    name: 'watermark-raised-before-it-is-durable',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['watermark'],
    file: commit,
    find: '      await this.#settleCommit()\n      await this.#watermark.raise(this.#writer.durableLast)\n',
    replace:
      '      await this.#settleCommit()\n      await this.#watermark.raise(this.#writer.state.last)\n',
    within: 20,
    quick: true,
  },
  {
    name: 'watermark-not-lowered',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['watermark'],
    file: commit,
    find: 'if (lowered !== null) await this.#watermark.lower(lowered)',
    replace: 'void lowered',
    plan: fleeting,
    within: 400,
  },
  {
    name: 'cut-off-before-it-is-durable',
    driver: 'simulation',
    rule: 'rule 32',
    fires: ['recovery', 'fail-stop'],
    file: 'packages/storage/src/replace-file.ts',
    find: '    await write(file)\n    await file.datasync()\n',
    replace: "    await write(file)\n    if (!path.endsWith('.wal')) await file.datasync()\n",
    plan: {
      ...damaging,
      // A sync takes a part of an election timeout alone: else nobody need ever lead.
      settings: { ...damaging.settings, electionMs: 500, heartbeatMs: 100 },
      faults: ['damage', 'crash', 'crashAll'],
      syncMs: 100,
      faultEveryMs: 200,
      faultMs: 300,
    },
    within: 400,
  },
  {
    name: 'replaced-is-promised-where-a-segment-is-left',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['watermark'],
    file: writer,
    find: '    await this.#syncAll()\n    const former',
    replace: '    await this.sync()\n    const former',
    plan: leaving,
    within: 400,
  },
  {
    name: 'vote-not-copied',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['recovery', 'one vote a term'],
    file: commit,
    find: '        this.#watermark.copy(wanted.term, wanted.vote),\n',
    replace: '',
    plan: damaging,
    within: 200,
  },
  {
    name: 'watermark-never-raised',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['convergence'],
    file: 'packages/storage/src/segmented-log-store.ts',
    find: '    return this.#parts.commit.promise()\n',
    replace: '    return Promise.resolve()\n',
    within: 5,
  },
  {
    name: 'torn-slot-accepted',
    driver: 'tests',
    rule: 'rule 34',
    fires: ['a crash at any operation'],
    file: 'packages/storage/src/watermark-slot.ts',
    find: '  if (view.getUint32(8, true) !== crc32(bytes.subarray(12, SLOT_BYTES))) return null\n',
    replace: '',
    tests: 'packages/storage/src/crash.test.ts',
  },
  {
    name: 'slots-in-one-place',
    driver: 'tests',
    rule: 'rule 34',
    fires: ['a crash at any operation'],
    file: 'packages/storage/src/watermark-file.ts',
    find: '  await file.writeAt((slot.sequence % SLOTS) * SLOT_BYTES, [encodeSlot(slot)])\n',
    replace: '  await file.writeAt(0, [encodeSlot({ ...slot, sequence: slot.sequence * 2 })])\n',
    tests: 'packages/storage/src/crash.test.ts',
  },
  {
    name: 'promise-told-without-its-term',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['readable frames'],
    file: promises,
    find: '  const index = Math.max(promised, log.first - 1)\n  return { term: log.termAt(index), index }\n',
    replace: '  return { term: log.term(promised) ?? 0, index: promised }\n',
    // Who merely starts again is told, too: somebody who lost something and whom the log has left behind is rare.
    also: { file: promises, find: '!member.hasLost || ', replace: '' },
    plan: outrun,
    within: 20,
    quick: true,
  },
  {
    name: 'damage-taken-for-a-torn-tail',
    driver: 'simulation',
    rule: 'rule 34',
    fires: ['recovery'],
    file: 'packages/storage/src/replay-segments.ts',
    find: '  const voucher = findVoucher(window, end)\n  if (voucher === null) return null\n',
    replace:
      '  const voucher = findVoucher(window, end)\n  if (voucher !== undefined) return null\n',
    plan: damaging,
    within: 200,
  },
]
