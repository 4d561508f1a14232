import {
  IconAddressBook,
  IconFile,
  IconMapPin,
  IconMicrophone,
  IconPhone,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation, LastMessage } from '@/lib/schemas'
import { useTypists } from '@/live/apply-moment'
import { useMe } from '@/live/bootstrap'
import { isUnanswered, lastWords } from '@/ui/last-words'
import { isOfGroup } from '../group'
import { Ticks } from '../ticks'
import classes from './conversation-row.module.css'

const KINDS: Partial<Record<LastMessage['type'], typeof IconFile>> = {
  image: IconPhoto,
  audio: IconMicrophone,
  video: IconVideo,
  document: IconFile,
  'pending-file': IconFile,
  sticker: IconPhoto,
  location: IconMapPin,
  contacts: IconAddressBook,
  call: IconPhone,
}

/** The second line of a row: who said what last, or that somebody is writing. */
export function RowPreview({ item }: { item: Conversation }) {
  const { t } = useTranslation('inbox')
  if (useTypists(item.id).length > 0) return <p className={classes.typing}>{t('typing')}</p>
  const last = item.lastMessage
  if (!last) return <p className={classes.preview}>{t('noMessages')}</p>
  const isMissed = last.direction === 'in' && last.call && isUnanswered(last.call)
  return (
    <p className={classes.preview} data-missed={isMissed || undefined}>
      {last.direction === 'out' && last.status && <Ticks status={last.status} />}
      <KindIcon last={last} />
      <span className={classes.ellipsis}>
        <LastText last={last} />
      </span>
    </p>
  )
}

function KindIcon({ last }: { last: LastMessage }) {
  const Icon = KINDS[last.type]
  return Icon ? <Icon size={14} stroke={1.5} style={{ flex: 'none' }} aria-hidden="true" /> : null
}

function LastText({ last }: { last: LastMessage }) {
  const { t } = useTranslation('inbox')
  const me = useMe().agent.id
  const text = lastWords(last, t)
  if (last.direction !== 'out' && !isOfGroup(last.author)) return text
  const name = last.author.id === me ? t('you') : (last.author.name ?? '')
  return name ? t('saidBy', { name, text }) : text
}
