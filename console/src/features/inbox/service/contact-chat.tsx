import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Contact, Person, Reach } from '@/lib/schemas'
import { type ChatEnds, ChatForm } from './chat-form'
import { PersonFields, usePersonChoice } from './person-fields'

interface ContactChatProps extends ChatEnds {
  /** Who stands there at first. */
  usual?: Contact | undefined
  reaches: readonly Reach[]
}

/** Selecione um contato: the company first, then who of it. */
export function ContactChat({ usual: first, reaches, ...ends }: ContactChatProps) {
  const { t } = useTranslation('routine')
  const choice = usePersonChoice(first)
  const { person } = choice
  const possible = person ? reachesOf(person, reaches) : []
  const [usual] = possible
  return (
    <>
      <PersonFields choice={choice} />
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
