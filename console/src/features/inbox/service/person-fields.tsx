import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Contact, Person } from '@/lib/schemas'
import { chatCompaniesQuery, chatPeopleQuery } from './queries'

/** What stands for those who work nowhere that we know of. */
const NOWHERE = ''

/** A person being chosen: the company first, then who of it. */
export function usePersonChoice(first?: Contact) {
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
  return {
    company,
    companies: companies.data?.items ?? [],
    found,
    person: picked ?? found.find((it) => it.id === first?.id) ?? null,
    failure: companies.error ?? people.error,
    chooseCompany: (next: string | null) => {
      setCompany(next)
      setPerson(null)
      setTyped((held) => ({ ...held, person: '' }))
    },
    choosePerson: (id: string | null) => setPerson(found.find((it) => it.id === id) ?? null),
    typeCompany: (text: string) => setTyped((held) => ({ ...held, company: text })),
    typePerson: (text: string) => setTyped((held) => ({ ...held, person: text })),
  }
}

/** Empresa, and Selecione um contato. */
export function PersonFields({ choice }: { choice: ReturnType<typeof usePersonChoice> }) {
  const { t } = useTranslation('routine')
  const named = choice.companies.map((it) => ({ value: it, label: it }))
  return (
    <>
      <Select
        label={t('newChat.company')}
        data={[{ value: NOWHERE, label: t('newChat.noCompany') }, ...named]}
        value={choice.company}
        onChange={choice.chooseCompany}
        onSearchChange={choice.typeCompany}
        filter={({ options }) => options}
        nothingFoundMessage={t('newChat.noSuchCompany')}
        allowDeselect={false}
        searchable
        required
        data-autofocus
      />
      <Select
        label={t('newChat.pick')}
        data={choice.found.map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.person?.id ?? null}
        onChange={choice.choosePerson}
        onSearchChange={choice.typePerson}
        filter={({ options }) => options}
        placeholder={t('newChat.search')}
        nothingFoundMessage={t('newChat.nobody')}
        disabled={choice.company === null}
        allowDeselect={false}
        searchable
        required
      />
      {choice.failure && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(choice.failure)}
        </Text>
      )}
    </>
  )
}
