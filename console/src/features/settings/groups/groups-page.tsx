import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { AgentGroup } from '@/lib/schemas'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { groupsQuery } from '../queries'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { GroupDialog } from './group-dialog'

/** The groups of agents: their names and people. */
export function GroupsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { add, edit, remove, dialog } = useListDialogs<AgentGroup>({
    form: (group, close) => <GroupDialog group={group} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('groups.deleteTitle', { name }),
      text: t('groups.deleteText'),
      action: async () => {
        await api.delete('/agent-groups/{id}', { path: { id } })
        await cache.invalidateQueries({ queryKey: groupsQuery.queryKey })
      },
    }),
  })
  return (
    <ListPage
      title={t('places.groups')}
      text={t('groups.text')}
      query={useQuery(groupsQuery)}
      add={<AddButton onClick={add}>{t('groups.new')}</AddButton>}
      icon={<IconUsersGroup size={26} />}
      empty={t('groups.empty')}
      dialog={dialog}
    >
      {(groups) => (
        <ul className={classes.rows}>
          {groups.map((it) => (
            <ListRow key={it.id} name={it.name} onEdit={() => edit(it)} onDelete={() => remove(it)}>
              <div className={classes.rowText}>
                <strong>{it.name}</strong>
                <p>{t('groups.people', { count: it.members.length })}</p>
              </div>
            </ListRow>
          ))}
        </ul>
      )}
    </ListPage>
  )
}
