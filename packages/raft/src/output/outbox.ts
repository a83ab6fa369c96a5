import type { ConfState, Ctx, Index, Message, Outcome, Output } from '../types.ts'

type Waiting = Omit<Output, 'persist' | 'apply' | 'soft'>

/** What the core wants done since the last output was taken. */
export class Outbox {
  send: Message[] = []
  /** Leave only when everything known now is durable; taken with the batch for the disk. */
  after: Message[] = []
  reads: { readonly ctx: Ctx; readonly index: Index }[] = []
  readsFailed: Ctx[] = []
  proposals: Outcome[] = []
  load: Output['load'][number][] = []
  needCatchUp: Output['needCatchUp'][number][] = []
  conf: ConfState | null = null

  /** Whether nothing but `after` waits. */
  get isEmpty(): boolean {
    return (
      this.send.length === 0 &&
      this.reads.length === 0 &&
      this.readsFailed.length === 0 &&
      this.proposals.length === 0 &&
      this.load.length === 0 &&
      this.needCatchUp.length === 0 &&
      this.conf === null
    )
  }

  take(): Waiting {
    const { send, reads, readsFailed, proposals, load, needCatchUp, conf } = this
    this.send = []
    this.reads = []
    this.readsFailed = []
    this.proposals = []
    this.load = []
    this.needCatchUp = []
    this.conf = null
    return { send, reads, readsFailed, proposals, load, needCatchUp, conf }
  }
}
