import { IconMoodSmile } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, lasting, number } from '@/lib/format'
import type { Conversation, Panel } from '@/lib/schemas'
import { useAgent, useDepartment } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import { EmptyState } from '@/ui/states'
import { useNow } from '@/ui/use-now'
import { waited } from './figures'
import classes from './supervision.module.css'

/** After so many seconds without an answer the time turns red, as in the list of conversations. */
const LATE = 5 * 60

/** What can be done to many services at once; the app brings it from the inbox. */
export interface BulkParts {
  /** Shows the boxes. */
  button: ReactNode
  /** Ticks one of them. */
  check: (item: Conversation, order: () => readonly string[]) => ReactNode
  /** What is done to those that are ticked. */
  bar: (items: readonly Conversation[]) => ReactNode
}

interface ServiceListProps {
  panel: Panel
  bulk: BulkParts
}

/** What is in progress, who has waited longest first. */
export function ServiceList({ panel, bulk }: ServiceListProps) {
  const { t } = useTranslation('supervision')
  const { services, totals } = panel
  const now = useNow(1_000)
  const all = totals.waiting + totals.attending
  return (
    <section className={classes.card} aria-labelledby="services">
      <div className={classes.cardHead}>
        <h2 id="services">
          {t('services')} <em>{number(all)}</em>
        </h2>
        {bulk.button}
      </div>
      {services.length === 0 ? (
        <EmptyState icon={<IconMoodSmile size={26} stroke={1.5} />} text={t('quiet')} />
      ) : (
        <ul className={classes.services}>
          {services.map((it) => (
            <Service key={it.id} item={it} now={now}>
              {bulk.check(it, () => services.map((one) => one.id))}
            </Service>
          ))}
        </ul>
      )}
      {services.length < all && (
        <p className={classes.more}>{t('onlyLongest', { count: services.length })}</p>
      )}
      <div className={classes.bulk}>{bulk.bar(services)}</div>
    </section>
  )
}

interface ServiceProps {
  item: Conversation
  now: number
  children: ReactNode
}

function Service({ item, now, children }: ServiceProps) {
  const { t } = useTranslation('supervision')
  const owner = useAgent(item.owner)
  const department = useDepartment(item.department)
  const seconds = waited(item.waitingSince, now)
  const where = [department?.name ?? t('noDepartment'), item.connection.name].join(' · ')
  return (
    <li className={classes.service}>
      {children}
      <span className={classes.face}>
        <PersonAvatar name={item.contact.name} photo={item.contact.photo} size={34} />
      </span>
      <div className={classes.who}>
        <Link
          to="/conversations/$id"
          params={{ id: item.id }}
          search={{ look: true }}
          className={classes.look}
        >
          {item.contact.name}
        </Link>
        <p>
          {department && (
            <span
              className={classes.swatch}
              style={{ background: department.color }}
              aria-hidden="true"
            />
          )}
          {where}
        </p>
      </div>
      <div className={classes.held}>
        {owner ? (
          <>
            <PersonAvatar name={owner.name} photo={owner.photo} size={20} />
            <span>{owner.name}</span>
          </>
        ) : (
          <span className={classes.nobody}>{t(`state.${item.state}`)}</span>
        )}
      </div>
      {seconds === null ? (
        <span className={classes.calm}>{t('answered')}</span>
      ) : (
        <time
          className={classes.time}
          data-late={seconds > LATE || undefined}
          dateTime={item.waitingSince ?? undefined}
          title={item.waitingSince ? t('since', { when: exact(item.waitingSince) }) : undefined}
        >
          {lasting(seconds)}
        </time>
      )}
    </li>
  )
}
