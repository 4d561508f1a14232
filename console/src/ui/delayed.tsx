import type { ReactNode } from 'react'
import classes from './states.module.css'

/** Shows a skeleton only when waiting is felt: it stays invisible for its first 200 ms. */
export function Delayed({ children }: { children: ReactNode }) {
  return <div className={classes.delayed}>{children}</div>
}
