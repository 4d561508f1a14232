import { Modal, SegmentedControl, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { withoutHit } from '../search'
import { focusComposer } from '../ui-state'
import { ContactChat } from './contact-chat'
import { NumberChat } from './number-chat'
import { reachesQuery } from './queries'

interface NewChatDialogProps {
  /** With whom, when that is known already. */
  person?: Contact
  onClose: () => void
}

/** Novo chat: with somebody who is registered, or with a number that is not. */
export function NewChatDialog({ person, onClose }: NewChatDialogProps) {
  const { t } = useTranslation(['routine', 'inbox'])
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [way, setWay] = useState('contact')
  const reaches = useQuery(reachesQuery).data?.items ?? []
  const go = (id: string) => {
    onClose()
    void navigate({ to: '/conversations/$id', params: { id }, search: withoutHit })
  }
  const ends = {
    onOpen: go,
    onBegun: (conversation: Conversation) => {
      changeConversation(cache, conversation)
      go(conversation.id)
      focusComposer()
    },
    onClose,
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
            { value: 'contact', label: t('newChat.known') },
            { value: 'number', label: t('newChat.byHand') },
          ]}
        />
        {way === 'contact' ? (
          <ContactChat usual={person} reaches={reaches} {...ends} />
        ) : (
          <NumberChat reaches={reaches.filter((it) => it.numbers)} {...ends} />
        )}
      </Stack>
    </Modal>
  )
}
