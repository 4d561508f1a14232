import { ActionIcon, Anchor, Button, Popover, Text, Tooltip } from '@mantine/core'
import { IconClockPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { takeAttached, useAttachments } from '@/live/attachments'
import { draftOf, setDraft } from '@/live/drafts'
import { focusComposer, openDialog } from '../ui-state'
import { useShutBy } from './fallback-fields'
import classes from './schedule.module.css'
import { useSchedule } from './use-schedule'
import { useWhen, WhenField } from './when-field'

interface ClockButtonProps {
  conversation: Conversation
  /** Something is written or attached. */
  canSchedule: boolean
}

/** The clock: what is written goes at a time instead of now. */
export function ClockButton({ conversation, canSchedule }: ClockButtonProps) {
  const { t } = useTranslation('schedules')
  const [isOpen, setOpen] = useState(false)
  const label = t('clock')
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-end"
      width={300}
      shadow="md"
      radius={12}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={canSchedule ? label : t('clockHint')}>
          <ActionIcon
            variant="subtle"
            aria-label={label}
            aria-haspopup="dialog"
            onClick={() => (canSchedule ? setOpen((it) => !it) : openDialog('schedule'))}
          >
            <IconClockPlus size={19} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        {isOpen && <ClockForm conversation={conversation} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

interface ClockFormProps {
  conversation: Conversation
  onClose: () => void
}

function ClockForm({ conversation, onClose }: ClockFormProps) {
  const { t } = useTranslation('schedules')
  const { id: conversationId } = conversation
  const [id] = useState(uuidv7)
  const when = useWhen()
  const isShut = useShutBy(conversation, when.at)
  const { items } = useAttachments(conversationId)
  const isReady = items.every(({ state }) => state.type === 'ready')
  const handleSaved = () => {
    setDraft(conversationId, { reply: '', quote: null })
    takeAttached(conversationId)
    onClose()
    focusComposer()
  }
  const save = useSchedule(null, handleSaved)
  const handleSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (when.at === null || !isReady) return
    const files = items.flatMap(({ state }) =>
      state.type === 'ready' ? [{ file: state.file.id, voice: false }] : [],
    )
    const text = draftOf(conversationId).reply
    save.mutate({ id, wish: { conversationId, at: when.at, text, files, fallback: null } })
  }
  const handleMore = () => {
    onClose()
    openDialog('schedule')
  }
  return (
    <form className={classes.clock} onSubmit={handleSubmit} noValidate>
      <WhenField when={when} />
      {isShut && (
        <Text size="xs" c="var(--warn-text)" role="status">
          {t('clockShut')}{' '}
          <Anchor component="button" type="button" fz="inherit" onClick={handleMore}>
            {t('clockMore')}
          </Anchor>
        </Text>
      )}
      {save.isError && (
        <Text role="alert" size="xs" c="var(--bad-text)">
          {problemText(save.error)}
        </Text>
      )}
      <Button type="submit" disabled={when.at === null || !isReady} loading={save.isPending}>
        {t('schedule')}
      </Button>
    </form>
  )
}
