import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconUserOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { exact, shortDate } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { Contact } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'
import { useAgent } from '@/live/bootstrap'
import { keys } from '@/live/keys'

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
  const [reason, setReason] = useState('')
  const [isLacking, setLacking] = useState(false)
  const block = useMutation({
    mutationFn: () =>
      api.put('/contacts/{id}/block', { path: { id }, body: { reason: reason.trim() } }),
    onSuccess: (contact) => {
      changeContact(cache, contact)
      void cache.invalidateQueries({ queryKey: keys.contact(id) })
      notifications.show({ message: t('block.done', { name }) })
      onClose()
    },
  })
  const handleSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') setLacking(true)
    else block.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('block.title', { name })}>
      <form onSubmit={handleSubmit} noValidate>
        <Stack>
          <Text size="sm" c="var(--ink2)">
            {t('block.text')}
          </Text>
          <Textarea
            label={t('block.reason')}
            description={t('block.reasonHint')}
            required
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            error={isLacking && t('block.reasonMissing')}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setLacking(false)
            }}
          />
          <Doubt failure={block.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
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
        <Doubt failure={unblock.error} />
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

function Doubt({ failure }: { failure: unknown }) {
  if (!failure) return null
  return (
    <Text role="alert" size="sm" c="var(--bad-text)">
      {problemText(failure)}
    </Text>
  )
}
