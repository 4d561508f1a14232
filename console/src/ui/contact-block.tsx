import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconUserOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { exact, shortDate } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { Contact } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'
import { useAgent } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { ReasonDialog } from './reason-dialog'

/** Why nothing comes from a contact and nothing can be sent; nothing at all when they are not blocked. */
export function ContactBlockNote({ contact: { block } }: { contact: Contact }) {
  const { t } = useTranslation('contacts')
  const by = useAgent(block?.by)
  if (!block) return null
  return (
    <Alert color="red" icon={<IconUserOff size={18} stroke={1.5} />} title={t('blockedTitle')}>
      <Text size="sm" title={exact(block.at)}>
        {t('blockedBy', { name: by?.name ?? t('somebody'), date: shortDate(block.at) })}
      </Text>
      <Text size="sm">{t('blockedWhy', { reason: block.reason })}</Text>
    </Alert>
  )
}

interface ContactBlockProps {
  contact: { id: string; name: string }
  onClose: () => void
}

/** Bloquear contato: what it means, and why it is done. */
export function BlockContactDialog({ contact: { id, name }, onClose }: ContactBlockProps) {
  const { t } = useTranslation('contacts')
  const cache = useQueryClient()
  const block = useMutation({
    mutationFn: (reason: string) =>
      api.put('/contacts/{id}/block', { path: { id }, body: { reason } }),
    onSuccess: (contact) => {
      changeContact(cache, contact)
      void cache.invalidateQueries({ queryKey: keys.contact(id) })
      notifications.show({ message: t('block.done', { name }) })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('block.title', { name })}
      text={t('block.text')}
      label={t('block.reason')}
      hint={t('block.reasonHint')}
      missing={t('block.reasonMissing')}
      confirm={t('block.confirm')}
      isHarsh
      doing={block}
      onClose={onClose}
    />
  )
}

/** Desbloquear contato: says that nothing comes back. */
export function UnblockContactDialog({ contact: { id, name }, onClose }: ContactBlockProps) {
  const { t } = useTranslation('contacts')
  const cache = useQueryClient()
  const unblock = useMutation({
    mutationFn: () => api.delete('/contacts/{id}/block', { path: { id } }),
    onSuccess: (contact) => {
      changeContact(cache, contact)
      void cache.invalidateQueries({ queryKey: keys.contact(id) })
      notifications.show({ message: t('unblock.done', { name }) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('unblock.title', { name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('unblock.text')}
        </Text>
        {unblock.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(unblock.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={unblock.isPending} onClick={() => unblock.mutate()} data-autofocus>
            {t('unblock.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
