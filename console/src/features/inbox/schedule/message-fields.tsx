import { ActionIcon, FileButton, Group, Popover, Textarea, Tooltip } from '@mantine/core'
import { IconFile, IconMicrophone, IconMoodSmile, IconPaperclip, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytes } from '@/lib/format'
import type { QuickReply, Schedule } from '@/lib/schemas'
import { attach, detach, retryAttachment, type Source, useAttachments } from '@/live/attachments'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { AttachmentTray } from '../composer/attachment-tray'
import { ReplyButton } from '../quick-replies/reply-button'
import { useReplyTools } from '../quick-replies/use-reply-tools'
import { canRecord } from '../voice/recorder'
import { useVoice } from '../voice/use-voice'
import { VoiceBar } from '../voice/voice-bar'
import classes from './schedule.module.css'

const EmojiPicker = lazy(async () => ({
  default: (await import('../composer/emoji-picker')).EmojiPicker,
}))

type Piece = Schedule['files'][number]

interface MessageFieldsProps {
  /** With whom; null while nobody is chosen. */
  view: ConversationView | null
  text: string
  onText: (text: string) => void
  place: string
  /** What is there already, and what was spoken here. */
  kept: readonly Piece[]
  onKept: (kept: Piece[]) => void
}

/** The message as in the composer: words, emoji, files, the voice, quick replies. */
export function MessageFields({ view, text, onText, place, kept, onKept }: MessageFieldsProps) {
  const { t } = useTranslation(['schedules', 'inbox', 'message'])
  const field = useRef<HTMLTextAreaElement>(null)
  const limit = useBootstrap((it) => it.me.account.maxFileBytes)
  const { items } = useAttachments(place)
  const voice = useVoice()
  const handleFiles = (files: readonly Source[]) => attach(place, files, limit)
  const insert = (piece: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
    onText(text.slice(0, selectionStart) + piece + text.slice(selectionEnd))
    field.current?.focus()
  }
  return (
    <div>
      <Textarea
        ref={field}
        label={t('message')}
        placeholder={t('messageHint')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {kept.length > 0 && (
        <ul className={classes.kept} aria-label={t('files')}>
          {kept.map(({ file, voice: isVoice }) => (
            <li key={file.id}>
              {isVoice ? (
                <IconMicrophone size={16} stroke={1.5} aria-hidden="true" />
              ) : (
                <IconFile size={16} stroke={1.5} aria-hidden="true" />
              )}
              <span>{isVoice ? t('voice') : file.name}</span>
              <small>{bytes(file.size)}</small>
              <ActionIcon
                size={26}
                variant="subtle"
                aria-label={t('inbox:removeFile', { name: file.name })}
                onClick={() => onKept(kept.filter((it) => it.file.id !== file.id))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <AttachmentTray
        items={items}
        onRemove={(key) => detach(place, key)}
        onRetry={(key) => retryAttachment(place, key, limit)}
      />
      {voice.state.type !== 'idle' ? (
        <VoiceBar
          voice={voice}
          label={t('addVoice')}
          onSent={(file) => onKept([...kept, { file, voice: true }])}
        />
      ) : (
        <Group gap={4} mt={4} mb="sm">
          <FileButton multiple onChange={handleFiles}>
            {(props) => (
              <Tooltip label={t('inbox:attach')}>
                <ActionIcon {...props} variant="subtle" aria-label={t('inbox:attach')}>
                  <IconPaperclip size={19} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          <EmojiButton onPick={insert} />
          {view && <QuickReplyButton view={view} onText={insert} onFiles={handleFiles} />}
          {canRecord() && (
            <Tooltip label={t('message:voice.record')}>
              <ActionIcon
                variant="subtle"
                aria-label={t('message:voice.record')}
                onClick={voice.start}
              >
                <IconMicrophone size={19} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      )}
    </div>
  )
}

function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(false)
  const handlePick = (emoji: string) => {
    setOpen(false)
    onPick(emoji)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      shadow="md"
      radius={12}
      trapFocus
    >
      <Popover.Target>
        <Tooltip label={t('emoji')}>
          <ActionIcon
            variant="subtle"
            aria-label={t('emoji')}
            aria-haspopup="dialog"
            onClick={() => setOpen((it) => !it)}
          >
            <IconMoodSmile size={19} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('emoji')}>
        <Suspense fallback={<div className={classes.room} />}>
          {isOpen && <EmojiPicker onPick={handlePick} />}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

interface QuickReplyButtonProps {
  view: ConversationView
  onText: (text: string) => void
  onFiles: (files: readonly Source[]) => void
}

/** Nothing is fired here: what is chosen is written down, to go when its time has come. */
function QuickReplyButton({ view, onText, onFiles }: QuickReplyButtonProps) {
  const tools = useReplyTools(view, { onFiles, onSend: () => undefined })
  const handlePick = (reply: QuickReply) => {
    onText(tools.fill(reply))
    tools.onPicked(reply)
  }
  return <ReplyButton fill={tools.fill} onPick={handlePick} onFire={handlePick} />
}
