import { ActionIcon, Button, FileButton, Group, Text, Tooltip } from '@mantine/core'
import { IconFile, IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { bytes } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { StoredFile } from '@/lib/schemas'
import { attach, detach, retryAttachment, takeAttached, useAttachments } from '@/live/attachments'
import { useBootstrap } from '@/live/bootstrap'
import classes from './quick-replies.module.css'

/** As many as the server takes. */
const MOST = 5

interface ReplyFilesProps {
  /** Where the new ones are held until they are saved. */
  place: string
  kept: readonly StoredFile[]
  onKept: (kept: StoredFile[]) => void
}

/** The files that go with it: those it has, and those being added. */
export function ReplyFiles({ place, kept, onKept }: ReplyFilesProps) {
  const { t } = useTranslation(['replies', 'inbox'])
  const { items } = useAttachments(place)
  const limit = useBootstrap((it) => it.me.account.maxFileBytes)
  // What was not saved is on the server as any upload that was not sent, and goes by itself.
  useEffect(() => () => void takeAttached(place), [place])
  const room = MOST - kept.length - items.length
  return (
    <div>
      <Group gap="sm">
        <Text size="sm" fw={500}>
          {t('filesField')}
        </Text>
        {room > 0 && (
          <FileButton multiple onChange={(files) => attach(place, files.slice(0, room), limit)}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                leftSection={<IconPaperclip size={15} stroke={1.5} />}
              >
                {t('addFile')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {kept.length + items.length > 0 && (
        <ul className={classes.files}>
          {kept.map((file) => (
            <li key={file.id}>
              <IconFile size={16} stroke={1.5} aria-hidden="true" />
              <span className={classes.name}>{file.name}</span>
              <span className={classes.meta}>{bytes(file.size)}</span>
              <Remove
                name={file.name}
                onRemove={() => onKept(kept.filter((it) => it.id !== file.id))}
              />
            </li>
          ))}
          {items.map(({ key, source, state }) => (
            <li key={key}>
              <IconFile size={16} stroke={1.5} aria-hidden="true" />
              <span className={classes.name}>{source.name}</span>
              {state.type === 'failed' ? (
                <span role="alert" className={classes.problem}>
                  {problemText(state.problem)}
                </span>
              ) : (
                <span className={classes.meta}>
                  {state.type === 'ready' ? bytes(source.size) : t('uploading')}
                </span>
              )}
              {state.type === 'failed' && (
                <Tooltip label={t('common:retry')}>
                  <ActionIcon
                    size={26}
                    variant="subtle"
                    aria-label={t('inbox:retryFile', { name: source.name })}
                    onClick={() => retryAttachment(place, key, limit)}
                  >
                    <IconRefresh size={16} stroke={1.5} />
                  </ActionIcon>
                </Tooltip>
              )}
              <Remove name={source.name} onRemove={() => detach(place, key)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation('inbox')
  return (
    <ActionIcon
      size={26}
      variant="subtle"
      aria-label={t('removeFile', { name })}
      onClick={onRemove}
    >
      <IconX size={16} stroke={1.5} />
    </ActionIcon>
  )
}
