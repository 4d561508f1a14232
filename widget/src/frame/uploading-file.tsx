import type { Uploading } from '../chat/uploads.ts'
import { Icon } from '../ui/icon.tsx'
import { useTools } from './tools.ts'

export function UploadingFile({ upload }: { upload: Uploading }) {
  const { chat, t, format } = useTools()
  return (
    <div class="line own first last">
      <div class="bubble document">
        <div class="card">
          <span class="chip">
            {upload.preview ? <img src={upload.preview} alt="" /> : <Icon name="file" />}
          </span>
          <span class="about">
            <b>{upload.name}</b>
            <small>{format.size(upload.size)}</small>
            <progress value={upload.share} aria-label={upload.name} />
          </span>
          <button
            type="button"
            class="plain"
            aria-label={t('cancel', { name: upload.name })}
            onClick={() => chat.cancelUpload(upload.id)}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      </div>
    </div>
  )
}
