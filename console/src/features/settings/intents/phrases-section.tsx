import { ActionIcon, Button, Group, Text, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Intent } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { Section } from '@/ui/section'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'

/** Frases de exemplo: typed one by one, or pasted with one on each line. */
export function PhrasesSection({ intent }: { intent: Intent }) {
  const { t } = useTranslation('intents')
  const { id, phrases } = intent
  const cache = useQueryClient()
  const [typed, setTyped] = useState('')
  const add = useMutation({
    mutationFn: (texts: string[]) =>
      api.post('/intents/{intentId}/phrases', { path: { intentId: id }, body: { texts } }),
    onSuccess: () => {
      setTyped('')
      return cache.invalidateQueries({ queryKey: keys.intents })
    },
  })
  const remove = useMutation({
    mutationFn: (phraseId: string) =>
      api.delete('/intents/{intentId}/phrases/{phraseId}', { path: { intentId: id, phraseId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.intents }),
  })
  const lines = typed
    .split('\n')
    .map((it) => it.trim())
    .filter(Boolean)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (lines.length > 0) add.mutate(lines)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      handleSubmit(event)
    }
  }
  const failure = add.error ?? remove.error
  return (
    <Section title={t('phrases')} hint={t('phrasesHint')}>
      <form onSubmit={handleSubmit}>
        <Group align="flex-end" gap="sm" mb="sm">
          <Textarea
            label={t('newPhrase')}
            placeholder={t('phrasePlaceholder')}
            autosize
            minRows={1}
            maxRows={8}
            style={{ flex: '1 1 260px' }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={handleKey}
          />
          <Button
            type="submit"
            variant="light"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            disabled={lines.length === 0}
            loading={add.isPending}
          >
            {t('addPhrase', { count: Math.max(1, lines.length) })}
          </Button>
        </Group>
      </form>
      {failure && (
        <Text role="alert" size="sm" c="var(--bad-text)" mb="sm">
          {refusalText(failure)}
        </Text>
      )}
      {phrases.length === 0 ? (
        <Text size="sm" c="var(--ink2)">
          {t('noPhrases')}
        </Text>
      ) : (
        <ul className={classes.rows} aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <li key={phrase.id} className={classes.row}>
              <span className={classes.rowText}>{phrase.text}</span>
              <ActionIcon
                variant="subtle"
                aria-label={t('deletePhrase', { text: phrase.text })}
                loading={remove.isPending && remove.variables === phrase.id}
                onClick={() => remove.mutate(phrase.id)}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
