import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { PageHeader } from './page-header'
import classes from './settings.module.css'

interface ListPageProps<Item> {
  title: string
  text: string
  query: UseQueryResult<readonly Item[]>
  /** What begins a new one. */
  add: ReactNode
  icon: ReactNode
  /** What is said while there is nothing. */
  empty: string
  /** What is open, of [useListDialogs]. */
  dialog: ReactNode
  /** Draws what there is. */
  children: (items: readonly Item[]) => ReactNode
}

/** A page of the settings that is a list: each thing is made, changed and deleted in a dialog. */
export function ListPage<Item>({ query, add, icon, empty, dialog, ...props }: ListPageProps<Item>) {
  const { title, text, children } = props
  return (
    <div className={classes.page}>
      <PageHeader title={title} text={text}>
        {query.data?.length ? add : null}
      </PageHeader>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={icon} text={empty}>
              {add}
            </EmptyState>
          ) : (
            children(items)
          )
        }
      </Loaded>
      {dialog}
    </div>
  )
}

interface AddButtonProps {
  children: ReactNode
  onClick: () => void
}

/** Begins a new thing of a list. */
export function AddButton({ children, onClick }: AddButtonProps) {
  return (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={onClick}>
      {children}
    </Button>
  )
}
