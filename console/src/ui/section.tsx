import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

interface SectionProps {
  title: string
  hint?: string
  /** One below the heading of the page it stands on. */
  level?: 2 | 3
  children: ReactNode
}

/** A card with a heading inside a page of things to set. */
export function Section({ title, hint, level = 3, children }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Heading id={id} className={classes.title}>
        {title}
      </Heading>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  )
}
