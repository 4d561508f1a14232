import { Alert, Anchor, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { shortDate } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Survey, SurveyScale } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { useMe } from '@/live/bootstrap'
import { surveysQuery } from '@/live/surveys'
import type { ConversationView } from '@/live/view'
import { Loaded } from '@/ui/loaded'
import { openDialog } from '../ui-state'
import { fitting } from './fitting'
import classes from './survey.module.css'

interface DialogProps {
  view: ConversationView
}

export function NpsDialog({ view }: DialogProps) {
  return <SurveyDialog view={view} kinds={['nps']} title="nps" />
}

export function RatingDialog({ view }: DialogProps) {
  return <SurveyDialog view={view} kinds={['csat', 'thumbs']} title="rating" />
}

interface SurveyDialogProps extends DialogProps {
  kinds: readonly SurveyScale[]
  title: 'nps' | 'rating'
}

/** Shows what the customer will be asked, and asks them. */
function SurveyDialog({ view, kinds, title }: SurveyDialogProps) {
  const { t } = useTranslation('surveys')
  const surveys = useQuery(surveysQuery)
  return (
    <Modal
      opened
      onClose={() => openDialog(null)}
      title={t(`ask.${title}`, { name: view.contact.name })}
    >
      <Loaded query={surveys}>
        {(all) => {
          const offered = fitting(all, view.conversation, kinds)
          return offered.length === 0 ? (
            <NoSurvey title={title} />
          ) : (
            <Asking view={view} offered={offered} />
          )
        }}
      </Loaded>
    </Modal>
  )
}

function NoSurvey({ title }: { title: SurveyDialogProps['title'] }) {
  const { t } = useTranslation('surveys')
  const mayManage = useMe().permissions.includes('manage-surveys')
  return (
    <Stack gap="sm">
      <Text size="sm">{t(`ask.none.${title}`)}</Text>
      {mayManage && (
        <Anchor component={Link} to="/settings/surveys" size="sm">
          {t('ask.settings')}
        </Anchor>
      )}
    </Stack>
  )
}

interface AskingProps extends DialogProps {
  offered: readonly Survey[]
}

function Asking({ view, offered }: AskingProps) {
  const { t } = useTranslation('surveys')
  const [chosen, setChosen] = useState(offered[0]?.id ?? '')
  // The same id however often it is tried: the customer is asked once.
  const [id] = useState(() => uuidv7())
  const survey = offered.find((it) => it.id === chosen) ?? offered[0]
  const send = useMutation({
    mutationFn: () =>
      api.post('/conversations/{conversationId}/survey-inquiries', {
        path: { conversationId: view.conversation.id },
        body: { id, survey: survey?.id ?? '' },
      }),
    onSuccess: () => {
      notifications.show({ message: t('ask.sent', { name: view.contact.name }) })
      openDialog(null)
    },
  })
  return (
    <Stack gap="md">
      {offered.length > 1 && (
        <Radio.Group label={t('ask.which')} value={chosen} onChange={setChosen}>
          <Stack gap={6} mt={6}>
            {offered.map((it) => (
              <Radio key={it.id} value={it.id} label={it.name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {survey && (
        <figure className={classes.preview}>
          <figcaption>{t('ask.preview')}</figcaption>
          <p>{survey.question}</p>
        </figure>
      )}
      {send.isError && (
        <Alert role="alert" color="red" variant="light">
          {refusal(send.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => openDialog(null)}>
          {t('common:cancel')}
        </Button>
        <Button loading={send.isPending} onClick={() => send.mutate()} data-autofocus>
          {t('ask.send')}
        </Button>
      </Group>
    </Stack>
  )

  function refusal(failure: unknown): string {
    const { code, extra } = asProblem(failure)
    return code === 'asked-recently' && typeof extra.until === 'string'
      ? t('ask.recently', { name: view.contact.name, date: shortDate(extra.until) })
      : problemText(failure)
  }
}
