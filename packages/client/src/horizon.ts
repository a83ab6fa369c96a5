/** The latest revision that this client has seen in any answer: what `session` reads wait for. */
export interface Horizon {
  readonly revision: number
  saw(revision: number): void
}

export function createHorizon(): Horizon {
  return new LatestRevision()
}

class LatestRevision implements Horizon {
  revision = 0

  saw(revision: number): void {
    if (revision > this.revision) this.revision = revision
  }
}
