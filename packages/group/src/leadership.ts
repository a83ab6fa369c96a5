import type { ReplicaId, Role, SoftState } from '@tesela/raft'

/** Who leads, as far as this member knows. */
export interface Leadership {
  readonly role: Role
  readonly leader: ReplicaId | null
  /** Whether this member leads. */
  readonly self: boolean
}

export interface MutableLeadership extends Leadership {
  update(soft: SoftState): void
}

export function createLeadership(soft: SoftState): MutableLeadership {
  return new KnownLeadership(soft)
}

class KnownLeadership implements MutableLeadership {
  #soft: SoftState

  constructor(soft: SoftState) {
    this.#soft = soft
  }

  get role(): Role {
    return this.#soft.role
  }

  get leader(): ReplicaId | null {
    return this.#soft.leader
  }

  get self(): boolean {
    return this.#soft.role === 'leader'
  }

  update(soft: SoftState): void {
    this.#soft = soft
  }
}
