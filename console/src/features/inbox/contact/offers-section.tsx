import { Button, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { exact, shortDate } from '@/lib/format'
import { useAgent } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import type { ConversationView } from '@/live/view'
import { ReasonDialog } from '@/ui/reason-dialog'
import classes from './contact-panel.module.css'

/** Whether the customer wants offers; told anew when a line of the conversation says otherwise. */
function offersQuery(conversationId: string) {
  return queryOptions({
    queryKey: [...keys.marketing, conversationId],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/marketing', { path: { conversationId }, signal }),
    staleTime: 60_000,
  })
}

/** Ofertas: what the customer said about them, and a way to write down what they said otherwise. */
export function OffersSection({ view }: { view: ConversationView }) {
  const { t } = useTranslation('contacts')
  const { conversation, allowed } = view
  const { data: wish } = useQuery(offersQuery(conversation.id))
  const by = useAgent(wish?.agent ?? null)
  const [isNoting, setNoting] = useState(false)
  if (!wish) return null
  const date = wish.at ? shortDate(wish.at) : null
  return (
    <section className={classes.section} aria-label={t('offers.title')}>
      <div className={classes.sectionHead}>
        <h3>{t('offers.title')}</h3>
        {allowed.includes('edit-contact') && (
          <Button size="compact-xs" variant="subtle" onClick={() => setNoting(true)}>
            {t(wish.wanted ? 'offers.refuse' : 'offers.allow')}
          </Button>
        )}
      </div>
      <Text size="sm" c={wish.wanted ? 'var(--ink)' : 'var(--warn-text)'}>
        {t(wish.wanted ? 'offers.wanted' : 'offers.unwanted')}
      </Text>
      {wish.at && (
        <p className={classes.plain} title={exact(wish.at)}>
          {wish.agent
            ? t('offers.noted', { name: by?.name ?? t('somebody'), date, reason: wish.reason })
            : t('offers.said', { date })}
        </p>
      )}
      {isNoting && (
        <OffersDialog
          conversationId={conversation.id}
          wanted={!wish.wanted}
          onClose={() => setNoting(false)}
        />
      )}
    </section>
  )
}

interface OffersDialogProps {
  conversationId: string
  /** What is written down. */
  wanted: boolean
  onClose: () => void
}

function OffersDialog({ conversationId, wanted, onClose }: OffersDialogProps) {
  const { t } = useTranslation('contacts')
  const cache = useQueryClient()
  const note = useMutation({
    mutationFn: (reason: string) =>
      api.put('/conversations/{conversationId}/marketing', {
        path: { conversationId },
        body: { wanted, reason },
      }),
    onSuccess: (wish) => {
      cache.setQueryData(offersQuery(conversationId).queryKey, wish)
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t(wanted ? 'offers.allowTitle' : 'offers.refuseTitle')}
      text={t(wanted ? 'offers.allowText' : 'offers.refuseText')}
      label={t('offers.reason')}
      missing={t('offers.reasonMissing')}
      confirm={t('common:save')}
      doing={note}
      onClose={onClose}
    />
  )
}
