import {
  ColorInput,
  Input,
  SegmentedControl,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import type { ConnectionForm } from './connection-values'

const THEMES = ['system', 'light', 'dark']
const POSITIONS = ['right', 'left']

/** How the chat looks on the website and what it says first. */
export function LookSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const choices = (name: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`look.${name}.${value}`) }))
  return (
    <Section title={t('look.title')}>
      <Stack>
        <ColorInput
          label={t('color')}
          format="hex"
          maw={220}
          eyeDropperButtonProps={{ 'aria-label': t('pickColor') }}
          {...form.getInputProps('webchat.color')}
        />
        <Choice label={t('look.theme')}>
          {(id) => (
            <SegmentedControl
              aria-labelledby={id}
              data={choices('themes', THEMES)}
              {...form.getInputProps('webchat.theme')}
            />
          )}
        </Choice>
        <Choice label={t('look.position')}>
          {(id) => (
            <SegmentedControl
              aria-labelledby={id}
              data={choices('positions', POSITIONS)}
              {...form.getInputProps('webchat.position')}
            />
          )}
        </Choice>
        <TextInput
          label={t('look.heading')}
          maxLength={60}
          {...form.getInputProps('webchat.title')}
        />
        <TextInput
          label={t('look.subtitle')}
          maxLength={120}
          {...form.getInputProps('webchat.subtitle')}
        />
        <Textarea
          label={t('look.greeting')}
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('webchat.greeting')}
        />
        <Textarea
          label={t('look.away')}
          description={t('look.awayHint')}
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('webchat.awayMessage')}
        />
        <TextInput
          label={t('look.launcher')}
          description={t('look.launcherHint')}
          maxLength={40}
          {...form.getInputProps('webchat.launcherText')}
        />
        <Switch
          label={t('look.agent')}
          description={t('look.agentHint')}
          {...form.getInputProps('webchat.showAgent', { type: 'checkbox' })}
        />
      </Stack>
    </Section>
  )
}

interface ChoiceProps {
  label: string
  children: (labelId: string) => React.ReactNode
}

function Choice({ label, children }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <Input.Label id={id} labelElement="div" mb={4}>
        {label}
      </Input.Label>
      <div>{children(id)}</div>
    </div>
  )
}
