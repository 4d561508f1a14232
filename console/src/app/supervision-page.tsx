import { BulkBar } from '@/features/inbox/bulk/bulk-bar'
import { RowCheck } from '@/features/inbox/bulk/row-check'
import { SelectButton } from '@/features/inbox/bulk/select-button'
import type { BulkParts } from '@/features/supervision/service-list'
import { SupervisionPage as Panel } from '@/features/supervision/supervision-page'

/** What the list of conversations can do to many at once, the panel can as well. */
const BULK: BulkParts = {
  button: <SelectButton />,
  check: ({ id, contact }, order) => <RowCheck id={id} name={contact.name} order={order} />,
  bar: (items) => (
    <BulkBar
      loaded={items.map(({ id, contact }) => ({ id, name: contact.name }))}
      isArchive={false}
    />
  ),
}

/** The panel of what is in progress, with the bulk actions that it shares with the inbox. */
export function SupervisionPage() {
  return <Panel bulk={BULK} />
}
