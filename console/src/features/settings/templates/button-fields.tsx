import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TemplateButton } from '@/lib/schemas'
import type { TemplateValues } from './template-values'

const KINDS = ['reply', 'url', 'phone', 'copy-code'] as const
const MOST = 10

/** What customers can press below the text. */
export function ButtonFields({ form }: { form: UseFormReturnType<TemplateValues> }) {
  const { t } = useTranslation('templates')
  const { buttons } = form.values
  const change = (place: number, to: Partial<TemplateButton>) =>
    form.setFieldValue(
      'buttons',
      buttons.map((it, at) => (at === place ? { ...it, ...to } : it)),
    )
  return (
    <Input.Wrapper label={t('buttons')} error={form.errors.buttons}>
      <Stack gap="xs" mt={4}>
        {buttons.map((button, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
          <Group key={place} gap="xs" align="flex-end" wrap="nowrap">
            <Stack gap={4} style={{ flex: 1 }}>
              <Group gap="xs" grow>
                <Select
                  aria-label={t('buttonKind')}
                  data={KINDS.map((value) => ({ value, label: t(`press.${value}`) }))}
                  value={button.kind}
                  allowDeselect={false}
                  onChange={(kind) =>
                    kind &&
                    change(place, { kind, value: null, ...(kind === 'copy-code' && { text: '' }) })
                  }
                />
                {/* What it says is the channel's, in the customer's language. */}
                {button.kind !== 'copy-code' && (
                  <TextInput
                    aria-label={t('buttonText')}
                    placeholder={t('buttonText')}
                    maxLength={25}
                    value={button.text}
                    onChange={(event) => change(place, { text: event.currentTarget.value })}
                  />
                )}
              </Group>
              {button.kind !== 'reply' && (
                <TextInput
                  aria-label={t(`pressValue.${button.kind}`)}
                  placeholder={t(`pressValue.${button.kind}`)}
                  value={button.value ?? ''}
                  onChange={(event) => change(place, { value: event.currentTarget.value })}
                />
              )}
            </Stack>
            <ActionIcon
              aria-label={t('removeButton', { name: button.text || t(`press.${button.kind}`) })}
              onClick={() =>
                form.setFieldValue(
                  'buttons',
                  buttons.filter((_, at) => at !== place),
                )
              }
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
        {buttons.length < MOST && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} stroke={1.6} />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() =>
              form.setFieldValue('buttons', [...buttons, { kind: 'reply', text: '', value: null }])
            }
          >
            {t('addButton')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
