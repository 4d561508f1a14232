import { Button, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { shortDate } from '@/lib/format'
import type { Agent, Invitation } from '@/lib/schemas'
import { useDepartmentChoices, useProfileChoices } from '../choices'
import { CopyText } from '../copy-text'
import { DialogForm } from '../dialog-form'
import { invitationsQuery } from '../queries'
import { useNewForm } from '../use-settings-form'

type Wish = {
  email: string
  name: string
  profile: Agent['profile']
  departments: string[]
}

const NOTHING: Wish = { email: '', name: '', profile: 'agent', departments: [] }

/** Invites somebody; then shows the link to give them, which cannot be seen again. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { form, made, ...state } = useNewForm({
    initialValues: NOTHING,
    make: (body) => api.post('/invitations', { body }),
    onMade: () => void cache.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  })
  const profiles = useProfileChoices()
  const departments = useDepartmentChoices()
  if (made) return <LinkDialog invitation={made} onClose={onClose} />
  return (
    <DialogForm
      title={t('people.invite')}
      submitLabel={t('people.makeLink')}
      isNew
      {...state}
      onClose={onClose}
    >
      <TextInput
        label={t('people.email')}
        type="email"
        required
        maxLength={254}
        data-autofocus
        {...form.getInputProps('email')}
      />
      <TextInput label={t('people.nameOptional')} maxLength={80} {...form.getInputProps('name')} />
      <Select
        label={t('people.profile')}
        description={t(`profileHints.${form.values.profile}`)}
        data={profiles}
        allowDeselect={false}
        {...form.getInputProps('profile')}
      />
      <MultiSelect
        label={t('places.departments')}
        data={departments}
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('departments')}
      />
    </DialogForm>
  )
}

interface LinkDialogProps {
  invitation: Invitation
  onClose: () => void
}

function LinkDialog({ invitation, onClose }: LinkDialogProps) {
  const { t } = useTranslation('settings')
  const { email, link, expiresAt } = invitation
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={t('people.linkTitle')}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('people.linkText', { email, date: shortDate(expiresAt) })}
        </Text>
        <CopyText text={link ?? ''} label={t('people.copyLink')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
