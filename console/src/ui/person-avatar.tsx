import { IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { initials } from '@/lib/format'
import classes from './person-avatar.module.css'

/** Grounds on which white letters keep 4.5:1. */
const GROUNDS = [
  '#2f7d6b',
  '#5069bd',
  '#92681f',
  '#7c5cbb',
  '#2f7896',
  '#b04c6b',
  '#5f6f2a',
  '#a3563a',
  '#8a4fa8',
  '#40756b',
  '#3f6fa8',
  '#8c5a73',
  '#6a6a2f',
]

function groundOf(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return GROUNDS[sum % GROUNDS.length] ?? '#5069bd'
}

interface PersonAvatarProps {
  name: string
  photo?: string | null | undefined
  size?: number
  /** A small thing in the lower corner: a channel's icon, a presence dot. */
  badge?: ReactNode
}

/** A person's photo, or their initials on a colour that is always theirs. Only the badge speaks: say the name beside it. */
export function PersonAvatar({ name, photo, size = 40, badge }: PersonAvatarProps) {
  const style = {
    width: size,
    height: size,
    fontSize: Math.max(8, Math.round(size * 0.36)),
    ...(photo ? {} : { background: groundOf(name) }),
  }
  const letters = initials(name)
  return (
    <span className={classes.avatar} style={style}>
      {photo ? (
        <img src={photo} alt="" className={classes.photo} />
      ) : (
        <span aria-hidden="true" className={classes.letters}>
          {letters || <IconUser size={size * 0.5} stroke={1.5} />}
        </span>
      )}
      {badge}
    </span>
  )
}

interface PresenceDotProps {
  presence: 'online' | 'away' | 'offline'
  ground?: string
}

export function PresenceDot({ presence, ground = 'var(--panel)' }: PresenceDotProps) {
  return <span className={classes.dot} data-presence={presence} style={{ borderColor: ground }} />
}
