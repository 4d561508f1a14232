import {
  ActionIcon,
  Button,
  CloseButton,
  MultiSelect,
  Switch,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { ContactCard } from './contact-card'
import { ContactList } from './contact-list'
import classes from './contacts.module.css'
import { NewContactDialog } from './new-contact-dialog'
import { useContactsQuery, useOpenContact, useSetContactsSearch } from './search'

/** What other features know to do with a contact; the app brings them. */
export interface ContactParts {
  form: (contact: Contact, onDone: () => void) => ReactNode
  tags: (contact: Contact) => ReactNode
  newChat: (contact: Contact, onClose: () => void) => ReactNode
  /** Other ways to get hold of them, where they are switched on. */
  reach: (contact: Contact) => ReactNode
}

/** Contatos: everybody who wrote or was written down, to be found, changed, talked with and blocked. */
export function ContactsPage({ parts }: { parts: ContactParts }) {
  const query = useContactsQuery()
  const open = useOpenContact()
  const setSearch = useSetContactsSearch()
  return (
    <main className={classes.page}>
      <Head />
      <ContactList key={JSON.stringify(query)} query={query} />
      {open && (
        <ContactCard
          key={open}
          id={open}
          parts={parts}
          onClose={() => setSearch({ contact: '' })}
        />
      )}
    </main>
  )
}

function Head() {
  const { t } = useTranslation('contacts')
  const query = useContactsQuery()
  const setSearch = useSetContactsSearch()
  const tags = useBootstrap((it) => it.tags)
  const [isAdding, setAdding] = useState(false)
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <h1>{t('title')}</h1>
        <Button
          className={classes.add ?? ''}
          leftSection={<IconPlus size={17} stroke={1.8} />}
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
        <Tooltip label={t('add')}>
          <ActionIcon
            className={classes.addSmall ?? ''}
            variant="filled"
            aria-label={t('add')}
            onClick={() => setAdding(true)}
          >
            <IconPlus size={18} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: it narrows at once, there is no form to send */}
      <div className={classes.narrowing} role="group" aria-label={t('narrow')}>
        <SearchField />
        {tags.length > 0 && (
          <MultiSelect
            aria-label={t('tags')}
            placeholder={query.tags.length === 0 ? t('tags') : ''}
            data={tags.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...query.tags]}
            onChange={(chosen) => setSearch({ tags: chosen })}
            nothingFoundMessage={t('noTag')}
            searchable
            clearable
          />
        )}
        <Switch
          label={t('onlyBlocked')}
          checked={query.blocked}
          onChange={(event) => setSearch({ blocked: event.currentTarget.checked })}
        />
      </div>
      {isAdding && <NewContactDialog onClose={() => setAdding(false)} />}
    </header>
  )
}

function SearchField() {
  const { t } = useTranslation('contacts')
  const { q } = useContactsQuery()
  const setSearch = useSetContactsSearch()
  const [text, setText] = useState(q)
  const search = useDebouncedCallback((value: string) => setSearch({ q: value.trim() }), 250)
  const handleChange = (value: string) => {
    setText(value)
    search(value)
  }
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      value={text}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={18} stroke={1.5} />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => handleChange('')} />
        )
      }
    />
  )
}
