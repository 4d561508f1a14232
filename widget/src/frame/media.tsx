import type { FileKind, StoredFile } from '../api/wire.ts'
import { fileSize } from '../lib/seldom-format.ts'
import { Icon } from '../ui/icon.tsx'
import { seldomIcons } from '../ui/seldom-icons.ts'
import { useTools } from './tools.ts'
import './files.ts'

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
        <Icon path={seldomIcons.file} />
      </span>
      <span class="about">
        <b>{file.name}</b>
        <small>{fileSize(format.language, file.size)}</small>
      </span>
    </a>
  )
}

/** A file as its kind is best shown: seen, heard, or fetched. */
export function Media({ type, file }: { type: FileKind; file: StoredFile }) {
  if (!file.url) return <Card file={file} />
  if (type === 'image') return <Picture file={file} />
  // biome-ignore lint/a11y/useMediaCaption: what people record for each other has no captions to give
  if (type === 'audio') return <audio controls preload="metadata" src={file.url} aria-label={file.name} />
  // biome-ignore lint/a11y/useMediaCaption: what people record for each other has no captions to give
  if (type === 'video') return <video controls preload="metadata" src={file.url} aria-label={file.name} />
  return <Card file={file} />
}
