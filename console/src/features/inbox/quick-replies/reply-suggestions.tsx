import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import type { Completion } from '../composer/use-completion'
import classes from './quick-replies.module.css'
import { ReplyKeys, ReplyList } from './reply-list'

interface ReplySuggestionsProps {
  completion: Completion<QuickReply>
  fill: (reply: QuickReply) => string
}

/** What the shortcut being typed may mean. */
export function ReplySuggestions({ completion, fill }: ReplySuggestionsProps) {
  const { t } = useTranslation('replies')
  const { id, items, active, pick, fire, setActive } = completion
  return (
    <>
      <p role="status" className={classes.unseen}>
        {items.length > 0 && t('found', { count: items.length })}
      </p>
      {items.length > 0 && (
        <div className={classes.suggestions}>
          <ReplyList
            id={id}
            items={items}
            active={active}
            fill={fill}
            onActive={setActive}
            onPick={pick}
            onFire={fire}
          />
          <ReplyKeys />
        </div>
      )}
    </>
  )
}
