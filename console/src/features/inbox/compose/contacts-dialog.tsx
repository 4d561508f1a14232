import { Group, Pill, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Contact, ContentOf } from '@/lib/schemas'
import { PersonAvatar } from '@/ui/person-avatar'
import { ContactCards } from '../conversation/channel-content'
import classes from './compose.module.css'
import { ComposeDialog, type ComposeProps } from './compose-dialog'

type Card = ContentOf<'contacts'>['cards'][number]

const FOUND = 20
const MOST = 10

/** Passes on cards of contacts whom one has chosen. */
export function ContactsDialog({ onClose, onSend }: ComposeProps) {
  const { t } = useTranslation('message')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<string, Card>>(new Map())
  const [refusal, setRefusal] = useState<string | null>(null)
  const cards = [...chosen.values()]

  const handleAdd = (contact: Contact) => {
    const card = cardOf(contact)
    setRefusal(card ? null : t('contacts.unreachable', { name: contact.name }))
    if (card) setChosen((held) => new Map(held).set(contact.id, card))
  }
  const handleRemove = (id: string) =>
    setChosen((held) => new Map([...held].filter(([key]) => key !== id)))

  return (
    <ComposeDialog
      title={t('extra.contacts')}
      content={cards.length > 0 ? { type: 'contacts', cards } : null}
      onClose={onClose}
      onSend={onSend}
    >
      {chosen.size < MOST && (
        <TextInput
          label={t('contacts.search')}
          data-autofocus
          leftSection={<IconSearch size={16} stroke={1.5} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <Found words={words} without={chosen} onPick={handleAdd} />
      {refusal && (
        <Text size="sm" c="var(--bad-text)" role="alert">
          {refusal}
        </Text>
      )}
      {cards.length > 0 && (
        <>
          <Group gap={6}>
            {[...chosen].map(([id, { name }]) => (
              <Pill
                key={id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': t('contacts.remove', { name }) }}
                onRemove={() => handleRemove(id)}
              >
                {name}
              </Pill>
            ))}
          </Group>
          <ContactCards cards={cards} />
        </>
      )}
    </ComposeDialog>
  )
}

interface FoundProps {
  words: string
  without: ReadonlyMap<string, unknown>
  onPick: (contact: Contact) => void
}

function Found({ words, without, onPick }: FoundProps) {
  const { t } = useTranslation('message')
  const [q] = useDebouncedValue(words.trim(), 200)
  const found = useQuery({
    queryKey: ['contacts-to-send', q],
    queryFn: ({ signal }) => api.get('/contacts', { query: { q, limit: FOUND }, signal }),
    enabled: q !== '',
    staleTime: 10_000,
  })
  if (found.isError) {
    return (
      <Text size="sm" c="var(--bad-text)" role="alert">
        {problemText(found.error)}
      </Text>
    )
  }
  if (q === '' || !found.data) return null
  const offered = found.data.items.filter((it) => !without.has(it.id))
  if (offered.length === 0) return <Text size="sm">{t('contacts.none')}</Text>
  return (
    <ul className={classes.found} aria-label={t('contacts.found')}>
      {offered.map((it) => (
        <li key={it.id}>
          <UnstyledButton className={classes.person ?? ''} onClick={() => onPick(it)}>
            <PersonAvatar name={it.name} photo={it.photo} size={28} />
            {it.name}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

/** The card of a contact; null when there is nothing on it by which to reach them. */
function cardOf({ name, phone, email, company }: Contact): Card | null {
  // A number that is hidden from us is not ours to pass on.
  const phones = phone && /^\+\d{8,}$/.test(phone) ? [phone] : []
  const emails = email ? [email] : []
  return phones.length + emails.length > 0
    ? { name, phones, emails, company: company ?? null }
    : null
}
