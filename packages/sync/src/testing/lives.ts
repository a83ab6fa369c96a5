/** The lives of a process, one after the other: nothing of one that is over happens any more. */
export interface Lives {
  /** Acts only as long as the life lasts in which this was asked for. */
  living(): (act: () => void) => void
  /** The process ends. */
  end(): void
}

export function createLives(): Lives {
  let life = 0
  return {
    living() {
      const own = life
      return (act) => {
        if (own === life) act()
      }
    },
    end() {
      life += 1
    },
  }
}
