/** Of all windows of this browser one is the telephone: it alone registers, and rings. */
const TELEPHONE = 'prosa:telephone'

/** Held by the window in which somebody talks: no other may take the telephone from it. */
const TALK = 'prosa:talk'

interface Leadership {
  /** Takes the telephone over now. False while somebody talks in another window. */
  take: () => Promise<boolean>
  /** Keeps it until the call is over. */
  keep: () => () => void
  stop: () => void
}

/** Waits until this window is the telephone, and tells when it is no longer. */
export function lead(onLead: () => void, onLose: () => void): Leadership {
  let isStopped = false
  let isLeader = false
  let release: () => void = () => {}

  const hold = async (options: LockOptions) => {
    try {
      await navigator.locks.request(TELEPHONE, options, () => {
        if (isStopped) return undefined
        isLeader = true
        onLead()
        return new Promise<void>((resolve) => {
          release = resolve
        })
      })
    } catch {
      // Another window took it over: this one waits for its next turn.
      if (!isLeader) return
      isLeader = false
      onLose()
      if (!isStopped) void hold({})
    }
  }
  if ('locks' in navigator) void hold({})

  return {
    take: async () => {
      if (isLeader) return true
      const { held = [] } = await navigator.locks.query()
      if (held.some(({ name }) => name === TALK)) return false
      void hold({ steal: true })
      return true
    },
    keep: () => {
      let done: () => void = () => {}
      void navigator.locks.request(
        TALK,
        () =>
          new Promise<void>((resolve) => {
            done = resolve
          }),
      )
      return () => done()
    },
    stop: () => {
      isStopped = true
      isLeader = false
      release()
    },
  }
}
