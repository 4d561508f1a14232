import { ActionIcon, Button, CloseButton, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './rail-page.module.css'

interface Props {
  title: string
  /** The one thing that can be added here; on a phone it is only its sign. */
  add?: { label: string; onClick: () => void }
  /** What narrows the list, and what the group of it is called. */
  narrowing: ReactNode
  narrowingLabel: string
  children: ReactNode
}

/** A page of the rail that is a list: its name, what one can add, what narrows it, and the list. */
export function RailPage({ title, add, narrowing, narrowingLabel, children }: Props) {
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.title}>
          <h1>{title}</h1>
          {add && <AddButton {...add} />}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: it narrows at once, there is no form to send */}
        <div className={classes.narrowing} role="group" aria-label={narrowingLabel}>
          {narrowing}
        </div>
      </header>
      {children}
    </main>
  )
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <>
      <Button
        className={classes.add ?? ''}
        leftSection={<IconPlus size={17} stroke={1.8} />}
        onClick={onClick}
      >
        {label}
      </Button>
      <Tooltip label={label}>
        <ActionIcon
          className={classes.addSmall ?? ''}
          variant="filled"
          aria-label={label}
          onClick={onClick}
        >
          <IconPlus size={18} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

interface SearchProps {
  label: string
  /** What is looked for now. */
  value: string
  onSearch: (text: string) => void
}

/** Looks for what is typed, a moment after the last key; Escape empties it. */
export function SearchField({ label, value, onSearch }: SearchProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const search = useDebouncedCallback((next: string) => onSearch(next.trim()), 250)
  const handleChange = (next: string) => {
    setText(next)
    search(next)
  }
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      value={text}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch size={18} stroke={1.5} />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => handleChange('')} />
        )
      }
    />
  )
}
