import { Alert, Button, Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import { useHasChatbot } from '@/live/flows'
import type { ConversationView } from '@/live/view'
import { SendToBot } from '../flows/send-to-bot'
import { openDialog } from '../ui-state'
import { handOn } from './hand-on'
import { TargetPicker } from './target-picker'
import { nameOf, type Target } from './targets'

interface Wish {
  target: Target
  confirmed: boolean
}

/** Transferir: whoever is clicked gets it, with a note if one was written. */
export function TransferDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const [note, setNote] = useState('')
  const hasChatbot = useHasChatbot()
  const [isBot, setBot] = useState(false)
  const { conversation, contact } = view
  const close = () => openDialog(null)

  const transfer = useMutation({
    mutationFn: ({ target, confirmed }: Wish) =>
      handOn(cache, conversation.id, t('parting.transferred', { to: nameOf(target) }), () =>
        api.post('/conversations/{conversationId}/transfers', {
          path: { conversationId: conversation.id },
          body: {
            agent: target.agent?.id ?? null,
            department: target.department?.id ?? null,
            note: note.trim() || null,
            confirmed,
          },
        }),
      ),
    onSuccess: ({ isSeen }, { target }) => {
      close()
      if (!isSeen) return
      const values = { name: contact.name, to: nameOf(target) }
      notifications.show({ message: t('done.transferred', values) })
    },
  })

  const refused = transfer.error ? asProblem(transfer.error) : null
  const doubted =
    refused?.code === 'target-unavailable' ? (transfer.variables?.target ?? null) : null
  return (
    <Modal opened onClose={close} title={t('transfer.title', { name: contact.name })}>
      {refused && doubted ? (
        <Doubt
          target={doubted}
          obstacle={String(refused.extra.obstacle)}
          isBusy={transfer.isPending}
          onConfirm={() => transfer.mutate({ target: doubted, confirmed: true })}
          onBack={() => transfer.reset()}
        />
      ) : (
        <Stack gap="sm">
          {hasChatbot && <Whither isBot={isBot} onChange={setBot} />}
          {isBot ? (
            <SendToBot view={view} onClose={close} />
          ) : (
            <>
              <Textarea
                label={t('transfer.note')}
                description={t('transfer.noteHint')}
                autosize
                minRows={1}
                maxRows={5}
                maxLength={10_000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <TargetPicker
                owner={conversation.owner ?? null}
                isBusy={transfer.isPending}
                onPick={(target) => transfer.mutate({ target, confirmed: false })}
              />
              {refused && (
                <Alert color="red" role="alert">
                  {problemText(refused)}
                </Alert>
              )}
            </>
          )}
        </Stack>
      )}
    </Modal>
  )
}

interface WhitherProps {
  isBot: boolean
  onChange: (isBot: boolean) => void
}

/** To people, or to the chatbot. */
function Whither({ isBot, onChange }: WhitherProps) {
  const { t } = useTranslation('flows')
  return (
    <SegmentedControl
      fullWidth
      data={[
        { value: 'people', label: t('toPeopleTab') },
        { value: 'bot', label: t('toBot') },
      ]}
      value={isBot ? 'bot' : 'people'}
      onChange={(next) => onChange(next === 'bot')}
    />
  )
}

interface DoubtProps {
  target: Target
  obstacle: string
  isBusy: boolean
  onConfirm: () => void
  onBack: () => void
}

/** Nobody there could take it now: is it meant all the same? */
function Doubt({ target, obstacle, isBusy, onConfirm, onBack }: DoubtProps) {
  const { t } = useTranslation('service')
  const who = target.agent ? 'agent' : 'department'
  const name = target.agent?.name ?? target.department?.name
  return (
    <Stack>
      <p role="alert" style={{ margin: 0 }}>
        {t([`obstacle.${who}.${obstacle}`, 'obstacle.other'], { name })} {t('transfer.anyway')}
      </p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('transfer.other')}
        </Button>
        <Button loading={isBusy} onClick={onConfirm} data-autofocus>
          {t('transfer.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
