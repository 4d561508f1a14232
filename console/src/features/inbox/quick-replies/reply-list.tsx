import { IconPaperclip, IconSend2 } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import { OptionList } from '../composer/option-list'
import type { Completion } from '../composer/use-completion'
import classes from './quick-replies.module.css'

interface ReplyListProps {
  list: Omit<Completion<QuickReply>, 'isOpen' | 'handleKey'>
  fill: (reply: QuickReply) => string
}

/** Quick replies as the customer would read them, and what the keys do. */
export function ReplyList({ list, fill }: ReplyListProps) {
  const { t } = useTranslation('replies')
  // An option holds nothing that can be focused: the sign on it is for the mouse, as Shift+Enter is for the keys.
  const handleClick = (reply: QuickReply, event: MouseEvent) => {
    const isSign = event.target instanceof Element && event.target.closest('[data-fire]')
    if (isSign) list.fire(reply)
    else list.pick(reply)
  }
  return (
    <>
      <OptionList
        list={list}
        label={t('title')}
        className={classes.list}
        optionClassName={classes.option}
        keyOf={({ id }) => id}
        onClick={handleClick}
      >
        {(reply) => (
          <>
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
          </>
        )}
      </OptionList>
      {/* For who sees it; the list itself says it to who does not. */}
      <p className={classes.keys}>{t('keys')}</p>
    </>
  )
}
