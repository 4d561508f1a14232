import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './confirm-dialog'

type Open<Item> = { kind: 'new' } | { kind: 'edit' | 'delete'; item: Item }

interface Removal {
  title: string
  text: string
  action: () => Promise<unknown>
}

interface Options<Item> {
  /** Changes it, or makes a new one of null. */
  form?: (item: Item | null, close: () => void) => ReactNode
  /** What is asked before it is deleted, and what deletes it. */
  removal?: (item: Item) => Removal
}

/** The dialogs of a list, one at a time. */
export function useListDialogs<Item>({ form, removal }: Options<Item>) {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState<Open<Item> | null>(null)
  const close = () => setOpen(null)
  const doomed = open?.kind === 'delete' ? removal?.(open.item) : null
  return {
    add: () => setOpen({ kind: 'new' }),
    edit: (item: Item) => setOpen({ kind: 'edit', item }),
    remove: (item: Item) => setOpen({ kind: 'delete', item }),
    dialog: (
      <>
        {open?.kind === 'new' && form?.(null, close)}
        {open?.kind === 'edit' && form?.(open.item, close)}
        {doomed && <ConfirmDialog {...doomed} confirm={t('delete')} onClose={close} />}
      </>
    ),
  }
}
