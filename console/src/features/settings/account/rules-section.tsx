import { NumberInput, Radio, Stack, Switch, Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { FlowPause, Module, Ownership } from '@/lib/schemas'
import { Section } from '@/ui/section'

const OWNERSHIPS = ['exclusive', 'shared'] as const satisfies readonly Ownership[]
const FLOW_PAUSES = ['always', 'ask', 'never'] as const satisfies readonly FlowPause[]
const LONGEST_WINDOW = 60 * 24 * 365
/** What stands for the number, as the server knows it. */
export const PLACEHOLDER = '{{protocolo}}'

export type Rules = {
  ownership: Ownership
  reopenWindowMinutes: number | ''
  requireAccept: boolean
  flowPause: FlowPause
  returnKeepsPlace: boolean
  transferNeedsAccept: boolean
  maxFileBytes: number | ''
  lagSeconds: number | ''
  protocolAtOpening: boolean
  protocolMessage: string
  modules: Module[]
}

interface RulesSectionProps<Values extends Rules> {
  form: UseFormReturnType<Values>
}

/** By which rules services begin, wait and end. */
export function RulesSection<Values extends Rules>({ form }: RulesSectionProps<Values>) {
  const { t } = useTranslation('settings')
  // The form holds more than this section knows of.
  const rules = form as unknown as UseFormReturnType<Rules>
  return (
    <Section title={t('account.rules')}>
      <Stack>
        <Radio.Group label={t('account.ownership')} {...rules.getInputProps('ownership')}>
          <Stack gap="xs" mt={4}>
            {OWNERSHIPS.map((it) => (
              <Radio
                key={it}
                value={it}
                label={t(`account.ownerships.${it}`)}
                description={t(`account.ownershipHints.${it}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <NumberInput
          label={t('account.reopen')}
          description={t('account.reopenHint')}
          min={0}
          max={LONGEST_WINDOW}
          allowDecimal={false}
          suffix={t('account.minutes')}
          maw={280}
          {...rules.getInputProps('reopenWindowMinutes')}
        />
        <Switch
          label={t('account.accept')}
          description={t('account.acceptHint')}
          {...rules.getInputProps('requireAccept', { type: 'checkbox' })}
        />
        {rules.values.modules.includes('chatbot') && (
          <Radio.Group label={t('account.flowPause')} {...rules.getInputProps('flowPause')}>
            <Stack gap="xs" mt={4}>
              {FLOW_PAUSES.map((it) => (
                <Radio
                  key={it}
                  value={it}
                  label={t(`account.flowPauses.${it}`)}
                  description={t(`account.flowPauseHints.${it}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Switch
          label={t('account.place')}
          description={t('account.placeHint')}
          {...rules.getInputProps('returnKeepsPlace', { type: 'checkbox' })}
        />
        <Switch
          label={t('account.transferAccept')}
          description={t('account.transferAcceptHint')}
          {...rules.getInputProps('transferNeedsAccept', { type: 'checkbox' })}
        />
        <NumberInput
          label={t('account.file')}
          description={t('account.fileHint')}
          min={1}
          max={200}
          decimalScale={2}
          suffix={t('account.megabytes')}
          maw={280}
          {...rules.getInputProps('maxFileBytes')}
        />
        <NumberInput
          label={t('account.lag')}
          description={t('account.lagHint')}
          min={5}
          max={3600}
          allowDecimal={false}
          suffix={t('account.seconds')}
          maw={280}
          {...rules.getInputProps('lagSeconds')}
        />
        <Switch
          label={t('account.protocolAtOpening')}
          description={t('account.protocolAtOpeningHint')}
          {...rules.getInputProps('protocolAtOpening', { type: 'checkbox' })}
        />
        <Textarea
          label={t('account.protocolMessage')}
          description={t('account.protocolMessageHint', { placeholder: PLACEHOLDER })}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          {...rules.getInputProps('protocolMessage')}
        />
      </Stack>
    </Section>
  )
}
