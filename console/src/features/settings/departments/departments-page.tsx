import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { ConfirmDialog } from '../confirm-dialog'
import { PageHeader } from '../page-header'
import { agentsQuery, departmentsQuery } from '../queries'
import classes from '../settings.module.css'
import { DepartmentDialog } from './department-dialog'

type Dialog = { kind: 'new' } | { kind: 'edit' | 'delete'; department: Department }

/** The departments: their names, colours and people. */
export function DepartmentsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const departments = useQuery(departmentsQuery)
  const agents = useQuery(agentsQuery)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const add = (
    <Button
      disabled={!agents.data}
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => setDialog({ kind: 'new' })}
    >
      {t('departments.new')}
    </Button>
  )
  const remove = async ({ id }: Department) => {
    await api.delete('/departments/{id}', { path: { id } })
    await cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.departments')} text={t('departments.text')}>
        {departments.data?.items.length ? add : null}
      </PageHeader>
      <Loaded query={agents}>
        {({ items: people }) => (
          <>
            <Loaded query={departments}>
              {({ items }) =>
                items.length === 0 ? (
                  <EmptyState icon={<IconUsersGroup size={26} />} text={t('departments.empty')}>
                    {add}
                  </EmptyState>
                ) : (
                  <ul className={classes.rows}>
                    {items.map((it) => (
                      <DepartmentRow key={it.id} department={it} onOpen={setDialog} />
                    ))}
                  </ul>
                )
              }
            </Loaded>
            {dialog?.kind === 'new' && (
              <DepartmentDialog department={null} agents={people} onClose={close} />
            )}
            {dialog?.kind === 'edit' && (
              <DepartmentDialog department={dialog.department} agents={people} onClose={close} />
            )}
          </>
        )}
      </Loaded>
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          title={t('departments.deleteTitle', { name: dialog.department.name })}
          text={t('departments.deleteText')}
          confirm={t('delete')}
          action={() => remove(dialog.department)}
          onClose={close}
        />
      )}
    </div>
  )
}

interface DepartmentRowProps {
  department: Department
  onOpen: (dialog: Dialog) => void
}

function DepartmentRow({ department, onOpen }: DepartmentRowProps) {
  const { t } = useTranslation('settings')
  const { name, color, members } = department
  return (
    <li className={classes.row}>
      <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
      <div className={classes.rowText}>
        <Link to="/settings/departments/$id" params={{ id: department.id }}>
          {name}
        </Link>
        <p>{t('departments.people', { count: members.length })}</p>
      </div>
      <ActionIcon
        aria-label={t('editThis', { name })}
        onClick={() => onOpen({ kind: 'edit', department })}
      >
        <IconPencil size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('deleteThis', { name })}
        onClick={() => onOpen({ kind: 'delete', department })}
      >
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
