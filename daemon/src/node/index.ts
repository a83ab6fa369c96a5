/**
 * The node: one libp2p host and the groups that this peer is a member of, behind the service that the IPC
 * server calls. Here the parts meet: what one declares as a seam, another implements, and only this folder knows both.
 */
export { type Node, type NodeFoundation, startNode } from './start-node.ts'
