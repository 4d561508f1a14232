import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { DialogForm } from '../dialog-form'
import { connectionsQuery } from '../queries'
import { useNewForm } from '../use-settings-form'
import { GeneralFields } from './general-fields'

type Wish = {
  name: string
  departmentId: string | null
}

const NOTHING: Wish = { name: '', departmentId: null }

/** Makes a website chat and opens its settings. */
export function NewConnectionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { form, ...state } = useNewForm({
    initialValues: NOTHING,
    make: (wish) => api.post('/connections', { body: { kind: 'webchat', ...wish } }),
    onMade: ({ id }) => {
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void navigate({ to: '/settings/connections/$id', params: { id } })
    },
  })
  return (
    <DialogForm
      title={t('connections.new')}
      submitLabel={t('connections.create')}
      isNew
      {...state}
      onClose={onClose}
    >
      <GeneralFields form={form} />
    </DialogForm>
  )
}
