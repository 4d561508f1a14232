import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonFields, usePersonChoice } from '../service/person-fields'
import { conversationsOfPersonQuery } from '../service/queries'

/** To whom, and where they are known through several connections, through which. */
export function ReceiverFields({ onChoose }: { onChoose: (conversation: string) => void }) {
  const { t } = useTranslation(['schedules', 'inbox'])
  const choice = usePersonChoice()
  const { person } = choice
  const conversations = useQuery({
    ...conversationsOfPersonQuery(person?.id ?? ''),
    enabled: person !== null,
  })
  const possible = (conversations.data?.items ?? []).filter((it) => !it.superseded)
  const only = possible.length === 1 ? possible[0]?.id : undefined
  useEffect(() => {
    if (only) onChoose(only)
  }, [only, onChoose])
  return (
    <>
      <PersonFields choice={choice} />
      {person && possible.length > 1 && (
        <Select
          label={t('inbox:ticket.connection')}
          placeholder={t('chooseConnection')}
          data={possible.map(({ id, connection }) => ({ value: id, label: connection.name }))}
          value={null}
          onChange={(id) => id && onChoose(id)}
          required
        />
      )}
      {person && conversations.isSuccess && possible.length === 0 && (
        <Text role="status" size="sm" c="var(--ink2)">
          {t('noConversation', { name: person.name })}
        </Text>
      )}
    </>
  )
}
