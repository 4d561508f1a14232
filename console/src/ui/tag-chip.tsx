import { CloseButton } from '@mantine/core'
import type { CSSProperties } from 'react'
import classes from './tag-chip.module.css'

interface TagChipProps {
  name: string
  color: string
  /** With it the chip can be taken away by a cross of this name. */
  remove?: { label: string; run: () => void }
}

/** A small coloured word. */
export function TagChip({ name, color, remove }: TagChipProps) {
  return (
    <span className={classes.chip} style={{ '--tag': color } as CSSProperties}>
      <span className={classes.name}>{name}</span>
      {remove && (
        <CloseButton
          size={16}
          iconSize={11}
          className={classes.cross ?? ''}
          aria-label={remove.label}
          onClick={remove.run}
        />
      )}
    </span>
  )
}
