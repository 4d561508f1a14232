import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { clock, shortDate } from '@/lib/format'
import type { Block } from '@/lib/schemas'
import { useAgent } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { blocksQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'

/** The visitors who are kept out for now. */
export function BlocksSection({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('settings')
  const blocks = useQuery(blocksQuery(connectionId))
  return (
    <Section title={t('blocks.title')} hint={t('blocks.hint')}>
      <Loaded query={blocks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.hint}>{t('blocks.empty')}</p>
          ) : (
            <ul className={classes.rows}>
              {items.map((it) => (
                <BlockRow key={it.id} block={it} connectionId={connectionId} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

interface BlockRowProps {
  block: Block
  connectionId: string
}

function BlockRow({ block, connectionId }: BlockRowProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { id, address, contactName, reason, createdBy, until } = block
  const name = contactName || address
  const agent = useAgent(createdBy)
  const lift = useMutation({
    mutationFn: () =>
      api.delete('/connections/{connectionId}/blocks/{blockId}', {
        path: { connectionId, blockId: id },
      }),
    onSuccess: () => {
      notifications.show({ message: t('blocks.lifted', { name }) })
      return cache.invalidateQueries({ queryKey: blocksQuery(connectionId).queryKey })
    },
  })
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <strong>{name}</strong>
        <p>{t('blocks.until', { address, date: shortDate(until), time: clock(until) })}</p>
        {agent && <p>{t('blocks.by', { name: agent.name })}</p>}
        {reason && <p>{reason}</p>}
        {lift.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(lift.error)}
          </Text>
        )}
      </div>
      <Button
        variant="default"
        size="xs"
        loading={lift.isPending}
        aria-label={`${t('blocks.lift')}: ${name}`}
        onClick={() => lift.mutate()}
      >
        {t('blocks.lift')}
      </Button>
    </li>
  )
}
