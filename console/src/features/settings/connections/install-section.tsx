import { Alert, Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Connection } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { ConfirmDialog } from '../confirm-dialog'
import { CopyText } from '../copy-text'

/** The line that puts the chat on a website. */
export function InstallSection({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const { origin } = window.location
  const snippet = `<script src="${origin}/widget.js" data-connection="${connection.key}" async></script>`
  return (
    <Section title={t('install.title')} hint={t('install.hint')}>
      <CopyText text={snippet} label={t('install.copy')} />
    </Section>
  )
}

/** The secret by which the website vouches for its users; fetched only when asked for. */
export function SecretSection({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [isShown, setShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const path = { id: connection.id }
  const queryKey = ['settings', 'secret', connection.id]
  const secret = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get('/connections/{id}/identity-secret', { path, signal }),
    enabled: isShown,
    gcTime: 0,
  })
  const renew = async () => {
    cache.setQueryData(queryKey, await api.post('/connections/{id}/identity-secret', { path }))
    setShown(true)
  }
  return (
    <Section title={t('secret.title')} hint={t('secret.hint')}>
      {isShown && (
        <Loaded query={secret}>
          {(held) => <CopyText text={held.secret} label={t('secret.copy')} />}
        </Loaded>
      )}
      {isShown && (
        <Alert color="yellow" variant="light" my="sm" c="var(--ink)">
          {t('secret.warning')}
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => setShown(!isShown)}>
          {t(isShown ? 'secret.hide' : 'secret.show')}
        </Button>
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t('secret.renew')}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={t('secret.renewTitle')}
          text={t('secret.renewText')}
          confirm={t('secret.renew')}
          action={renew}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  )
}
