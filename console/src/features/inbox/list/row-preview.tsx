import { IconFile, IconLock, IconMicrophone, IconPhoto, IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationItem, LastMessage } from '@/lib/schemas'
import { useTypists } from '@/live/apply-moment'
import { useMe } from '@/live/bootstrap'
import { Ticks } from '../ticks'
import classes from './conversation-row.module.css'

const KINDS = {
  image: IconPhoto,
  audio: IconMicrophone,
  video: IconVideo,
  document: IconFile,
} as const

/** The second line of a row: who said what last, or that somebody is writing. */
export function RowPreview({ item }: { item: ConversationItem }) {
  const { t } = useTranslation('inbox')
  const writes = useTypists(item.id).some((typist) => typist.who.kind === 'contact')
  if (writes) return <p className={classes.typing}>{t('typing')}</p>
  const last = item.lastMessage
  if (!last) return <p className={classes.preview}>{t('noMessages')}</p>
  return (
    <p className={classes.preview}>
      {last.direction === 'note' && <IconLock size={14} stroke={1.5} aria-label={t('note')} />}
      {last.direction === 'out' && last.status && <Ticks status={last.status} />}
      <KindIcon last={last} />
      <span className={classes.ellipsis}>
        <LastText last={last} />
      </span>
    </p>
  )
}

function KindIcon({ last }: { last: LastMessage }) {
  if (last.type === 'text' || last.type === 'activity') return null
  const Icon = KINDS[last.type]
  return <Icon size={14} stroke={1.5} style={{ flex: 'none' }} aria-hidden="true" />
}

function LastText({ last }: { last: LastMessage }) {
  const { t } = useTranslation('inbox')
  const me = useMe().agent.id
  const text = last.preview || t(`kind.${last.type}`)
  if (last.direction !== 'out') return text
  const name = last.author.id === me ? t('you') : (last.author.name ?? '')
  return name ? t('saidBy', { name, text }) : text
}
