import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Message, Outlook } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { useEffectText } from '@/ui/use-effect-text'
import { wordsOf } from '../conversation/quote'
import classes from './reprocess.module.css'
import { Understanding } from './understanding'

interface ReprocessDialogProps {
  message: Message
  onClose: () => void
}

/** Reprocessar: shows first what reading the message again would do, and does only that. */
export function ReprocessDialog({ message, onClose }: ReprocessDialogProps) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const { conversationId, id: messageId } = message
  const path = { conversationId, messageId }
  const queryKey = [...keys.flowRuns, conversationId, 'outlook', messageId] as const
  const outlook = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/messages/{messageId}/reprocessing', {
        path,
        signal,
      }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const run = useMutation({
    mutationFn: ({ flow, earlier, isOnlyAgain }: Outlook) =>
      api.post('/conversations/{conversationId}/messages/{messageId}/reprocessing', {
        path,
        body: { flow: flow ?? '', again: isOnlyAgain, after: earlier?.id ?? null },
      }),
    onSuccess: (conversation, { name }) => {
      changeConversation(cache, conversation)
      void cache.invalidateQueries({ queryKey: [...keys.flowRuns, conversationId] })
      notifications.show({ message: t('reprocess.done', { flow: name }) })
      onClose()
    },
    onError: (failure) => {
      // Whatever it would do now is shown before it is asked for again.
      if (asProblem(failure).status === 409) void cache.invalidateQueries({ queryKey })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('reprocess.title')}>
      <Stack>
        <blockquote className={classes.quote}>{wordsOf(message.content)}</blockquote>
        <Loaded query={outlook}>
          {(held) => (
            <>
              <Understanding understood={held.understood} />
              <Plan outlook={held} />
              {run.isError && (
                <Text role="alert" size="sm" c="var(--bad-text)">
                  {problemText(run.error)}
                </Text>
              )}
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t(held.flow ? 'common:cancel' : 'common:close')}
                </Button>
                {held.flow && (
                  <Button loading={run.isPending} onClick={() => run.mutate(held)}>
                    {t(held.isOnlyAgain ? 'reprocess.again' : 'reprocess.run')}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Loaded>
      </Stack>
    </Modal>
  )
}

/** What would be said and done, and what has been before. */
function Plan({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation(['flows', 'intents'])
  const effectText = useEffectText()
  const { flow, name, by, effects, earlier, isOnlyAgain, replaced } = outlook
  if (!flow) {
    return (
      <Text size="sm" c="var(--ink2)">
        {t('reprocess.nothing')}
      </Text>
    )
  }
  return (
    <section className={classes.plan} aria-label={t('reprocess.would')}>
      <Group justify="space-between" gap="sm">
        <strong>{name}</strong>
        {by && <Badge variant="light">{t(`intents:by.${by}`)}</Badge>}
      </Group>
      <ol className={classes.effects}>
        {effects.map((effect, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happens is its place
          <li key={place}>
            {effect.type === 'say' || effect.type === 'ask'
              ? t('reprocess.says', { text: effectText(effect) })
              : effectText(effect)}
          </li>
        ))}
      </ol>
      {replaced && (
        <Text size="sm" c="var(--warn-text)">
          {t('reprocess.replaces', { flow: replaced })}
        </Text>
      )}
      {earlier && (
        <Text size="sm" c={isOnlyAgain ? 'var(--warn-text)' : 'var(--ink2)'}>
          {t(isOnlyAgain ? 'reprocess.ran' : 'reprocess.ranOther', {
            flow: earlier.name,
            when: moment(earlier.startedAt),
          })}
        </Text>
      )}
    </section>
  )
}
