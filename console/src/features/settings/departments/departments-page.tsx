import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department } from '@/lib/schemas'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { departmentsQuery } from '../queries'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { DepartmentDialog } from './department-dialog'

/** The departments: their names, colours and people. */
export function DepartmentsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { add, edit, remove, dialog } = useListDialogs<Department>({
    form: (department, close) => <DepartmentDialog department={department} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('departments.deleteTitle', { name }),
      text: t('departments.deleteText'),
      action: async () => {
        await api.delete('/departments/{id}', { path: { id } })
        await cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
      },
    }),
  })
  return (
    <ListPage
      title={t('places.departments')}
      text={t('departments.text')}
      query={useQuery(departmentsQuery)}
      add={<AddButton onClick={add}>{t('departments.new')}</AddButton>}
      icon={<IconUsersGroup size={26} />}
      empty={t('departments.empty')}
      dialog={dialog}
    >
      {(departments) => (
        <ul className={classes.rows}>
          {departments.map((it) => (
            <ListRow key={it.id} name={it.name} onEdit={() => edit(it)} onDelete={() => remove(it)}>
              <span
                className={classes.swatch}
                style={{ background: it.color }}
                aria-hidden="true"
              />
              <div className={classes.rowText}>
                <Link to="/settings/departments/$id" params={{ id: it.id }}>
                  {it.name}
                </Link>
                <p>{t('departments.people', { count: it.members.length })}</p>
              </div>
            </ListRow>
          ))}
        </ul>
      )}
    </ListPage>
  )
}
