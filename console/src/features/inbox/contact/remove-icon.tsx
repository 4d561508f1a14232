import { ActionIcon, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'

interface RemoveIconProps {
  label: string
  /** What is removed, for whoever does not see beside what the icon stands. */
  name?: string | undefined
  disabled: boolean
  onClick: () => void
}

/** The cross beside a fact that takes it away. */
export function RemoveIcon({ label, name, disabled, onClick }: RemoveIconProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={name ? `${label}: ${name}` : label}
        disabled={disabled}
        onClick={onClick}
      >
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
