import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { useDepartmentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { connectionsQuery } from '../queries'
import { refusedField } from '../refusal'

interface Wish {
  name: string
  departmentId: string | null
}

/** Makes a website chat and opens its settings. */
export function NewConnectionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<Wish>({ initialValues: { name: '', departmentId: null } })
  const create = useMutation({
    mutationFn: (wish: Wish) => api.post('/connections', { body: { kind: 'webchat', ...wish } }),
    onSuccess: ({ id }) => {
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void navigate({ to: '/settings/connections/$id', params: { id } })
    },
    onError: (failure) => {
      const refused = refusedField(failure)
      if (refused) form.setErrors({ [refused.field]: refused.text })
    },
  })
  return (
    <DialogForm
      title={t('connections.new')}
      submitLabel={t('connections.create')}
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
    </DialogForm>
  )
}
