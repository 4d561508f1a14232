import { Button, Text } from '@mantine/core'
import { IconBrandWhatsapp, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Wavoip, WavoipDevice } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { usePhone } from '@/live/phone'
import { Loaded } from '@/ui/loaded'
import { WavoipStateMark } from '@/ui/wavoip-state-mark'
import { ListRow } from '../list-row'
import { wavoipQuery } from '../queries'
import settings from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { DeviceDialog } from './device-dialog'
import { IntegrationCard } from './integration-card'
import { IntegrationSwitch } from './integration-switch'
import { PairingDialog } from './pairing-dialog'

/** Calls over WhatsApp by Wavoip, and the devices that make them. */
export function WavoipCard() {
  const { t } = useTranslation('settings')
  const wavoip = useQuery(wavoipQuery)
  return (
    <IntegrationCard icon={IconBrandWhatsapp} name={t('wavoip.name')} text={t('wavoip.text')}>
      <Loaded query={wavoip}>{(held) => <Devices wavoip={held} />}</Loaded>
    </IntegrationCard>
  )
}

function Devices({ wavoip }: { wavoip: Wavoip }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const hold = (saved: Wavoip) => cache.setQueryData(wavoipQuery.queryKey, saved)
  const { dialog, add, edit, remove } = useListDialogs<WavoipDevice>({
    form: (item, close) => <DeviceDialog device={item} onSaved={hold} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('wavoip.removeTitle', { name }),
      text: t('wavoip.removeText'),
      action: async () =>
        hold(await api.delete('/telephony/wavoip/devices/{deviceId}', { path: { deviceId: id } })),
    }),
  })
  const { devices, active } = wavoip
  return (
    <>
      {devices.length > 0 && (
        <>
          <IntegrationSwitch
            isOn={active}
            name={t('wavoip.switch')}
            turn={async (on) => {
              hold(await api.patch('/telephony/wavoip', { body: { active: on } }))
            }}
          />
          <Text fw={600} size="sm" mt="md" mb={6}>
            {t('wavoip.devices')}
          </Text>
          <ul className={settings.rows}>
            {devices.map((it) => (
              <DeviceRow
                key={it.id}
                device={it}
                onEdit={() => edit(it)}
                onDelete={() => remove(it)}
              />
            ))}
          </ul>
        </>
      )}
      <Button
        mt="xs"
        size="xs"
        variant={devices.length > 0 ? 'default' : 'filled'}
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={add}
      >
        {t('wavoip.add')}
      </Button>
      {dialog}
    </>
  )
}

interface DeviceRowProps {
  device: WavoipDevice
  onEdit: () => void
  onDelete: () => void
}

/** A device, whose number it is, and how it stands while this window has it open. */
function DeviceRow({ device, ...acts }: DeviceRowProps) {
  const { t } = useTranslation('settings')
  const [isOpen, setOpen] = useState(false)
  const state = usePhone().devices[device.id]
  const connection = useBootstrap((it) =>
    it.connections.find(({ id }) => id === device.connectionId),
  )
  return (
    <ListRow name={device.name} {...acts}>
      <div className={settings.rowText}>
        <strong>{device.name}</strong>
        <p>{connection?.name ?? t('wavoip.noConnection')}</p>
        {state && <WavoipStateMark state={state} />}
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={t('wavoip.openThis', { name: device.name })}
        onClick={() => setOpen(true)}
      >
        {t('wavoip.open')}
      </Button>
      {isOpen && <PairingDialog device={device} onClose={() => setOpen(false)} />}
    </ListRow>
  )
}
