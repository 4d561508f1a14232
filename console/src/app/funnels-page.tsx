import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardParts } from '@/features/funnels/board'
import { FunnelsPage as Funnels } from '@/features/funnels/funnels-page'
import { useOpenBeside } from '@/features/funnels/search'
import { BesideContext } from '@/features/inbox/beside'
import { ChannelIcon } from '@/features/inbox/channel-icon'
import { ContactPanel } from '@/features/inbox/contact/contact-panel'
import { ConversationPane } from '@/features/inbox/conversation/conversation-pane'
import { useHidden } from '@/features/inbox/queries'
import classes from './funnels-page.module.css'

/** What the inbox knows to draw of a conversation, a card shows as well. */
const PARTS: BoardParts = { channel: (kind) => <ChannelIcon kind={kind} /> }

/** The boards, with the inbox's conversation beside them. */
export function FunnelsPage() {
  const { id } = useParams({ strict: false })
  return <Funnels parts={PARTS} open={id} beside={(it) => <Conversation key={it} id={it} />} />
}

/** The conversation as in the inbox; the contact lies over it, for the board needs the room. */
function Conversation({ id }: { id: string }) {
  const { t } = useTranslation('inbox')
  const openBeside = useOpenBeside()
  const [isPanelOpen, setPanelOpen] = useState(false)
  const isHidden = useHidden(id)
  const beside = useMemo(
    () => ({
      close: () => openBeside(null),
      panel: { isOpen: isPanelOpen, set: setPanelOpen },
    }),
    [openBeside, isPanelOpen],
  )
  return (
    <BesideContext.Provider value={beside}>
      <ConversationPane id={id} at={undefined} isLooking={false} />
      {isPanelOpen && !isHidden && (
        <>
          <button
            type="button"
            className={classes.shade}
            tabIndex={-1}
            aria-label={t('hidePanel')}
            onClick={() => setPanelOpen(false)}
          />
          <div className={classes.panel}>
            <ContactPanel id={id} />
          </div>
        </>
      )}
    </BesideContext.Provider>
  )
}
