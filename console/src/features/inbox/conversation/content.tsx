import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bytes } from '@/lib/format'
import type { MessageContent, StoredFile } from '@/lib/schemas'
import { LinkedText } from '@/ui/linked-text'
import { AudioPlayer } from './audio-player'
import classes from './bubble.module.css'
import { ImageContent } from './image-content'

export function fileAddress(file: StoredFile): string {
  return `/api/v1/files/${file.id}`
}

/** What a message says, by its kind. */
export function Content({ content }: { content: MessageContent }) {
  const { t } = useTranslation('inbox')
  switch (content.type) {
    case 'text':
      return (
        <p className={classes.text}>
          <LinkedText text={content.body} />
        </p>
      )
    case 'image':
      return (
        <>
          <ImageContent file={content.file} alt={content.caption ?? content.file.name} />
          <Caption text={content.caption} />
        </>
      )
    case 'audio':
      return <AudioPlayer file={content.file} />
    case 'video':
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: what a customer sends has no captions */}
          <video
            className={classes.video}
            controls
            preload="metadata"
            src={fileAddress(content.file)}
          />
          <Caption text={content.caption} />
        </>
      )
    case 'document':
      return (
        <>
          <DocumentCard file={content.file} />
          <Caption text={content.caption} />
        </>
      )
    case 'sticker':
      return <ImageContent file={content.file} alt={t('content.sticker')} />
    case 'pending-file':
      return (
        <>
          <Line text={t(content.failure ? 'content.fetchFailed' : 'content.fetching')} />
          <Caption text={content.caption ?? content.name} />
        </>
      )
    case 'location':
      return (
        <Line
          text={[content.name, content.address, `${content.latitude}, ${content.longitude}`]
            .filter(Boolean)
            .join(' · ')}
        />
      )
    case 'contacts':
      return content.cards.map((card, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards have no id, and never change places
        <Line key={place} text={[card.name, ...card.phones, ...card.emails].join(' · ')} />
      ))
    case 'choice':
      return <Line text={content.title} />
    case 'form':
      return (
        <Line
          text={
            content.raw ?? content.fields.map(({ name, value }) => `${name}: ${value}`).join('\n')
          }
        />
      )
    case 'order':
      return (
        <Line
          text={[
            ...content.items.map(
              ({ product, quantity, price }) => `${quantity} × ${product} · ${price}`,
            ),
            t('content.total', { total: `${content.total} ${content.currency ?? ''}`.trim() }),
            content.text,
          ]
            .filter(Boolean)
            .join('\n')}
        />
      )
    case 'interactive':
    case 'template':
      return <Line text={content.body} />
    case 'unsupported':
      return <Line text={t('content.unsupported')} />
    case 'withdrawn':
      return <Line text={t('content.withdrawn')} />
    case 'activity':
      return null
    default:
      content satisfies never
      return null
  }
}

function Line({ text }: { text: string }) {
  return (
    <p className={classes.text}>
      <LinkedText text={text} />
    </p>
  )
}

function Caption({ text }: { text: string | null | undefined }) {
  if (!text) return null
  return (
    <p className={`${classes.text} ${classes.caption}`}>
      <LinkedText text={text} />
    </p>
  )
}

function DocumentCard({ file }: { file: StoredFile }) {
  const { t } = useTranslation('inbox')
  return (
    <a
      className={classes.document}
      href={`${fileAddress(file)}?download=1`}
      aria-label={t('download', { name: file.name })}
    >
      <IconFileText size={28} stroke={1.3} color="var(--brand-text)" style={{ flex: 'none' }} />
      <span style={{ flex: 1, minWidth: 0 }}>
        <span className={classes.fileName} style={{ display: 'block' }}>
          {file.name}
        </span>
        <span className={classes.fileMeta}>{bytes(file.size)}</span>
      </span>
      <IconDownload size={18} stroke={1.5} />
    </a>
  )
}
