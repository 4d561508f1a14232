import { PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { NumberWish } from '@/lib/schemas'
import { DialogForm } from '../dialog-form'
import { connectionsQuery } from '../queries'
import { useNewForm } from '../use-settings-form'
import { GeneralFields } from './general-fields'

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
  const { form, ...state } = useNewForm({
    initialValues: NOTHING,
    make: (wish) => api.post('/connections/whatsapp', { body: wish }),
    onMade: ({ connection }) => {
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void navigate({ to: '/settings/connections/$id', params: { id: connection.id } })
    },
  })
  return (
    <DialogForm
      title={t('whatsapp.new')}
      submitLabel={t('whatsapp.connect')}
      isNew
      {...state}
      onClose={onClose}
    >
      <GeneralFields form={form} />
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
