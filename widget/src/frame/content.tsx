import type { StoredFile, VisitorContent } from '../api/types.ts'
import { pieces } from '../lib/links.ts'
import { Icon } from '../ui/icon.tsx'
import { useTools } from './tools.ts'

/** The text as it was written: links are elements of ours, everything else is text and stays text. */
export function Words({ body }: { body: string }) {
  return (
    <p class="words">
      {pieces(body).map(({ text, href }) =>
        href ? (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  )
}

/** Room is kept before the picture is there, so that nothing jumps. */
function Picture({ file }: { file: StoredFile }) {
  const { t } = useTools()
  const image = (
    <img
      src={file.thumbnailUrl ?? file.url ?? ''}
      alt={file.name}
      width={file.width ?? 240}
      height={file.height ?? 180}
      loading="lazy"
    />
  )
  return (
    <a
      class="picture"
      href={file.url ?? ''}
      target="_blank"
      rel="noopener"
      title={t('download', { name: file.name })}
    >
      {image}
    </a>
  )
}

function Card({ file }: { file: StoredFile }) {
  const { format } = useTools()
  return (
    <a class="card" {...(file.url ? { href: file.url } : {})} target="_blank" rel="noopener">
      <span class="chip">
        <Icon name="file" />
      </span>
      <span class="about">
        <b>{file.name}</b>
        <small>{format.size(file.size)}</small>
      </span>
    </a>
  )
}

export function Content({ content }: { content: VisitorContent }) {
  switch (content.type) {
    case 'text':
      return <Words body={content.body} />
    case 'activity':
      return null
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
      return (
        <>
          <Media kind={content.type} file={content.file} />
          {content.caption && <Words body={content.caption} />}
        </>
      )
    default:
      return content satisfies never
  }
}

function Media({ kind, file }: { kind: StoredFile['kind']; file: StoredFile }) {
  if (!file.url) return <Card file={file} />
  if (kind === 'image') return <Picture file={file} />
  // biome-ignore lint/a11y/useMediaCaption: what people record for each other has no captions to give
  if (kind === 'audio') return <audio controls preload="metadata" src={file.url} aria-label={file.name} />
  // biome-ignore lint/a11y/useMediaCaption: what people record for each other has no captions to give
  if (kind === 'video') return <video controls preload="metadata" src={file.url} aria-label={file.name} />
  return <Card file={file} />
}
