import { Button, Group, Loader, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { Token } from '@/lib/schemas'
import { Section } from '@/ui/section'
import { ErrorState } from '@/ui/states'
import { useNow } from '@/ui/use-now'
import { ConfirmButton } from './confirm-button'
import classes from './profile.module.css'
import { tokensQuery, useDeleteToken } from './queries'
import { TokenDialog } from './token-dialog'

/** Keys with which programs act as this person. */
export function TokensSection() {
  const { t } = useTranslation('profile')
  const { data, error, refetch } = useQuery(tokensQuery)
  const [isOpen, setOpen] = useState(false)
  return (
    <Section level={2} title={t('tokens')} hint={t('tokensHint')}>
      {error && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loader role="status" size="sm" aria-label={t('common:loading')} />}
      {data?.items.length === 0 && <Text c="var(--ink2)">{t('tokensNone')}</Text>}
      <ul className={classes.rows}>
        {data?.items.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      <Group justify="flex-end" mt="sm">
        <Button
          size="xs"
          variant="light"
          leftSection={<IconPlus size={16} stroke={1.7} />}
          onClick={() => setOpen(true)}
        >
          {t('tokenNew')}
        </Button>
      </Group>
      {isOpen && <TokenDialog onClose={() => setOpen(false)} />}
    </Section>
  )
}

function TokenRow({ token }: { token: Token }) {
  const { t } = useTranslation('profile')
  const now = useNow(60_000)
  const remove = useDeleteToken()
  const { id, name, createdAt, lastUsedAt, expiresAt } = token
  const expired = expiresAt != null && Date.parse(expiresAt) <= now
  const expiry = expiresAt
    ? t(expired ? 'tokenExpired' : 'tokenExpires', { date: shortDate(expiresAt) })
    : t('tokenForever')
  const use = lastUsedAt ? t('tokenUsed', { date: shortDate(lastUsedAt) }) : t('tokenUnused')
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <strong>{name}</strong>
        <span title={t('tokenCreated', { date: exact(createdAt) })}>
          {t('tokenFacts', { expiry, use })}
        </span>
      </div>
      <ConfirmButton
        label={t('tokenRevoke')}
        fullLabel={t('tokenRevokeNamed', { name })}
        question={t('tokenRevokeQuestion', { name })}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate(id)}
      />
    </li>
  )
}
