import { PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { SmsWish } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { DialogForm } from '../dialog-form'
import { connectionsQuery } from '../queries'
import { useNewForm } from '../use-settings-form'
import { GeneralFields } from './general-fields'

type Wish = Required<Pick<SmsWish, 'name' | 'departmentId' | 'apiKey'>>

const NOTHING: Wish = { name: 'SMS', departmentId: null, apiKey: '' }

/** Connects an account of Comtele and opens its page, where it can be tested. */
export function NewSmsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { form, ...state } = useNewForm({
    initialValues: NOTHING,
    make: (wish) => api.post('/connections/sms', { body: wish }),
    onMade: ({ connection }) => {
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void cache.invalidateQueries({ queryKey: keys.lines })
      void navigate({ to: '/settings/connections/$id', params: { id: connection.id } })
    },
  })
  return (
    <DialogForm
      title={t('sms.new')}
      submitLabel={t('sms.connect')}
      isNew
      {...state}
      onClose={onClose}
    >
      <GeneralFields form={form} />
      <PasswordInput
        label={t('sms.apiKey')}
        description={t('sms.apiKeyHint')}
        required
        autoComplete="off"
        {...form.getInputProps('apiKey')}
      />
    </DialogForm>
  )
}
