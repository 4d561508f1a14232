import { createContext, useContext } from 'react'

/** A conversation that stands beside something else than the list, such as a board. */
export interface Beside {
  /** Back to what it stands beside. */
  close: () => void
  panel: { isOpen: boolean; set: (open: boolean) => void }
}

export const BesideContext = createContext<Beside | null>(null)

/** Null where the conversation stands beside its list, as usual. */
export function useBeside(): Beside | null {
  return useContext(BesideContext)
}
