import { MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { QuickReply, StoredFile } from '@/lib/schemas'
import { useAttachments } from '@/live/attachments'
import { quickRepliesQuery } from '@/live/quick-replies'
import { useDepartmentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { changesOf, useSettingsForm } from '../use-settings-form'
import { ReplyFiles } from './reply-files'
import { ReplyPreview } from './reply-preview'
import { ReplyText } from './reply-text'

interface QuickReplyDialogProps {
  /** Null for a new one. */
  reply: QuickReply | null
  onClose: () => void
}

function valuesOf(reply: QuickReply | null) {
  const { shortcut = '', title = '', text = '', files = [], departments = [] } = reply ?? {}
  return { shortcut, title, text, files: [...files], departments: [...departments] }
}

/** Writes a quick reply, with what the customer will read beside it. */
export function QuickReplyDialog({ reply, onClose }: QuickReplyDialogProps) {
  const { t } = useTranslation('replies')
  const cache = useQueryClient()
  const departments = useDepartmentChoices()
  const place = useId()
  const { items } = useAttachments(place)
  const added = items.flatMap(({ state }) => (state.type === 'ready' ? [state.file] : []))
  const isUploading = items.some(({ state }) => state.type === 'uploading')
  const { form, ...state } = useSettingsForm({
    initialValues: valuesOf(reply),
    save: async ({ files, ...values }, { files: heldFiles, ...held }) => {
      const ids = [...files, ...added].map((it: StoredFile) => it.id)
      const hasOthers = added.length > 0 || files.length !== heldFiles.length
      const saved = reply
        ? await api.patch('/quick-replies/{id}', {
            path: { id: reply.id },
            body: { ...changesOf(held, values), ...(hasOthers && { files: ids }) },
          })
        : await api.post('/quick-replies', { body: { ...values, files: ids } })
      void cache.invalidateQueries({ queryKey: quickRepliesQuery.queryKey })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  const { text, files } = form.getValues()
  return (
    <DialogForm
      title={t(reply ? 'edit' : 'new')}
      size="xl"
      {...state}
      isDirty={state.isDirty || added.length > 0}
      isSaving={state.isSaving || isUploading}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="sm">
          <TextInput
            label={t('titleField')}
            required
            maxLength={80}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <TextInput
            label={t('shortcut')}
            description={t('shortcutHint')}
            required
            maxLength={33}
            leftSection="/"
            {...form.getInputProps('shortcut')}
          />
          <ReplyText {...form.getInputProps('text')} />
          <ReplyFiles
            place={place}
            kept={files}
            onKept={(next) => form.setFieldValue('files', next)}
          />
          <MultiSelect
            label={t('departments')}
            description={t('departmentsHint')}
            data={departments}
            searchable
            clearable
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('departments')}
          />
        </Stack>
        <ReplyPreview text={text} files={[...files, ...added]} />
      </SimpleGrid>
    </DialogForm>
  )
}
