import { ColorInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Tag } from '@/lib/schemas'
import { DialogForm } from '../dialog-form'
import { tagsQuery } from '../queries'
import { changesOf, useSettingsForm } from '../use-settings-form'

const SWATCHES = ['#16996b', '#d63b4b', '#5069bd', '#c77700', '#5b4fd6', '#b04c6b', '#2f7896']

interface TagDialogProps {
  /** Null for a new one. */
  tag: Tag | null
  onClose: () => void
}

function valuesOf(tag: Tag | null) {
  const { name = '', color = '#16996b' } = tag ?? {}
  return { name, color }
}

/** A tag's name and colour. */
export function TagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { form, ...state } = useSettingsForm({
    initialValues: valuesOf(tag),
    save: async (values, held) => {
      const saved = tag
        ? await api.patch('/tags/{id}', { path: { id: tag.id }, body: changesOf(held, values) })
        : await api.post('/tags', { body: values })
      void cache.invalidateQueries({ queryKey: tagsQuery.queryKey })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  return (
    <DialogForm title={t(tag ? 'tags.edit' : 'tags.new')} {...state} onClose={onClose}>
      <TextInput
        label={t('name')}
        required
        maxLength={40}
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
    </DialogForm>
  )
}
