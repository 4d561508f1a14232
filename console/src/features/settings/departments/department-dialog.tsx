import { ColorInput, MultiSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department } from '@/lib/schemas'
import { useAgentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { agentsQuery, departmentsQuery } from '../queries'
import { changesOf, useSettingsForm } from '../use-settings-form'

const SWATCHES = ['#5b4fd6', '#2f7d6b', '#5069bd', '#92681f', '#b04c6b', '#a3563a', '#2f7896']

interface DepartmentDialogProps {
  /** Null for a new one. */
  department: Department | null
  onClose: () => void
}

function valuesOf(department: Department | null) {
  const { name = '', color = '#5b4fd6', members = [] } = department ?? {}
  return { name, color, members }
}

/** A department's name, colour and people. */
export function DepartmentDialog({ department, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const before = valuesOf(department)
  const { form, ...state } = useSettingsForm({
    initialValues: before,
    save: async (values, held) => {
      const saved = department
        ? await api.patch('/departments/{id}', {
            path: { id: department.id },
            body: changesOf(held, values),
          })
        : await api.post('/departments', { body: values })
      void cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
      void cache.invalidateQueries({ queryKey: agentsQuery.queryKey })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  return (
    <DialogForm
      title={t(department ? 'departments.edit' : 'departments.new')}
      {...state}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <ColorInput
        label={t('color')}
        format="hex"
        swatches={SWATCHES}
        popoverProps={{ withinPortal: false }}
        eyeDropperButtonProps={{ 'aria-label': t('pickColor') }}
        {...form.getInputProps('color')}
      />
      <MultiSelect
        label={t('departments.members')}
        data={useAgentChoices(before.members)}
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('members')}
      />
    </DialogForm>
  )
}
