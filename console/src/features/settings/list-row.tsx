import { ActionIcon } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'

interface ListRowProps {
  /** By which its buttons are told apart. */
  name: string
  onEdit?: () => void
  onDelete?: () => void
  children: ReactNode
}

/** One thing of a list, and what can be done about it. */
export function ListRow({ name, onEdit, onDelete, children }: ListRowProps) {
  const { t } = useTranslation('settings')
  return (
    <li className={classes.row}>
      {children}
      {(onEdit || onDelete) && (
        <div className={classes.rowActs}>
          {onEdit && (
            <ActionIcon aria-label={t('editThis', { name })} onClick={onEdit}>
              <IconPencil size={17} stroke={1.5} />
            </ActionIcon>
          )}
          {onDelete && (
            <ActionIcon aria-label={t('deleteThis', { name })} onClick={onDelete}>
              <IconTrash size={17} stroke={1.5} />
            </ActionIcon>
          )}
        </div>
      )}
    </li>
  )
}
