import { MultiSelect, Switch } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { RailPage, SearchField } from '@/ui/rail-page'
import { ContactCard } from './contact-card'
import { ContactList } from './contact-list'
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
  const { t } = useTranslation('contacts')
  const query = useContactsQuery()
  const open = useOpenContact()
  const setSearch = useSetContactsSearch()
  const [isAdding, setAdding] = useState(false)
  return (
    <RailPage
      title={t('title')}
      add={{ label: t('add'), onClick: () => setAdding(true) }}
      narrowingLabel={t('narrow')}
      narrowing={<Narrowing />}
    >
      <ContactList key={JSON.stringify(query)} query={query} />
      {open && (
        <ContactCard
          key={open}
          id={open}
          parts={parts}
          onClose={() => setSearch({ contact: '' })}
        />
      )}
      {isAdding && <NewContactDialog onClose={() => setAdding(false)} />}
    </RailPage>
  )
}

function Narrowing() {
  const { t } = useTranslation('contacts')
  const query = useContactsQuery()
  const setSearch = useSetContactsSearch()
  const tags = useBootstrap((it) => it.tags)
  return (
    <>
      <SearchField label={t('search')} value={query.q} onSearch={(q) => setSearch({ q })} />
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
    </>
  )
}
