import type { ReactNode } from 'react'
import classes from './settings.module.css'

interface PageHeaderProps {
  title: string
  text: string
  back?: ReactNode
  children?: ReactNode
}

/** What a page of the settings is about, and its main action. */
export function PageHeader({ title, text, back, children }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <div>
        {back}
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      {children}
    </header>
  )
}
