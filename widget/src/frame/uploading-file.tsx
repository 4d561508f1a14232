import './files.ts'
import type { Uploading } from '../chat/uploads.ts'
import { fileSize } from '../lib/seldom-format.ts'
import { Icon } from '../ui/icon.tsx'
import { seldomIcons } from '../ui/seldom-icons.ts'
import { useTools } from './tools.ts'

export function UploadingFile({ upload }: { upload: Uploading }) {
  const { chat, t, format } = useTools()
  return (
    <div class="line own first last">
      <div class="bubble document">
        <div class="card">
          <span class="chip">
            {upload.preview ? <img src={upload.preview} alt="" /> : <Icon path={seldomIcons.file} />}
          </span>
          <span class="about">
            <b>{upload.name}</b>
            <small>{fileSize(format.language, upload.size)}</small>
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
