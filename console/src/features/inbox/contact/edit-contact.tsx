import {
  ActionIcon,
  Button,
  Group,
  Modal,
  Stack,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Contact } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import { PhotoField } from '@/ui/photo-field'

/** Editar contato: everything that the team knows of a person, in one form. */
export function EditContact({ contact }: { contact: Contact }) {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(false)
  const label = t('contact.edit')
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon radius="xl" aria-label={label} onClick={() => setOpen(true)}>
          <IconPencil size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={label}>
        <ContactForm contact={contact} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

const FIELDS = ['name', 'phone', 'email', 'company', 'observations'] as const

type Details = Record<(typeof FIELDS)[number], string>

interface ContactFormProps {
  contact: Contact
  onDone: () => void
}

/** Sends what was changed, for the contact as it was when the form opened. */
export function ContactForm({ contact, onDone }: ContactFormProps) {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const { permissions } = useMe()
  const [{ id, version }, setKnown] = useState(contact)
  const path = { id }
  const handlePhoto = (saved: Contact) => {
    changeContact(cache, saved)
    setKnown(saved)
  }
  const form = useForm<Details>({
    initialValues: {
      name: contact.name,
      phone: contact.phone ?? '',
      email: contact.email ?? '',
      company: contact.company ?? '',
      observations: contact.observations,
    },
    validate: { name: (value) => (value.trim() === '' ? t('contact.refused.name') : null) },
  })
  const save = useMutation({
    mutationFn: (details: Details) => {
      const changed = FIELDS.filter((name) => form.isDirty(name))
      const change = Object.fromEntries(changed.map((name) => [name, details[name].trim()]))
      return api.patch('/contacts/{id}', { path, body: { ...change, version } })
    },
    onSuccess: (saved) => {
      changeContact(cache, saved)
      onDone()
    },
    onError: (failure) => {
      const { code, extra } = asProblem(failure)
      const field = FIELDS.find((name) => name === extra.field)
      if (code === 'invalid' && field) form.setFieldError(field, t(`contact.refused.${field}`))
      else notifications.show({ color: 'red', message: problemText(failure) })
    },
  })
  return (
    <form onSubmit={form.onSubmit((details) => save.mutate(details))} noValidate>
      <Stack>
        <PhotoField
          name={contact.name}
          photo={contact.photo}
          onUpload={async (body) =>
            handlePhoto(await api.put('/contacts/{id}/photo', { path, body }))
          }
          onRemove={async () => handlePhoto(await api.delete('/contacts/{id}/photo', { path }))}
        />
        <TextInput
          label={t('contact.name')}
          data-autofocus
          maxLength={120}
          {...form.getInputProps('name')}
        />
        {permissions.includes('see-numbers') && (
          <TextInput label={t('contact.phone')} type="tel" {...form.getInputProps('phone')} />
        )}
        <TextInput
          label={t('contact.email')}
          type="email"
          maxLength={254}
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('contact.company')}
          maxLength={120}
          {...form.getInputProps('company')}
        />
        <Textarea
          label={t('contact.observations')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          {...form.getInputProps('observations')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!form.isDirty()} loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
