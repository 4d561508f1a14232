import { Select, SimpleGrid, Switch, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { ConnectionCard, FlowCard } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { doorsQuery, listenersQuery } from './queries'

/**
 * Which flow receives the new tickets of each connection, while somebody is there and while nobody is, and whether
 * messages let flows begin there.
 */
export function DoorsSection({ flows }: { flows: readonly FlowCard[] }) {
  const { t } = useTranslation('flows')
  const connections = useBootstrap((it) => it.connections)
  return (
    <Section title={t('doors.title')} hint={t('doors.hint')}>
      <Loaded query={useQuery(doorsQuery)}>
        {(doors) => (
          <ul className={classes.rows}>
            {connections.map((connection) => (
              <Door
                key={connection.id}
                connection={connection}
                flows={flows}
                held={doors.find((it) => it.connectionId === connection.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

interface DoorProps {
  connection: ConnectionCard
  flows: readonly FlowCard[]
  held: { open?: string | null; closed?: string | null } | undefined
}

function Door({ connection, flows, held }: DoorProps) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const choose = useMutation({
    mutationFn: (next: { open: string | null; closed: string | null }) =>
      api.put('/flow-doors/{connectionId}', {
        path: { connectionId: connection.id },
        body: next,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.flows }),
  })
  const listens = useQuery(listenersQuery).data?.includes(connection.id) ?? false
  const listen = useMutation({
    mutationFn: (on: boolean) =>
      api.put('/flow-listeners/{connectionId}', {
        path: { connectionId: connection.id },
        body: { on },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.flows }),
  })
  const now = { open: held?.open ?? null, closed: held?.closed ?? null }
  const shown = choose.isPending ? choose.variables : now
  const choices = flows.map(({ id, name, published }) => ({
    value: id,
    label: name,
    disabled: !published,
  }))
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <strong>{connection.name}</strong>
        {choose.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(choose.error)}
          </Text>
        )}
        <Switch
          size="xs"
          mt={6}
          label={t('doors.dialogs')}
          aria-label={t('doors.dialogsOf', { name: connection.name })}
          checked={listen.isPending ? listen.variables : listens}
          onChange={(event) => listen.mutate(event.currentTarget.checked)}
        />
        {listen.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(listen.error)}
          </Text>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" flex="1 1 360px">
        {(['open', 'closed'] as const).map((when) => (
          <Select
            key={when}
            size="sm"
            label={t(`doors.${when}`)}
            aria-label={t(`doors.${when}Of`, { name: connection.name })}
            placeholder={t('doors.nobody')}
            data={choices}
            value={shown[when]}
            onChange={(flow) => choose.mutate({ ...now, [when]: flow })}
            clearable
            searchable
            nothingFoundMessage={t('nothingFound')}
          />
        ))}
      </SimpleGrid>
    </li>
  )
}
