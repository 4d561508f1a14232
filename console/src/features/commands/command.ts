import type { ReactNode } from 'react'

/** One line of the palette; those with keys are also shortcuts. */
export interface Command {
  id: string
  label: string
  icon: ReactNode
  group: 'action' | 'page' | 'conversation'
  keys?: string | undefined
  /** Said in smaller letters below. */
  detail?: string
  run: () => void
}
