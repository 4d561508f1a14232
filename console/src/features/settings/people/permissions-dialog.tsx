import { Button, Checkbox, Group, Modal, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Agent, Permission } from '@/lib/schemas'
import { refusalText } from '../refusal'
import { useSettingsForm } from '../use-settings-form'
import { PERMISSIONS, usualOf } from './permissions'
import { useSaveAgent } from './use-save-agent'

interface PermissionsDialogProps {
  agent: Agent
  onClose: () => void
}

interface Values extends Record<string, unknown> {
  isUsual: boolean
  permissions: Permission[]
}

function valuesOf({ profile, permissions }: Agent): Values {
  return {
    isUsual: !permissions,
    permissions: [...(permissions ?? usualOf(profile))],
  }
}

/** What a colleague may do: as their profile says, or exactly what is ticked. An administrator may do everything. */
export function PermissionsDialog({ agent, onClose }: PermissionsDialogProps) {
  const { t } = useTranslation('settings')
  const save = useSaveAgent(agent.id)
  const { form, submit, isSaving, failure, isDirty } = useSettingsForm<Values>({
    initialValues: valuesOf(agent),
    save: async ({ isUsual, permissions }) =>
      valuesOf(await save(isUsual ? { usual: true } : { permissions })),
    onSaved: onClose,
  })
  const isAdmin = agent.profile === 'admin'
  const { isUsual, permissions } = form.values
  const shown = isAdmin ? PERMISSIONS : isUsual ? usualOf(agent.profile) : permissions
  const toggle = (permission: Permission) =>
    form.setFieldValue(
      'permissions',
      PERMISSIONS.filter((it) => (it === permission) !== permissions.includes(it)),
    )
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!isDirty}
      title={t('permissions.title', { name: agent.name })}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {isAdmin ? (
            <Text size="sm" c="var(--ink2)">
              {t('permissions.admin')}
            </Text>
          ) : (
            <Switch
              label={t('permissions.usual', { profile: t(`profiles.${agent.profile}`) })}
              description={t('permissions.usualHint')}
              data-autofocus
              {...form.getInputProps('isUsual', { type: 'checkbox' })}
            />
          )}
          <Stack gap="sm">
            {PERMISSIONS.map((it) => (
              <Checkbox
                key={it}
                label={t(`permissions.name.${it}`)}
                description={t(`permissions.meaning.${it}`)}
                checked={shown.includes(it)}
                disabled={isAdmin || isUsual || it === 'attend'}
                onChange={() => toggle(it)}
              />
            ))}
          </Stack>
          {failure && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {refusalText(failure)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t(isAdmin ? 'common:close' : 'common:cancel')}
            </Button>
            {!isAdmin && (
              <Button type="submit" disabled={!isDirty} loading={isSaving}>
                {t('common:save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
