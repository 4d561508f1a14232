import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconCalendarEvent, IconClock, IconMessageReply, IconSunrise } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { clock, moment } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import { momentOf, wallAt } from '@/lib/wall-clock'
import { changeConversation } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { useActionContext } from '../actions/use-action-context'
import { openDialog } from '../ui-state'
import classes from './snooze-dialog.module.css'
import { snoozeTimes } from './snooze-times'

const ICONS = { hour: IconClock, tomorrow: IconSunrise, monday: IconCalendarEvent }

/** Adiar: until a time, or until the customer writes. */
export function SnoozeDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const { id } = view.conversation
  const { offerUndo } = useActionContext(view)
  const [now] = useState(Date.now)
  const [wall, setWall] = useState(() => wallAt(now + 24 * 3_600_000))
  const close = () => openDialog(null)
  const snooze = useMutation({
    mutationFn: (until: string | null) =>
      api.put('/conversations/{conversationId}/snooze', {
        path: { conversationId: id },
        body: { until },
      }),
    onSuccess: (conversation) => {
      changeConversation(cache, conversation)
      close()
      offerUndo({ text: 'done.snooze', act: 'wake' })
    },
  })
  const chosen = Number.isNaN(Date.parse(`${wall}Z`)) ? null : momentOf(wall)
  const isAhead = chosen !== null && chosen > now
  return (
    <Modal opened onClose={close} title={t('snooze.title', { name: view.contact.name })} size="sm">
      <Stack gap="xs">
        <div className={classes.choices}>
          {snoozeTimes(now).map(({ id: name, at }) => {
            const Icon = ICONS[name]
            return (
              <Choice
                key={name}
                icon={<Icon size={18} stroke={1.5} />}
                label={t(`snooze.${name}`)}
                detail={name === 'hour' ? clock(at) : moment(at)}
                isBusy={snooze.isPending}
                onClick={() => snooze.mutate(at)}
              />
            )
          })}
          <Choice
            icon={<IconMessageReply size={18} stroke={1.5} />}
            label={t('snooze.open')}
            isBusy={snooze.isPending}
            onClick={() => snooze.mutate(null)}
          />
        </div>
        <form
          className={classes.own}
          onSubmit={(event) => {
            event.preventDefault()
            if (isAhead) snooze.mutate(new Date(chosen).toISOString())
          }}
        >
          <TextInput
            type="datetime-local"
            label={t('snooze.own')}
            min={wallAt(now)}
            value={wall}
            onChange={(event) => setWall(event.currentTarget.value)}
            error={chosen !== null && !isAhead && t('snooze.past')}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={!isAhead} loading={snooze.isPending}>
              {t('snooze.confirm')}
            </Button>
          </Group>
        </form>
        {snooze.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(snooze.error)}
          </Text>
        )}
      </Stack>
    </Modal>
  )
}

interface ChoiceProps {
  icon: ReactNode
  label: string
  detail?: string
  isBusy: boolean
  onClick: () => void
}

function Choice({ icon, label, detail, isBusy, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className={classes.choice ?? ''} disabled={isBusy} onClick={onClick}>
      {icon}
      <span>{label}</span>
      <small>{detail}</small>
    </UnstyledButton>
  )
}
