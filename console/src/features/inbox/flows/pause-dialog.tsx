import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '@/live/view'
import { answerPauseQuestion, dropPauseQuestion } from './pause-question'

/** Asks what becomes of the flow before the conversation is accepted, by a click or by an answer. */
export function PauseDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('flows')
  return (
    <Modal opened onClose={dropPauseQuestion} title={t('pauseQuestion.title')}>
      <Text size="sm" c="var(--ink2)" mb="lg">
        {t('pauseQuestion.text', { name: view.contact.name })}
      </Text>
      <Group justify="flex-end">
        <Button variant="subtle" mr="auto" onClick={dropPauseQuestion}>
          {t('common:cancel')}
        </Button>
        <Button variant="default" onClick={() => answerPauseQuestion(false)}>
          {t('pauseQuestion.goOn')}
        </Button>
        <Button onClick={() => answerPauseQuestion(true)} data-autofocus>
          {t('pause')}
        </Button>
      </Group>
    </Modal>
  )
}
