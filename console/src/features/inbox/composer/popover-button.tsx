import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'

interface PopoverButtonProps {
  label: string
  icon: ReactNode
  /** Keeps the room of what opens while it is fetched. */
  room: string | undefined
  /** What opens; to be told when something was chosen there. */
  children: (onChosen: () => void) => ReactNode
}

/** A tool beside the field out of which one chooses, and then goes on writing. */
export function PopoverButton({ label, icon, room, children }: PopoverButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [hasChosen, setChosen] = useState(false)
  const handleToggle = () => {
    setChosen(false)
    setOpen((it) => !it)
  }
  const handleChosen = () => {
    setChosen(true)
    setOpen(false)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      shadow="md"
      radius={12}
      trapFocus
      // Who has chosen goes on writing; who has not is back at the button.
      returnFocus={!hasChosen}
    >
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            aria-label={label}
            aria-haspopup="dialog"
            onClick={handleToggle}
          >
            {icon}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={label}>
        <Suspense fallback={<div className={room} />}>{isOpen && children(handleChosen)}</Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
