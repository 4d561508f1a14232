import { Button } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schedule } from '@/lib/schemas'
import { type SchedulesQuery, schedulesQuery } from '@/live/schedules'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { ScheduleCard } from './schedule-card'
import classes from './schedules.module.css'

interface ScheduleListProps {
  query: SchedulesQuery
  onNew: () => void
  onEdit: (schedule: Schedule) => void
}

/** Those that are asked for, a card each. */
export function ScheduleList({ query, onNew, onEdit }: ScheduleListProps) {
  const { t } = useTranslation('schedules')
  const list = useInfiniteQuery(schedulesQuery(query))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const isAll = query.q === '' && query.states.length === 0
  return (
    <div className={classes.scroller}>
      <Loaded query={list}>
        {() =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconCalendarClock size={26} stroke={1.5} />}
              text={t(isAll ? 'empty' : 'nothingFound')}
            >
              {isAll && (
                <Button variant="default" size="xs" onClick={onNew}>
                  {t('new')}
                </Button>
              )}
            </EmptyState>
          ) : (
            <ul className={classes.cards} aria-label={t('title')}>
              {items.map((it) => (
                <ScheduleCard key={it.id} schedule={it} onEdit={() => onEdit(it)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            size="sm"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}
