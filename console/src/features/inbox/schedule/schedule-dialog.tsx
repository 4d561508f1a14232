import { Anchor, Group, Modal, Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schedule } from '@/lib/schemas'
import { takeAttached } from '@/live/attachments'
import { draftOf, setDraft } from '@/live/drafts'
import type { ConversationView } from '@/live/view'
import { Loaded } from '@/ui/loaded'
import { PersonAvatar } from '@/ui/person-avatar'
import { useConversation } from '../queries'
import { openDialog } from '../ui-state'
import { ReceiverFields } from './receiver-fields'
import classes from './schedule.module.css'
import { ScheduleForm } from './schedule-form'

interface ScheduleDialogProps {
  /** The one that is changed; absent for a new one. */
  schedule?: Schedule | undefined
  onClose: () => void
}

/** Novo agendamento, from nowhere or of one that is there: contact, message, date and time. */
export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const place = useId()
  return (
    <Frame
      conversationId={schedule?.conversationId ?? null}
      schedule={schedule}
      text={schedule?.text ?? ''}
      place={place}
      isOwnPlace
      onSaved={onClose}
      onClose={onClose}
    />
  )
}

/** The same for the contact that one is talking with: what stands in the composer is taken along. */
export function ConversationScheduleDialog({ view }: { view: ConversationView }) {
  const { id } = view.conversation
  const [text] = useState(() => draftOf(id).reply)
  const close = () => openDialog(null)
  const handleSaved = () => {
    if (draftOf(id).reply === text) setDraft(id, { reply: '' })
    takeAttached(id)
    close()
  }
  return <Frame conversationId={id} text={text} place={id} onSaved={handleSaved} onClose={close} />
}

interface FrameProps extends ScheduleDialogProps {
  conversationId: string | null
  text: string
  place: string
  isOwnPlace?: boolean
  onSaved: () => void
}

function Frame({ conversationId, schedule, onClose, ...form }: FrameProps) {
  const { t } = useTranslation('schedules')
  const [chosen, setChosen] = useState(conversationId)
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(schedule ? 'edit' : 'new')}
      size="lg"
    >
      <Stack gap="sm">
        {chosen === null ? (
          <ReceiverFields onChoose={setChosen} />
        ) : (
          <Receiver id={chosen} onChange={() => setChosen(null)} />
        )}
        <ScheduleForm
          conversationId={chosen}
          schedule={schedule ?? null}
          onClose={onClose}
          {...form}
        />
      </Stack>
    </Modal>
  )
}

/** To whom it goes, and through what; somebody else can be chosen. */
function Receiver({ id, onChange }: { id: string; onChange: () => void }) {
  const { t } = useTranslation('schedules')
  const conversation = useConversation(id)
  return (
    <Loaded query={conversation}>
      {({ contact, conversation: { connection } }) => (
        <Group className={classes.receiver ?? ''} gap="sm" wrap="nowrap">
          <PersonAvatar name={contact.name} photo={contact.photo} size={34} />
          <div className={classes.receiverName}>
            <Text size="xs" c="var(--ink2)">
              {t('contact')}
            </Text>
            <Text size="sm" fw={600} truncate>
              {contact.name}
            </Text>
          </div>
          <Text size="xs" c="var(--ink2)">
            {connection.name}
          </Text>
          <Anchor component="button" type="button" size="sm" onClick={onChange}>
            {t('otherContact')}
          </Anchor>
        </Group>
      )}
    </Loaded>
  )
}
