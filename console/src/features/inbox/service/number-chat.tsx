import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Contact, Conversation, Reach } from '@/lib/schemas'
import { useOwnDepartments } from './use-own-departments'

interface NumberChatProps {
  /** Whose number it is, when that is known already. */
  person?: Contact | undefined
  /** The connections that reach numbers which have never written. */
  reaches: readonly Reach[]
  onBegun: (conversation: Conversation) => void
  onClose: () => void
}

/** Informar manualmente: somebody who is not registered. Says plainly when no connection reaches numbers. */
export function NumberChat({ person, reaches, onBegun, onClose }: NumberChatProps) {
  const { t } = useTranslation('routine')
  const [only] = reaches
  if (only) {
    return (
      <NumberForm
        person={person}
        reaches={reaches}
        usual={only}
        onBegun={onBegun}
        onClose={onClose}
      />
    )
  }
  return (
    <>
      <Text size="sm" c="var(--ink2)" role="status">
        {t('newChat.noReach')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
      </Group>
    </>
  )
}

interface NumberFormProps extends NumberChatProps {
  usual: Reach
}

function NumberForm({ person, reaches, usual, onBegun, onClose }: NumberFormProps) {
  const { t } = useTranslation(['routine', 'inbox', 'service'])
  const departments = useOwnDepartments()
  const form = useForm({
    initialValues: {
      phone: person?.phone ?? '',
      name: person?.name ?? '',
      connectionId: usual.connection.id,
      departmentId: departments[0]?.value ?? '',
    },
    validate: {
      phone: (value) => (value.trim() === '' ? t('inbox:contact.refused.phone') : null),
      name: (value) => (value.trim() === '' ? t('inbox:contact.refused.name') : null),
      departmentId: (value) => (value === '' ? t('newChat.noDepartment') : null),
    },
  })
  const begin = useMutation({
    mutationFn: (body: typeof form.values) => api.post('/chats', { body }),
    onSuccess: onBegun,
    onError: (failure) => {
      const { extra } = asProblem(failure)
      if (extra.field === 'phone') form.setFieldError('phone', t('inbox:contact.refused.phone'))
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => begin.mutate(values))} noValidate>
      <Stack>
        <TextInput
          label={t('inbox:contact.phone')}
          type="tel"
          required
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('inbox:contact.name')}
          maxLength={120}
          required
          {...form.getInputProps('name')}
        />
        {reaches.length > 1 && (
          <Select
            label={t('inbox:ticket.connection')}
            data={reaches.map(({ connection }) => ({
              value: connection.id,
              label: connection.name,
            }))}
            allowDeselect={false}
            {...form.getInputProps('connectionId')}
          />
        )}
        <Select
          label={t('service:begin.department')}
          data={departments}
          allowDeselect={false}
          searchable
          required
          {...form.getInputProps('departmentId')}
        />
        {begin.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(begin.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={begin.isPending}>
            {t('newChat.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
