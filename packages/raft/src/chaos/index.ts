/** Four real cores in chaos that is drawn from a seed: lossy disks, network, clocks, damage, late snapshots. */
export { runChaos } from './run-chaos.ts'
export { type Violated, Violation } from './witness.ts'
