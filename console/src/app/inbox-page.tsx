import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ContactPanel } from '@/features/inbox/contact/contact-panel'
import { ConversationPane, NothingSelected } from '@/features/inbox/conversation/conversation-pane'
import { ListPane } from '@/features/inbox/list/list-pane'
import { useContactPanel } from '@/features/inbox/panel'
import { useHidden } from '@/features/inbox/queries'
import { VolumePopover } from '@/features/notices/volume-popover'
import classes from './inbox-page.module.css'

/** The one page where the service happens: list, conversation, contact. */
export function InboxPage() {
  const { id } = useParams({ strict: false })
  const { at, look } = useSearch({ from: '/desk/conversations' })
  return (
    <div className={classes.page} data-open={id !== undefined || undefined}>
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
      {id !== undefined && <Contact key={id} id={id} />}
    </div>
  )
}

/** Beside the conversation, or over it where there is no room. */
function Contact({ id }: { id: string }) {
  const { t } = useTranslation('inbox')
  const panel = useContactPanel()
  const isHidden = useHidden(id)
  if (!panel.isOpen || isHidden) return null
  return (
    <>
      <button
        type="button"
        className={classes.shade}
        tabIndex={-1}
        aria-label={t('hidePanel')}
        onClick={() => panel.set(false)}
      />
      <div className={classes.panel}>
        <ContactPanel id={id} />
      </div>
    </>
  )
}
