import { Anchor, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import { useMe } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { useSetContactsSearch } from './search'

const FIELDS = ['name', 'phone', 'email', 'company', 'observations'] as const

type Details = Record<(typeof FIELDS)[number], string>

/** Novo contato: somebody who has not written yet. */
export function NewContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['contacts', 'inbox'])
  const cache = useQueryClient()
  const setSearch = useSetContactsSearch()
  const { permissions } = useMe()
  const form = useForm<Details>({
    initialValues: { name: '', phone: '', email: '', company: '', observations: '' },
    validate: { name: (value) => (value.trim() === '' ? t('inbox:contact.refused.name') : null) },
  })
  const show = (id: string) => {
    onClose()
    setSearch({ contact: id })
  }
  const add = useMutation({
    mutationFn: ({ name, phone, email, company, observations }: Details) =>
      api.post('/contacts', {
        body: { name, phone: phone || null, email: email || null, company, observations },
      }),
    onSuccess: (contact) => {
      void cache.invalidateQueries({ queryKey: keys.contacts })
      show(contact.id)
    },
    onError: (failure) => {
      const { extra } = asProblem(failure)
      const field = FIELDS.find((it) => it === extra.field)
      if (field) form.setFieldError(field, t(`inbox:contact.refused.${field}`))
    },
  })
  const problem = add.error ? asProblem(add.error) : null
  const known = problem?.code === 'contact-exists' ? problem.extra.contact : null
  return (
    <Modal opened onClose={onClose} title={t('add')}>
      <form onSubmit={form.onSubmit((details) => add.mutate(details))} noValidate>
        <Stack>
          <TextInput
            label={t('inbox:contact.name')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('name')}
          />
          {permissions.includes('see-numbers') && (
            <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
          )}
          <TextInput
            label={t('email')}
            type="email"
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <TextInput label={t('company')} maxLength={120} {...form.getInputProps('company')} />
          <Textarea
            label={t('observations')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={5000}
            {...form.getInputProps('observations')}
          />
          {problem && !problem.extra.field && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(problem)}{' '}
              {typeof known === 'string' && (
                <Anchor component="button" type="button" size="sm" onClick={() => show(known)}>
                  {t('showKnown')}
                </Anchor>
              )}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
