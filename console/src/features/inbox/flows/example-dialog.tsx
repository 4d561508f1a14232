import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Message } from '@/lib/schemas'
import { intentsQuery } from '@/live/intents'
import { Loaded } from '@/ui/loaded'
import { wordsOf } from '../conversation/quote'

interface ExampleDialogProps {
  message: Message
  onClose: () => void
}

/** Adicionar a uma intenção: the message's words become an example of how customers say it. */
export function ExampleDialog({ message, onClose }: ExampleDialogProps) {
  const { t } = useTranslation('intents')
  const [intent, setIntent] = useState<string | null>(null)
  const [text, setText] = useState(() => wordsOf(message.content).slice(0, 300))
  const { conversationId, id: messageId } = message
  const add = useMutation({
    mutationFn: () =>
      api.post('/conversations/{conversationId}/messages/{messageId}/example', {
        path: { conversationId, messageId },
        body: { intent: intent ?? '', text },
      }),
    onSuccess: ({ name }) => {
      notifications.show({ message: t('example.done', { name }) })
      onClose()
    },
  })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (intent && text.trim()) add.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('example.title')}>
      <Loaded query={useQuery(intentsQuery)}>
        {(intents) => (
          <form onSubmit={handleSubmit}>
            <Stack>
              <Text size="sm" c="var(--ink2)">
                {t(intents.length > 0 ? 'example.text' : 'example.none')}
              </Text>
              <Select
                label={t('intent')}
                data={intents.map(({ id, name }) => ({ value: id, label: name }))}
                value={intent}
                onChange={setIntent}
                searchable
                nothingFoundMessage={t('nothingFound')}
                comboboxProps={{ withinPortal: false }}
                data-autofocus
              />
              <Textarea
                label={t('newPhrase')}
                autosize
                minRows={2}
                maxLength={300}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              {add.isError && (
                <Text role="alert" size="sm" c="var(--bad-text)">
                  {problemText(add.error)}
                </Text>
              )}
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t('common:cancel')}
                </Button>
                <Button type="submit" disabled={!intent || !text.trim()} loading={add.isPending}>
                  {t('example.add')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Modal>
  )
}
