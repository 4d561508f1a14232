import { Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusalText } from '../refusal'

interface IntegrationSwitchProps {
  isOn: boolean
  /** What is switched. */
  name: string
  turn: (on: boolean) => Promise<void>
}

/** Switches a service on or off, at once. */
export function IntegrationSwitch({ isOn, name, turn }: IntegrationSwitchProps) {
  const { t } = useTranslation('settings')
  const toggle = useMutation({
    mutationFn: () => turn(!isOn),
    onSuccess: () => notifications.show({ message: t('saved') }),
  })
  const label = t(isOn ? 'integrations.isOn' : 'integrations.isOff')
  return (
    <>
      <Switch
        label={label}
        aria-label={`${label}: ${name}`}
        checked={isOn}
        disabled={toggle.isPending}
        onChange={() => toggle.mutate()}
      />
      {toggle.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {refusalText(toggle.error)}
        </Text>
      )}
    </>
  )
}
