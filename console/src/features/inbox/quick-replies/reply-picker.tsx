import { TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import classes from './quick-replies.module.css'
import { ReplyList } from './reply-list'
import { useQuickReplies } from './use-quick-replies'

interface ReplyPickerProps {
  fill: (reply: QuickReply) => string
  onPick: (reply: QuickReply) => void
  onFire: (reply: QuickReply) => void
}

/** Finds a quick reply by its shortcut, title or words; those last used come first. */
export function ReplyPicker({ fill, onPick, onFire }: ReplyPickerProps) {
  const { t } = useTranslation('replies')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const { find, isEmpty, isLoading } = useQuickReplies({ isWanted: true })
  const items = find(typed.trim().replace(/^\//, ''))
  const nothing = isLoading ? '' : t('nothing')
  const active = Math.min(chosen, Math.max(items.length - 1, 0))

  const handleKey = (event: KeyboardEvent) => {
    const item = items[active]
    if (!item || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setChosen((active + 1) % items.length)
    else if (event.key === 'ArrowUp') setChosen((active - 1 + items.length) % items.length)
    else if (event.key === 'Enter') event.shiftKey ? onFire(item) : onPick(item)
    else return
    event.preventDefault()
  }

  if (isEmpty && !isLoading) return <Empty />
  return (
    <div className={classes.room}>
      <TextInput
        size="xs"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={handleKey}
        placeholder={t('search')}
        aria-label={t('search')}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-autocomplete="list"
        aria-controls={items.length > 0 ? id : undefined}
        aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
        leftSection={<IconSearch size={15} stroke={1.5} />}
        data-autofocus
      />
      <VisuallyHidden role="status">
        {items.length > 0 ? t('found', { count: items.length }) : nothing}
      </VisuallyHidden>
      {items.length > 0 ? (
        <ReplyList
          list={{ id, items, active, setActive: setChosen, pick: onPick, fire: onFire }}
          fill={fill}
        />
      ) : (
        <p className={classes.nothing} aria-hidden="true">
          {nothing}
        </p>
      )}
    </div>
  )
}

function Empty() {
  const { t } = useTranslation('replies')
  const mayManage = useMe().permissions.includes('manage-quick-replies')
  return (
    <p className={classes.nothing}>
      {t(mayManage ? 'noneYet' : 'noneForYou')}{' '}
      {mayManage && <Link to="/settings/quick-replies">{t('makeOne')}</Link>}
    </p>
  )
}
