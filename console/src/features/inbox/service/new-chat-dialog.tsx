import { Modal, SegmentedControl, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { withoutHit } from '../search'
import { focusComposer } from '../ui-state'
import { KnownChat } from './known-chat'
import { NumberChat } from './number-chat'
import { reachesQuery } from './queries'

interface NewChatDialogProps {
  /** With whom, when that is known already. */
  person?: Contact
  onClose: () => void
}

/** Novo chat: with a customer who has written before, or with a number that has not. */
export function NewChatDialog({ person, onClose }: NewChatDialogProps) {
  const { t } = useTranslation(['routine', 'inbox'])
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [way, setWay] = useState('known')
  const reaches = useQuery(reachesQuery)
  const go = (id: string) => {
    onClose()
    void navigate({ to: '/conversations/$id', params: { id }, search: withoutHit })
  }
  const handleBegun = (conversation: Conversation) => {
    changeConversation(cache, conversation)
    go(conversation.id)
    focusComposer()
  }
  return (
    <Modal opened onClose={onClose} title={t('inbox:action.begin')}>
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('newChat.with')}
          value={way}
          onChange={setWay}
          data={[
            { value: 'known', label: t('newChat.known') },
            { value: 'number', label: t('newChat.byHand') },
          ]}
        />
        {way === 'known' ? (
          <KnownChat usual={person?.name} onOpen={go} onBegun={handleBegun} onClose={onClose} />
        ) : (
          <NumberChat
            person={person}
            reaches={reaches.data?.items.filter((it) => it.numbers) ?? []}
            onBegun={handleBegun}
            onClose={onClose}
          />
        )}
      </Stack>
    </Modal>
  )
}
