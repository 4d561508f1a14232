import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ContactPanel } from '@/features/inbox/contact/contact-panel'
import { ConversationPane, NothingSelected } from '@/features/inbox/conversation/conversation-pane'
import { ListPane } from '@/features/inbox/list/list-pane'
import { useContactPanel } from '@/features/inbox/panel'
import { VolumePopover } from '@/features/notices/volume-popover'
import classes from './inbox-page.module.css'

/** The one page where the service happens: list, conversation, contact. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const { id } = useParams({ strict: false })
  const { at, look } = useSearch({ from: '/desk/conversations' })
  const panel = useContactPanel()
  const hasPanel = id !== undefined && panel.isOpen
  return (
    <div
      className={classes.page}
      data-open={id !== undefined || undefined}
      data-panel={hasPanel || undefined}
    >
      <div className={classes.list}>
        <ListPane tools={<VolumePopover className={classes.tool ?? ''} isPlain />} />
      </div>
      <div className={classes.conversation}>
        {id === undefined ? (
          <NothingSelected />
        ) : (
          <ConversationPane key={id} id={id} at={at} isLooking={look ?? false} />
        )}
      </div>
      {hasPanel && (
        <>
          <button
            type="button"
            className={classes.shade}
            tabIndex={-1}
            aria-label={t('hidePanel')}
            onClick={() => panel.set(false)}
          />
          <div className={classes.panel}>
            <ContactPanel key={id} id={id} />
          </div>
        </>
      )}
    </div>
  )
}
