import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { AgentGroup } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { ConfirmDialog } from '../confirm-dialog'
import { PageHeader } from '../page-header'
import { agentsQuery, groupsQuery } from '../queries'
import classes from '../settings.module.css'
import { GroupDialog } from './group-dialog'

type Dialog = { kind: 'new' } | { kind: 'edit' | 'delete'; group: AgentGroup }

/** The groups of agents: their names and people. */
export function GroupsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const groups = useQuery(groupsQuery)
  const agents = useQuery(agentsQuery)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const add = (
    <Button
      disabled={!agents.data}
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => setDialog({ kind: 'new' })}
    >
      {t('groups.new')}
    </Button>
  )
  const remove = async ({ id }: AgentGroup) => {
    await api.delete('/agent-groups/{id}', { path: { id } })
    await cache.invalidateQueries({ queryKey: groupsQuery.queryKey })
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.groups')} text={t('groups.text')}>
        {groups.data?.items.length ? add : null}
      </PageHeader>
      <Loaded query={agents}>
        {({ items: people }) => (
          <>
            <Loaded query={groups}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState icon={<IconUsersGroup size={26} />} text={t('groups.empty')}>
                    {add}
                  </EmptyState>
                ) : (
                  <ul className={classes.rows}>
                    {items.map((it) => (
                      <GroupRow key={it.id} group={it} onOpen={setDialog} />
                    ))}
                  </ul>
                )
              }
            </Loaded>
            {dialog?.kind === 'new' && <GroupDialog group={null} agents={people} onClose={close} />}
            {dialog?.kind === 'edit' && (
              <GroupDialog group={dialog.group} agents={people} onClose={close} />
            )}
          </>
        )}
      </Loaded>
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          title={t('groups.deleteTitle', { name: dialog.group.name })}
          text={t('groups.deleteText')}
          confirm={t('delete')}
          action={() => remove(dialog.group)}
          onClose={close}
        />
      )}
    </div>
  )
}

interface GroupRowProps {
  group: AgentGroup
  onOpen: (dialog: Dialog) => void
}

function GroupRow({ group, onOpen }: GroupRowProps) {
  const { t } = useTranslation('settings')
  const { name, members } = group
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <strong>{name}</strong>
        <p>{t('groups.people', { count: members.length })}</p>
      </div>
      <ActionIcon
        aria-label={t('editThis', { name })}
        onClick={() => onOpen({ kind: 'edit', group })}
      >
        <IconPencil size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('deleteThis', { name })}
        onClick={() => onOpen({ kind: 'delete', group })}
      >
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
