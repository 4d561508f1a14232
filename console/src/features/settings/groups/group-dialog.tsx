import { MultiSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { AgentGroup } from '@/lib/schemas'
import { useAgentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { groupsQuery } from '../queries'
import { changesOf, useSettingsForm } from '../use-settings-form'

interface GroupDialogProps {
  /** Null for a new one. */
  group: AgentGroup | null
  onClose: () => void
}

function valuesOf(group: AgentGroup | null) {
  const { name = '', members = [] } = group ?? {}
  return { name, members }
}

/** A group's name and people. */
export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const before = valuesOf(group)
  const { form, ...state } = useSettingsForm({
    initialValues: before,
    save: async (values, held) => {
      const saved = group
        ? await api.patch('/agent-groups/{id}', {
            path: { id: group.id },
            body: changesOf(held, values),
          })
        : await api.post('/agent-groups', { body: values })
      void cache.invalidateQueries({ queryKey: groupsQuery.queryKey })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  return (
    <DialogForm title={t(group ? 'groups.edit' : 'groups.new')} {...state} onClose={onClose}>
      <TextInput
        label={t('name')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <MultiSelect
        label={t('groups.members')}
        data={useAgentChoices(before.members)}
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('members')}
      />
    </DialogForm>
  )
}
