import { Button, Center, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { phone } from '@/lib/format'
import type { WavoipDevice } from '@/lib/schemas'
import { QrCode } from '@/ui/qr-code'
import { WavoipStateMark } from '@/ui/wavoip-state-mark'
import { refusalText } from '../refusal'
import { type OpenDevice, useDevice } from './use-device'

const CODE = 260

interface PairingDialogProps {
  device: WavoipDevice
  onClose: () => void
}

/** How a device stands now; a new one is paired with a phone by its code. */
export function PairingDialog({ device, onClose }: PairingDialogProps) {
  const { t } = useTranslation('settings')
  const { device: open, failure } = useDevice(device.id)
  return (
    <Modal opened onClose={onClose} title={device.name}>
      <Stack>
        {failure ? (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(failure)}
          </Text>
        ) : null}
        {open ? <State device={open} /> : !failure && <Waiting />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Waiting() {
  const { t } = useTranslation('settings')
  return (
    <Center>
      <Loader size="sm" aria-label={t('common:loading')} />
    </Center>
  )
}

function State({ device }: { device: OpenDevice }) {
  const { t } = useTranslation('settings')
  const { state, qrCode } = device
  const isStuck = state === 'error' || state === 'close'
  return (
    <>
      <div role="status">
        <WavoipStateMark state={state} />
        {device.phone && <Text size="sm">{phone(device.phone)}</Text>}
        <Text size="sm" c="var(--ink2)" mt={4}>
          {t(`wavoip.about.${state}`)}
        </Text>
      </div>
      {state === 'connecting' && qrCode && (
        <Center>
          <QrCode text={qrCode} label={t('wavoip.code')} size={CODE} />
        </Center>
      )}
      {state === 'hibernating' && (
        <Button variant="default" onClick={device.wakeUp}>
          {t('wavoip.wakeUp')}
        </Button>
      )}
      {isStuck && (
        <Button variant="default" onClick={device.restart}>
          {t('wavoip.restart')}
        </Button>
      )}
    </>
  )
}
