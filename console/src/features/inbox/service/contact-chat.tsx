import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Contact, Person, Reach } from '@/lib/schemas'
import { type ChatEnds, ChatForm } from './chat-form'
import { chatCompaniesQuery, chatPeopleQuery } from './queries'

interface ContactChatProps extends ChatEnds {
  /** Who stands there at first. */
  usual?: Contact | undefined
  reaches: readonly Reach[]
}

/** What stands for those who work nowhere that we know of. */
const NOWHERE = ''

/** Selecione um contato: the company first, then who of it. */
export function ContactChat({ usual: first, reaches, ...ends }: ContactChatProps) {
  const { t } = useTranslation('routine')
  const [company, setCompany] = useState<string | null>(first ? (first.company ?? NOWHERE) : null)
  const [picked, setPerson] = useState<Person | null>(null)
  const [typed, setTyped] = useState({ company: '', person: '' })
  const [asked] = useDebouncedValue(typed, 200)
  const chosen = company === NOWHERE ? t('newChat.noCompany') : company
  const companies = useQuery({
    ...chatCompaniesQuery(asked.company === chosen ? '' : asked.company),
    placeholderData: keepPreviousData,
  })
  const hint = picked ? '' : (first?.name ?? '')
  const isUntouched = [picked?.name, first?.name, ''].includes(asked.person)
  const people = useQuery({
    ...chatPeopleQuery(company || null, isUntouched ? hint : asked.person),
    enabled: company !== null,
    placeholderData: keepPreviousData,
  })
  const found = people.data?.items ?? []
  const person = picked ?? found.find((it) => it.id === first?.id) ?? null
  const named = (companies.data?.items ?? []).map((it) => ({ value: it, label: it }))
  const possible = person ? reachesOf(person, reaches) : []
  const [usual] = possible
  const failure = companies.error ?? people.error
  return (
    <>
      <Select
        label={t('newChat.company')}
        data={[{ value: NOWHERE, label: t('newChat.noCompany') }, ...named]}
        value={company}
        onChange={(next) => {
          setCompany(next)
          setPerson(null)
          setTyped((held) => ({ ...held, person: '' }))
        }}
        onSearchChange={(text) => setTyped((held) => ({ ...held, company: text }))}
        filter={({ options }) => options}
        nothingFoundMessage={t('newChat.noSuchCompany')}
        allowDeselect={false}
        searchable
        required
        data-autofocus
      />
      <Select
        label={t('newChat.pick')}
        data={found.map(({ id, name }) => ({ value: id, label: name }))}
        value={person?.id ?? null}
        onChange={(id) => setPerson(found.find((it) => it.id === id) ?? null)}
        onSearchChange={(text) => setTyped((held) => ({ ...held, person: text }))}
        filter={({ options }) => options}
        placeholder={t('newChat.search')}
        nothingFoundMessage={t('newChat.nobody')}
        disabled={company === null}
        allowDeselect={false}
        searchable
        required
      />
      {failure && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(failure)}
        </Text>
      )}
      {person && !usual && (
        <Text role="status" size="sm" c="var(--ink2)">
          {t('newChat.unreachable', { name: person.name })}
        </Text>
      )}
      {person && usual && (
        <ChatForm
          key={person.id}
          reaches={possible}
          usual={usual}
          who={{ contactId: person.id, name: person.name, phone: person.phone ?? null }}
          known={person.connections}
          {...ends}
        />
      )}
    </>
  )
}

/** Where they are known already, and where their number is enough. */
function reachesOf({ phone, connections }: Person, reaches: readonly Reach[]): Reach[] {
  return reaches.filter(
    ({ connection, numbers }) => connections.includes(connection.id) || (numbers && !!phone),
  )
}
