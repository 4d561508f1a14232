import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './integrations.module.css'

interface IntegrationCardProps {
  icon: Icon
  name: string
  /** What it adds, and which buttons come with it. */
  text: string
  children: ReactNode
}

/** One service of somebody else's, and how it is set here. */
export function IntegrationCard({ icon: Icon, name, text, children }: IntegrationCardProps) {
  return (
    <li className={classes.card}>
      <Icon size={24} stroke={1.5} aria-hidden="true" />
      <div className={classes.words}>
        <h3>{name}</h3>
        <p>{text}</p>
        {children}
      </div>
    </li>
  )
}
