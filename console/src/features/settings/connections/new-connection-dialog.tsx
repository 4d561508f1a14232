import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { useDepartmentChoices } from '../choices'
import { connectionsQuery } from '../queries'
import { refusalText, refusedField } from '../refusal'

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
    <Modal opened onClose={onClose} title={t('connections.new')}>
      <form onSubmit={form.onSubmit((wish) => create.mutate(wish))} noValidate>
        <Stack>
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
          {create.isError && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {refusalText(create.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('connections.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
