import { NumberInput, Switch } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { AgentField, GeneralFields } from './general-fields'
import type { LineValues } from './line-values'

interface LineFieldsProps {
  form: {
    getInputProps: (field: keyof LineValues) => GetInputPropsReturnType
    setFieldValue: (field: 'state', value: LineValues['state']) => void
  }
  state: LineValues['state']
  /** Under which its words stand. */
  words: 'whatsapp' | 'sms'
}

/** What every line has: its name, where its conversations go, its switch, and how long one can take something back. */
export function LineFields({ form, state, words }: LineFieldsProps) {
  const { t } = useTranslation('settings')
  const isOn = state === 'on'
  return (
    <>
      <GeneralFields form={form} />
      <AgentField form={form} />
      <Switch
        label={t(`${words}.${isOn ? 'isOn' : 'isOff'}`)}
        description={t(`${words}.stateHint`)}
        checked={isOn}
        onChange={() => form.setFieldValue('state', isOn ? 'off' : 'on')}
      />
      <NumberInput
        label={t('whatsapp.undoSeconds')}
        description={t('whatsapp.undoSecondsHint')}
        min={0}
        max={60}
        allowDecimal={false}
        {...form.getInputProps('undoSeconds')}
      />
    </>
  )
}
