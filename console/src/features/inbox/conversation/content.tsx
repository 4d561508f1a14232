import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bytes } from '@/lib/format'
import type { MessageContent, StoredFile } from '@/lib/schemas'
import { LinkedText } from '@/ui/linked-text'
import { Player } from '../voice/player'
import classes from './bubble.module.css'
import { CardActions } from './card-actions'
import {
  Chosen,
  ContactCards,
  FilledForm,
  Interactive,
  LocationCard,
  OrderCard,
  PendingFile,
  Sticker,
  Template,
  Unsupported,
  Withdrawn,
} from './channel-content'
import { ImageContent } from './image-content'

export function fileAddress(file: StoredFile): string {
  return `/api/v1/files/${file.id}`
}

interface ContentProps {
  content: MessageContent
  /** It came from the customer: something can be done with what it brings. */
  isReceived?: boolean
}

/** What a message says, by its kind. */
export function Content({ content, isReceived = false }: ContentProps) {
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
      return (
        <Player
          src={fileAddress(content.file)}
          size={content.file.size}
          seconds={(content.file.durationMillis ?? 0) / 1000}
          isVoice={content.voice === true}
        />
      )
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
      return <Sticker file={content.file} />
    case 'pending-file':
      return (
        <>
          <PendingFile content={content} />
          <Caption text={content.caption} />
        </>
      )
    case 'location':
      return <LocationCard place={content} />
    case 'contacts':
      return (
        <ContactCards
          cards={content.cards}
          {...(isReceived && { actions: (card) => <CardActions card={card} /> })}
        />
      )
    case 'choice':
      return <Chosen choice={content} />
    case 'form':
      return <FilledForm form={content} />
    case 'order':
      return <OrderCard order={content} />
    case 'interactive':
      return <Interactive content={content} />
    case 'template':
      return (
        <Template
          content={content}
          above={content.file && <Content content={asContent(content.file)} />}
        />
      )
    case 'unsupported':
      return <Unsupported content={content} />
    case 'withdrawn':
      return <Withdrawn />
    case 'call':
    case 'activity':
      return null
    default:
      content satisfies never
      return null
  }
}

/** A file as a message of its own says it. */
function asContent(file: StoredFile): MessageContent {
  return file.kind === 'audio' ? { type: 'audio', file } : { type: file.kind, file }
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
