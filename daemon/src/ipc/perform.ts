import type { IpcResponse } from '@tesela/protos/ipc'
import type { DaemonService, RequestOptions } from '../service.ts'
import type { Demand } from './requests.ts'

/** The fields of a response that say something. */
export type Reply = Omit<IpcResponse, 'id' | 'more'>

/** All but a write, of which its scope is told. */
export type AwaitedDemand = Exclude<Demand, { readonly kind: 'write' }>

/** Asks the service, and puts its answer into the shape of a response. Rejects with what the service rejects. */
export async function perform(
  service: DaemonService,
  group: string,
  demand: AwaitedDemand,
  options: RequestOptions,
  progress: (reply: Reply) => void,
): Promise<Reply> {
  switch (demand.kind) {
    case 'read':
      return { answer: await service.read(group, demand.read, options) }
    case 'status':
      return { status: { json: JSON.stringify(await service.status(group)) } }
    case 'stateRoots': {
      const roots = await service.stateRoots(group, demand.at, options)
      return { stateRoots: { ...roots, collections: [...roots.collections] } }
    }
    case 'holdSnapshot':
      return { snapshotHeld: await service.holdSnapshot(group, demand.fresh, options) }
    case 'readSnapshot': {
      const { leaves, ...part } = await service.readSnapshot(group, demand.read)
      return { snapshotPart: { ...part, leaves: [...leaves] } }
    }
    case 'releaseSnapshot':
      await service.releaseSnapshot(group, demand.name)
      return { done: {} }
    case 'createGroup': {
      const created = await service.createGroup(demand.name, options)
      return { groupCreated: { ...created, addresses: [...created.addresses] } }
    }
    case 'invite':
      return { invited: await service.invite(group, demand.terms, options) }
    case 'revokeInvite':
      await service.revokeInvite(group, demand.inviteId, options)
      return { done: {} }
    case 'join':
      await service.join(demand.join, (step) => progress({ joinProgress: step }), options)
      return { done: {} }
  }
}
