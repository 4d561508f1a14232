import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { shortDate } from '@/lib/format'
import type { Invitation } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { ConfirmDialog } from '../confirm-dialog'
import { invitationsQuery } from '../queries'
import classes from '../settings.module.css'

/** The invitations that nobody has used yet. */
export function Invitations() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const invitations = useQuery(invitationsQuery)
  const [asked, setAsked] = useState<Invitation | null>(null)
  const withdraw = async ({ id }: Invitation) => {
    await api.delete('/invitations/{id}', { path: { id } })
    await cache.invalidateQueries({ queryKey: invitationsQuery.queryKey })
  }
  return (
    <Section title={t('people.invitations')} hint={t('people.invitationsHint')}>
      <Loaded query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.hint}>{t('people.noInvitations')}</p>
          ) : (
            <ul className={classes.rows}>
              {items.map((it) => (
                <li key={it.id} className={classes.row}>
                  <div className={classes.rowText}>
                    <strong>{it.name || it.email}</strong>
                    <p>{it.email}</p>
                    <p>{t('people.until', { date: shortDate(it.expiresAt) })}</p>
                  </div>
                  <Badge variant="default" tt="none">
                    {t(`profiles.${it.profile}`)}
                  </Badge>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('people.withdrawThis', { email: it.email })}
                    onClick={() => setAsked(it)}
                  >
                    {t('people.withdraw')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {asked && (
        <ConfirmDialog
          title={t('people.withdrawThis', { email: asked.email })}
          text={t('people.withdrawText')}
          confirm={t('people.withdraw')}
          action={() => withdraw(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}
