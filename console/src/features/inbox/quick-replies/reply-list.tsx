import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import classes from './quick-replies.module.css'

interface ReplyListProps {
  id: string
  items: readonly QuickReply[]
  active: number
  fill: (reply: QuickReply) => string
  onActive: (index: number) => void
  onPick: (reply: QuickReply) => void
  onFire: (reply: QuickReply) => void
}

function scrollToIt(option: HTMLButtonElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}

/** Quick replies as the customer would read them. The focus stays where one types; the keys move here. */
export function ReplyList({ id, items, active, fill, onActive, onPick, onFire }: ReplyListProps) {
  const { t } = useTranslation('replies')
  // An option holds nothing that can be focused: the sign on it is for the mouse, as Shift+Enter is for the keys.
  const handleClick = (event: MouseEvent, reply: QuickReply) => {
    const isSign = event.target instanceof Element && event.target.closest('[data-fire]')
    if (isSign) onFire(reply)
    else onPick(reply)
  }
  return (
    <div id={id} role="listbox" aria-label={t('title')} className={classes.list}>
      {items.map((reply, index) => (
        <button
          key={reply.id}
          ref={index === active ? scrollToIt : undefined}
          type="button"
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          className={classes.option}
          onPointerMove={() => onActive(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => handleClick(event, reply)}
        >
          <span className={classes.body}>
            <span className={classes.head}>
              <strong>{reply.title}</strong>
              <code>/{reply.shortcut}</code>
              {reply.files.length > 0 && (
                <span className={classes.files}>
                  <IconPaperclip size={13} stroke={1.6} aria-hidden="true" />
                  {t('files', { count: reply.files.length })}
                </span>
              )}
            </span>
            {reply.text !== '' && <span className={classes.words}>{fill(reply)}</span>}
          </span>
          <span className={classes.fire} data-fire title={t('sendNow')} aria-hidden="true">
            <IconSend2 size={17} stroke={1.5} />
          </span>
        </button>
      ))}
    </div>
  )
}

/** What the keys do, for who sees it; the list itself says it to who does not. */
export function ReplyKeys() {
  const { t } = useTranslation('replies')
  return <p className={classes.keys}>{t('keys')}</p>
}
