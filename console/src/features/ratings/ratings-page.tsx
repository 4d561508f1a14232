import { IconStars } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe, useModule } from '@/live/bootstrap'
import { figuresQuery } from '@/live/surveys'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { FigureCard } from './figure-card'
import { InquiryList } from './inquiry-list'
import { Narrowing } from './narrowing'
import classes from './ratings.module.css'
import { useRatingsQueries, useRatingsSearch } from './search'

/** Avaliações: what customers said about the service. */
export function RatingsPage() {
  const { t } = useTranslation('surveys')
  const { permissions } = useMe()
  const isOn = useModule('nps')
  return (
    <main className={classes.page}>
      {isOn && permissions.includes('see-ratings') ? (
        <Ratings />
      ) : (
        <EmptyState icon={<IconStars size={26} stroke={1.5} />} text={t('ratings.refused')} />
      )}
    </main>
  )
}

function Ratings() {
  const { t } = useTranslation('surveys')
  const { permissions } = useMe()
  const { kind } = useRatingsSearch()
  const { figures, list } = useRatingsQueries()
  const all = useQuery(figuresQuery(figures))
  const isOwn = !permissions.includes('supervise')
  return (
    <>
      <header className={classes.head}>
        <h1>{t('ratings.title')}</h1>
        <p>{t(isOwn ? 'ratings.own' : 'ratings.text')}</p>
      </header>
      <Narrowing isOwn={isOwn} />
      <Loaded query={all}>
        {(items) =>
          items.flatMap((it) => (it.kind === kind ? [<FigureCard key={kind} figures={it} />] : []))
        }
      </Loaded>
      <InquiryList key={JSON.stringify(list)} query={list} />
    </>
  )
}
