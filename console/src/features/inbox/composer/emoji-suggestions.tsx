import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { Emoji } from './emojis'
import type { Completion } from './use-completion'

function scrollToIt(option: HTMLButtonElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}

/** What the name being typed may mean. The cursor stays in the text; the keys move here. */
export function EmojiSuggestions({ completion }: { completion: Completion<Emoji> }) {
  const { t } = useTranslation('inbox')
  const { id, items, active, setActive, pick } = completion
  return (
    <>
      <p role="status" className={classes.unseen}>
        {items.length > 0 && t('emojiFound', { count: items.length })}
      </p>
      {items.length > 0 && (
        <div id={id} role="listbox" aria-label={t('emoji')} className={classes.suggestions}>
          {items.map((emoji, index) => (
            <button
              key={emoji.unicode}
              ref={index === active ? scrollToIt : undefined}
              type="button"
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(emoji)}
            >
              <span aria-hidden="true">{emoji.unicode}</span>
              {emoji.label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
