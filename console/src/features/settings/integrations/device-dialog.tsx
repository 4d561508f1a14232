import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Wavoip, WavoipDevice } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { DialogForm } from '../dialog-form'
import { useSettingsForm } from '../use-settings-form'

interface DeviceDialogProps {
  /** Null for a new one. */
  device: WavoipDevice | null
  onSaved: (saved: Wavoip) => void
  onClose: () => void
}

/** What a device is called, whose number it is, and its token, which is never shown again. */
export function DeviceDialog({ device, onSaved, onClose }: DeviceDialogProps) {
  const { t } = useTranslation('settings')
  const connections = useBootstrap((it) => it.connections)
  const choices = connections
    .filter(({ kind }) => kind === 'whatsapp')
    .map(({ id, name }) => ({ value: id, label: name }))
  const { form, ...state } = useSettingsForm({
    initialValues: {
      name: device?.name ?? '',
      token: '',
      connection: device?.connectionId ?? null,
    } as Values,
    save: async ({ name, token, connection }) => {
      const body = { name, token: token || null, connection }
      onSaved(
        device
          ? await api.put('/telephony/wavoip/devices/{deviceId}', {
              path: { deviceId: device.id },
              body,
            })
          : await api.post('/telephony/wavoip/devices', { body }),
      )
      return { name, token: '', connection }
    },
    onSaved: onClose,
  })
  return (
    <DialogForm
      title={device ? t('wavoip.edit', { name: device.name }) : t('wavoip.new')}
      {...state}
      onClose={onClose}
    >
      <TextInput
        label={t('wavoip.deviceName')}
        description={t('wavoip.deviceNameHint')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label={t('wavoip.token')}
        description={t(device ? 'wavoip.tokenKept' : 'wavoip.tokenHint')}
        required={!device}
        maxLength={200}
        autoComplete="new-password"
        {...form.getInputProps('token')}
      />
      <Select
        label={t('wavoip.connection')}
        description={t('wavoip.connectionHint')}
        placeholder={t('wavoip.noConnection')}
        data={choices}
        clearable
        {...form.getInputProps('connection')}
      />
    </DialogForm>
  )
}

interface Values extends Record<string, unknown> {
  name: string
  token: string
  connection: string | null
}
