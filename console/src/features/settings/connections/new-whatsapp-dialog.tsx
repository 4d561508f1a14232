import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { NumberWish } from '@/lib/schemas'
import { useDepartmentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { connectionsQuery } from '../queries'
import { refusedField } from '../refusal'

type Wish = Required<
  Pick<
    NumberWish,
    'name' | 'departmentId' | 'phoneNumberId' | 'businessAccountId' | 'token' | 'appSecret'
  >
>

const NOTHING: Wish = {
  name: '',
  departmentId: null,
  phoneNumberId: '',
  businessAccountId: '',
  token: '',
  appSecret: '',
}

/** Connects a number of WhatsApp and opens its page, where it can be tested. */
export function NewWhatsAppDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<Wish>({ initialValues: NOTHING })
  const create = useMutation({
    mutationFn: (wish: Wish) => api.post('/connections/whatsapp', { body: wish }),
    onSuccess: ({ connection }) => {
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void navigate({ to: '/settings/connections/$id', params: { id: connection.id } })
    },
    onError: (failure) => {
      const refused = refusedField(failure)
      if (refused) form.setErrors({ [refused.field]: refused.text })
    },
  })
  return (
    <DialogForm
      title={t('whatsapp.new')}
      submitLabel={t('whatsapp.connect')}
      isNew
      isDirty={form.isDirty()}
      isBusy={create.isPending}
      failure={create.error}
      onSubmit={form.onSubmit((wish) => create.mutate(wish))}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        description={t('connections.nameHint')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('department')}
        description={t('connections.departmentHint')}
        data={useDepartmentChoices()}
        placeholder={t('noDepartment')}
        clearable
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('departmentId')}
      />
      <TextInput
        label={t('whatsapp.phoneNumberId')}
        description={t('whatsapp.phoneNumberIdHint')}
        required
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('phoneNumberId')}
      />
      <TextInput
        label={t('whatsapp.businessAccountId')}
        description={t('whatsapp.businessAccountIdHint')}
        required
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('businessAccountId')}
      />
      <PasswordInput
        label={t('whatsapp.token')}
        description={t('whatsapp.tokenHint')}
        required
        autoComplete="off"
        {...form.getInputProps('token')}
      />
      <PasswordInput
        label={t('whatsapp.appSecret')}
        description={t('whatsapp.appSecretHint')}
        required
        autoComplete="off"
        {...form.getInputProps('appSecret')}
      />
    </DialogForm>
  )
}
