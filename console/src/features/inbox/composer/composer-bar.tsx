import { ActionIcon, Anchor, Button, FileButton, Tooltip } from '@mantine/core'
import { IconMicrophone, IconMoodSmile, IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { lazy, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Capability, Conversation } from '@/lib/schemas'
import type { OutgoingContent } from '@/live/outbox'
import { ExtrasMenu } from '../compose/extras-menu'
import classes from './composer.module.css'
import { PopoverButton } from './popover-button'

const EmojiPicker = lazy(() => import('./emoji-picker').then((it) => ({ default: it.EmojiPicker })))

interface ComposerBarProps {
  conversation: Conversation
  mode: 'reply' | 'note'
  canSend: boolean
  /** It goes by itself once its files are there. */
  isWaiting: boolean
  /** What the channel has beside words and files. */
  capabilities: readonly Capability[]
  /** Where ready words are chosen, where there are any. */
  children: ReactNode
  /** Where it is said that it goes later, where it may. */
  clock: ReactNode
  /** Absent where nothing but words goes. */
  onFiles: ((files: readonly File[]) => void) | undefined
  onEmoji: (emoji: string) => void
  onExtra: (content: OutgoingContent) => void
  /** Absent where nothing can be recorded, or something is written already. */
  onVoice: (() => void) | undefined
  onSend: () => void
  /** Does not send after all, while it waits for its files. */
  onCancel: () => void
}

/** The row of tools under the text, ending in the button that sends. */
export function ComposerBar(props: ComposerBarProps) {
  const { mode, canSend, isWaiting, capabilities, children, clock, ...rest } = props
  const { onFiles, onEmoji, ...on } = rest
  const { t } = useTranslation(['inbox', 'message'])
  return (
    <div className={classes.bar}>
      <ExtrasMenu
        conversation={props.conversation}
        capabilities={capabilities}
        onSend={on.onExtra}
      />
      {onFiles && (
        <FileButton multiple onChange={onFiles}>
          {(props) => (
            <Tooltip label={t('attach')}>
              <ActionIcon {...props} variant="subtle" aria-label={t('attach')}>
                <IconPaperclip size={19} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
      )}
      <PopoverButton
        label={t('emoji')}
        icon={<IconMoodSmile size={19} stroke={1.5} />}
        room={classes.emojiRoom}
      >
        {(onChosen) => (
          <EmojiPicker
            onPick={(emoji) => {
              onChosen()
              onEmoji(emoji)
            }}
          />
        )}
      </PopoverButton>
      {children}
      {on.onVoice && (
        <Tooltip label={t('message:voice.record')}>
          <ActionIcon variant="subtle" aria-label={t('message:voice.record')} onClick={on.onVoice}>
            <IconMicrophone size={19} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      {isWaiting ? (
        <span className={classes.waiting} role="status">
          {t('sendsWhenThere')}{' '}
          <Anchor component="button" type="button" fz="inherit" onClick={on.onCancel}>
            {t('common:cancel')}
          </Anchor>
        </span>
      ) : (
        <span className={classes.keys}>{t('enterSends')}</span>
      )}
      {clock}
      <Button
        h={34}
        px={14}
        flex="none"
        disabled={!canSend}
        loading={isWaiting}
        onClick={on.onSend}
        className={mode === 'note' ? classes.saveNote : undefined}
        rightSection={<IconSend2 size={17} stroke={1.5} />}
      >
        {t(mode === 'note' ? 'saveNote' : 'send')}
      </Button>
    </div>
  )
}
