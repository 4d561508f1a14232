import { IconCalendarClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { nearTime } from '@/lib/format'
import type { Conversation } from '@/lib/schemas'
import { schedulesOfQuery } from '@/live/schedules'
import { useNow } from '@/ui/use-now'
import classes from './schedule.module.css'

/** Says that something is to go out here, and when. */
export function ScheduleLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('schedules')
  const now = useNow()
  const { data } = useQuery(schedulesOfQuery(conversation.id))
  const [next] = data?.items ?? []
  if (!next) return null
  const { text, files, at } = next
  const what = text || files[0]?.file.name || ''
  return (
    <section className={classes.line} aria-label={t('title')}>
      <IconCalendarClock size={16} stroke={1.6} aria-hidden="true" />
      <span>
        {t('line', { count: data?.items.length ?? 1, at: nearTime(at, now), text: what })}
      </span>
      <Link to="/schedules" search={{ q: conversation.contact.name }}>
        {t('lineLink')}
      </Link>
    </section>
  )
}
