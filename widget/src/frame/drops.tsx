import { useEffect, useState } from 'preact/hooks'
import { adoptStyles } from './adopt.ts'
import styles from './drops.css?inline'
import { useTools } from './tools.ts'

adoptStyles(styles)

/** Files may be dropped anywhere on the conversation. Comes with the first thing that is dragged over it. */
export function Drops() {
  const { chat, t } = useTools()
  const [over, setOver] = useState(true)
  useEffect(() => {
    const handleDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return setOver(false)
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') void chat.attach([...event.dataTransfer.files])
    }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) document.addEventListener(kind, handleDrag)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, handleDrag)
    }
  }, [chat])
  return over ? <div class="drop">{t('drop')}</div> : null
}
