import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import composer from '../composer/composer.module.css'
import type { Completion } from '../composer/use-completion'
import { ReplyList } from './reply-list'

interface ReplySuggestionsProps {
  completion: Completion<QuickReply>
  fill: (reply: QuickReply) => string
}

/** What the shortcut being typed may mean. */
export function ReplySuggestions({ completion, fill }: ReplySuggestionsProps) {
  const { t } = useTranslation('replies')
  const count = completion.items.length
  return (
    <>
      <VisuallyHidden role="status">{count > 0 && t('found', { count })}</VisuallyHidden>
      {count > 0 && (
        <div className={composer.suggestions} data-wide>
          <ReplyList list={completion} fill={fill} />
        </div>
      )}
    </>
  )
}
