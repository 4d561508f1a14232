import { Button, Group, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { PersonAvatar } from '@/ui/person-avatar'
import { ChannelIcon } from '../channel-icon'
import classes from './new-chat.module.css'
import { knownChatsQuery } from './queries'
import { useOwnDepartments } from './use-own-departments'

interface KnownChatProps {
  /** What is looked for at first. */
  usual?: string | undefined
  /** Shows a conversation that is open already. */
  onOpen: (id: string) => void
  onBegun: (conversation: Conversation) => void
  onClose: () => void
}

/** Selecione um contato: found by name, e-mail or number, through each connection where they wrote. */
export function KnownChat({ usual = '', onOpen, onBegun, onClose }: KnownChatProps) {
  const { t } = useTranslation(['routine', 'inbox', 'service'])
  const [query, setQuery] = useState(usual)
  const [asked] = useDebouncedValue(query.trim(), 200)
  const found = useQuery({ ...knownChatsQuery(asked), enabled: asked.length >= 2 })
  const [chosen, setChosen] = useState<Conversation | null>(null)
  const items = asked.length >= 2 ? (found.data?.items ?? []) : []
  if (chosen) {
    return <Department chosen={chosen} onBegun={onBegun} onBack={() => setChosen(null)} />
  }
  return (
    <>
      <TextInput
        label={t('newChat.pick')}
        placeholder={t('newChat.search')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-autofocus
      />
      {found.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(found.error)}
        </Text>
      )}
      {asked.length >= 2 && found.isSuccess && items.length === 0 && (
        <Text size="sm" c="var(--ink2)">
          {t('newChat.nobody')}
        </Text>
      )}
      <ul className={classes.found}>
        {items.map((it) => (
          <li key={it.id}>
            <UnstyledButton
              className={classes.one ?? ''}
              onClick={() => (isOpen(it) ? onOpen(it.id) : setChosen(it))}
            >
              <PersonAvatar
                name={it.contact.name}
                photo={it.contact.photo}
                size={32}
                badge={<ChannelIcon kind={it.connection.kind} />}
              />
              <span className={classes.who}>
                <strong>{it.contact.name}</strong>
                <span>
                  {it.connection.name} · {t(`inbox:state.${it.state}`)}
                </span>
              </span>
              <span className={classes.next}>
                {t(isOpen(it) ? 'newChat.open' : 'newChat.choose')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </>
  )
}

function isOpen({ state }: Conversation): boolean {
  return state !== 'resolved' && state !== 'closed'
}

interface DepartmentProps {
  chosen: Conversation
  onBegun: (conversation: Conversation) => void
  onBack: () => void
}

function Department({ chosen, onBegun, onBack }: DepartmentProps) {
  const { t } = useTranslation(['routine', 'inbox', 'service'])
  const departments = useOwnDepartments()
  const usual = departments.find((it) => it.value === chosen.department) ?? departments[0]
  const [department, setDepartment] = useState<string | null>(usual?.value ?? null)
  const begin = useMutation({
    mutationFn: (departmentId: string) =>
      api.post('/conversations/{conversationId}/tickets', {
        path: { conversationId: chosen.id },
        body: { departmentId },
      }),
    onSuccess: onBegun,
  })
  return (
    <Stack>
      <Text size="sm">
        {t('newChat.through', { name: chosen.contact.name, connection: chosen.connection.name })}
      </Text>
      <Select
        label={t('service:begin.department')}
        data={departments}
        value={department}
        onChange={setDepartment}
        allowDeselect={false}
        searchable
        required
        error={departments.length === 0 ? t('newChat.noDepartment') : null}
      />
      {begin.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(begin.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('newChat.back')}
        </Button>
        <Button
          disabled={!department}
          loading={begin.isPending}
          onClick={() => department && begin.mutate(department)}
        >
          {t('newChat.begin')}
        </Button>
      </Group>
    </Stack>
  )
}
