import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './settings.module.css'

interface SectionProps {
  title: string
  hint?: string
  children: ReactNode
}

/** A card with a heading inside a page of the settings. */
export function Section({ title, hint, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  )
}
