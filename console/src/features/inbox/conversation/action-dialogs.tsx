import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { ConversationView } from '@/live/view'
import { useActionContext } from '../actions/use-action-context'
import { closeDialogOf, type Dialog, openDialog, useDialog } from '../ui-state'

/** Periods of a block, in hours: a day by default, thirty days at most. */
const PERIODS = ['1', '24', '72', '168', '720']

/** Fetched when first opened: most conversations need none of them. */
const DIALOGS = {
  transfer: lazy(async () => ({
    default: (await import('../service/transfer-dialog')).TransferDialog,
  })),
  'change-channel': lazy(async () => ({
    default: (await import('../service/channel-dialog')).ChannelDialog,
  })),
  help: lazy(async () => ({ default: (await import('../service/helpers-dialog')).HelpersDialog })),
  snooze: lazy(async () => ({ default: (await import('../service/snooze-dialog')).SnoozeDialog })),
  clear: lazy(async () => ({ default: (await import('../service/clear-dialog')).ClearDialog })),
  delete: lazy(async () => ({ default: (await import('../service/delete-dialog')).DeleteDialog })),
  begin: lazy(async () => ({ default: (await import('../service/begin-dialog')).BeginDialog })),
  demand: lazy(async () => ({ default: (await import('../service/demand-dialog')).DemandDialog })),
  history: lazy(async () => ({
    default: (await import('../service/history-drawer')).HistoryDrawer,
  })),
  schedule: lazy(async () => ({
    default: (await import('../schedule/schedule-dialog')).ConversationScheduleDialog,
  })),
  'fire-flow': lazy(async () => ({ default: (await import('../flows/fire-dialog')).FireDialog })),
  'flow-runs': lazy(async () => ({ default: (await import('../flows/runs-dialog')).RunsDialog })),
  'pause-flow': lazy(async () => ({
    default: (await import('../flows/pause-dialog')).PauseDialog,
  })),
  'ask-nps': lazy(async () => ({ default: (await import('../survey/survey-dialog')).NpsDialog })),
  'ask-rating': lazy(async () => ({
    default: (await import('../survey/survey-dialog')).RatingDialog,
  })),
  block: BlockDialog,
  'block-contact': lazy(async () => {
    const { BlockContactDialog } = await import('@/ui/contact-block')
    return { default: ofContact(BlockContactDialog) }
  }),
  'unblock-contact': lazy(async () => {
    const { UnblockContactDialog } = await import('@/ui/contact-block')
    return { default: ofContact(UnblockContactDialog) }
  }),
  end: EndDialog,
} satisfies Record<NonNullable<Dialog>, unknown>

/** A dialog about the person that we are talking with. */
function ofContact(
  Dialog: ComponentType<{ contact: ConversationView['contact']; onClose: () => void }>,
) {
  return ({ view }: { view: ConversationView }) => (
    <Dialog contact={view.contact} onClose={() => openDialog(null)} />
  )
}

/** The dialogs of the open conversation; none outlives it. */
export function ActionDialogs({ view }: { view: ConversationView }) {
  const { id } = view.conversation
  const dialog = useDialog(id)
  useEffect(() => () => closeDialogOf(id), [id])
  if (!dialog) return null
  const Chosen = DIALOGS[dialog]
  return (
    <Suspense>
      <Chosen view={view} />
    </Suspense>
  )
}

function BlockDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const form = useForm({ initialValues: { hours: '24', reason: '' } })
  const close = () => openDialog(null)
  const block = useMutation({
    mutationFn: ({ hours, reason }: { hours: string; reason: string }) =>
      api.post('/conversations/{conversationId}/block', {
        path: { conversationId: view.conversation.id },
        body: { hours: Number(hours), reason: reason.trim() },
      }),
    onSuccess: () => {
      notifications.show({ message: t('done.block', { name: view.contact.name }) })
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('block.title')}>
      <form onSubmit={form.onSubmit((values) => block.mutate(values))}>
        <Stack>
          <Text size="sm" c="var(--ink2)">
            {t('block.text', { name: view.contact.name })}
          </Text>
          <Select
            label={t('block.period')}
            data={PERIODS.map((hours) => ({ value: hours, label: t(`block.hours.${hours}`) }))}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('hours')}
          />
          <Textarea
            label={t('block.reason')}
            placeholder={t('block.reasonHint')}
            maxLength={300}
            autosize
            minRows={2}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          {block.isError && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(block.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red" loading={block.isPending}>
              {t('block.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function EndDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const { act } = useActionContext(view)
  const close = () => openDialog(null)
  const handleEnd = () => {
    void act('end')
    close()
  }
  return (
    <Modal opened onClose={close} title={t('end.title')}>
      <Text size="sm" c="var(--ink2)" mb="lg">
        {t('end.text', { name: view.contact.name })}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('common:cancel')}
        </Button>
        <Button color="red" onClick={handleEnd} data-autofocus>
          {t('end.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
