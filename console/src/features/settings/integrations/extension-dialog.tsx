import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Extension, Pbx } from '@/lib/schemas'
import { useAgentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { pbxQuery } from '../queries'
import { useSettingsForm } from '../use-settings-form'

interface ExtensionDialogProps {
  /** Null for a new one. */
  extension: Extension | null
  pbx: Pbx
  onClose: () => void
}

/** Whose an extension is, and its password, which is never shown again. */
export function ExtensionDialog({ extension, pbx, onClose }: ExtensionDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const held = extension ? [extension.agentId] : []
  const taken = new Set(pbx.extensions.map((it) => it.agentId))
  const choices = useAgentChoices(held).filter(
    ({ value }) => value === extension?.agentId || !taken.has(value),
  )
  const { form, ...state } = useSettingsForm({
    initialValues: {
      agent: extension?.agentId ?? null,
      username: extension?.username ?? '',
      password: '',
    } as Values,
    validate: ({ agent }) => (agent ? {} : { agent: t('fieldRefused.other') }),
    save: async ({ agent, username, password }) => {
      const saved = await api.put('/telephony/pbx/extensions/{agentId}', {
        path: { agentId: agent ?? '' },
        body: { username, password: password || null },
      })
      cache.setQueryData(pbxQuery.queryKey, saved)
      return { agent, username, password: '' }
    },
    onSaved: onClose,
  })
  const name = choices.find(({ value }) => value === extension?.agentId)?.label ?? ''
  return (
    <DialogForm
      title={extension ? t('pbx.editExtension', { name }) : t('pbx.newExtension')}
      {...state}
      onClose={onClose}
    >
      {!extension && (
        <Select
          label={t('pbx.agent')}
          data={choices}
          searchable
          required
          nothingFoundMessage={t('nothingFound')}
          data-autofocus
          {...form.getInputProps('agent')}
        />
      )}
      <TextInput
        label={t('pbx.username')}
        required
        maxLength={60}
        autoComplete="off"
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('pbx.password')}
        description={t(extension ? 'pbx.passwordKept' : 'pbx.passwordHint')}
        required={!extension}
        maxLength={200}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </DialogForm>
  )
}

interface Values extends Record<string, unknown> {
  agent: string | null
  username: string
  password: string
}
