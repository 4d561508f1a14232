import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Reach } from '@/lib/schemas'
import { type ChatEnds, ChatForm } from './chat-form'

interface NumberChatProps extends ChatEnds {
  /** The connections that reach numbers which have never written. */
  reaches: readonly Reach[]
}

/** Informar manualmente: somebody who is not registered. Says plainly when no connection reaches numbers. */
export function NumberChat({ reaches, ...ends }: NumberChatProps) {
  const { t } = useTranslation('routine')
  const [only] = reaches
  if (only) return <NumberForm reaches={reaches} usual={only} {...ends} />
  return (
    <>
      <Text size="sm" c="var(--ink2)" role="status">
        {t('newChat.noReach')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={ends.onClose}>
          {t('common:close')}
        </Button>
      </Group>
    </>
  )
}

function NumberForm({ reaches, usual, ...ends }: NumberChatProps & { usual: Reach }) {
  const { t } = useTranslation('inbox')
  const form = useForm({
    initialValues: { phone: '', name: '' },
    validate: {
      phone: (value) => (value.trim() === '' ? t('contact.refused.phone') : null),
      name: (value) => (value.trim() === '' ? t('contact.refused.name') : null),
    },
  })
  return (
    <Stack>
      <TextInput
        label={t('contact.phone')}
        type="tel"
        required
        placeholder="(11) 98765-4321"
        {...form.getInputProps('phone')}
      />
      <TextInput
        label={t('contact.name')}
        maxLength={120}
        required
        {...form.getInputProps('name')}
      />
      <ChatForm
        reaches={reaches}
        usual={usual}
        who={{ contactId: null, ...form.values }}
        known={[]}
        check={() => !form.validate().hasErrors}
        onRefusedPhone={() => form.setFieldError('phone', t('contact.refused.phone'))}
        {...ends}
      />
    </Stack>
  )
}
