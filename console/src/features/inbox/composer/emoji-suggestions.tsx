import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { Emoji } from './emojis'
import { OptionList } from './option-list'
import type { Completion } from './use-completion'

/** What the name being typed may mean. */
export function EmojiSuggestions({ completion }: { completion: Completion<Emoji> }) {
  const { t } = useTranslation('inbox')
  const { items, pick } = completion
  return (
    <>
      <VisuallyHidden role="status">
        {items.length > 0 && t('emojiFound', { count: items.length })}
      </VisuallyHidden>
      {items.length > 0 && (
        <div className={classes.suggestions}>
          <OptionList
            list={completion}
            label={t('emoji')}
            className={classes.emojiOptions}
            keyOf={({ unicode }) => unicode}
            onClick={pick}
          >
            {({ unicode, label }) => (
              <>
                <span aria-hidden="true">{unicode}</span>
                {label}
              </>
            )}
          </OptionList>
        </div>
      )}
    </>
  )
}
