import { ActionIcon, Progress, Tooltip } from '@mantine/core'
import { IconFile, IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bytes, number } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { Attachment } from '@/live/attachments'
import classes from './composer.module.css'

interface AttachmentTrayProps {
  items: readonly Attachment[]
  onRemove: (key: string) => void
  onRetry: (key: string) => void
}

/** The files that will go with the message. */
export function AttachmentTray({ items, onRemove, onRetry }: AttachmentTrayProps) {
  const { t } = useTranslation('inbox')
  if (items.length === 0) return null
  return (
    <ul className={classes.tray} aria-label={t('attachments')}>
      {items.map((item) => (
        <li key={item.key} className={classes.attachment} data-state={item.state.type}>
          {item.preview ? (
            <img src={item.preview} alt="" className={classes.thumb} />
          ) : (
            <span className={classes.thumb}>
              <IconFile size={20} stroke={1.5} />
            </span>
          )}
          <div className={classes.about}>
            <span className={classes.fileName}>{item.source.name}</span>
            <AttachmentState item={item} />
          </div>
          {item.state.type === 'failed' && (
            <Tooltip label={t('common:retry')}>
              <ActionIcon
                size={26}
                variant="subtle"
                aria-label={t('retryFile', { name: item.source.name })}
                onClick={() => onRetry(item.key)}
              >
                <IconRefresh size={16} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
          <ActionIcon
            size={26}
            variant="subtle"
            aria-label={t('removeFile', { name: item.source.name })}
            onClick={() => onRemove(item.key)}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}

function AttachmentState({ item }: { item: Attachment }) {
  const { t } = useTranslation('inbox')
  switch (item.state.type) {
    case 'uploading': {
      const percent = number(item.state.fraction, { style: 'percent' })
      return (
        <Progress
          value={item.state.fraction * 100}
          size={5}
          aria-label={t('uploading', { percent })}
        />
      )
    }
    case 'ready':
      return <span className={classes.fileMeta}>{bytes(item.source.size)}</span>
    case 'failed':
      return (
        <span className={classes.fileProblem} role="alert">
          {problemText(item.state.problem)}
        </span>
      )
    default:
      item.state satisfies never
      return null
  }
}
