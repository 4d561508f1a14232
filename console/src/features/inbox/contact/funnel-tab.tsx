import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, lasting, shortDate } from '@/lib/format'
import type { Board, CardStep } from '@/lib/schemas'
import { cardStepsQuery } from '@/live/board-queries'
import { useAgent, useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { Loaded } from '@/ui/loaded'
import { useNow } from '@/ui/use-now'
import { usePutCard } from '../service/use-card'
import classes from './funnel-tab.module.css'
import { RemoveIcon } from './remove-icon'

/** Funil: on which stage of each funnel the customer stands, and how they came there. */
export function FunnelTab({ view }: { view: ConversationView }) {
  const { t } = useTranslation('funnels')
  const funnels = useBootstrap((it) => it.boards).filter((it) => it.kind === 'funnel')
  return (
    <>
      {funnels.length === 0 && <p className={classes.none}>{t('noFunnels')}</p>}
      {funnels.map((it) => (
        <Funnel key={it.id} board={it} view={view} />
      ))}
      <section className={classes.section}>
        <h3>{t('history')}</h3>
        <Steps view={view} />
      </section>
    </>
  )
}

function Funnel({ board, view }: { board: Board; view: ConversationView }) {
  const { t } = useTranslation('funnels')
  const put = usePutCard(view.conversation)
  const now = useNow(60_000)
  const card = view.conversation.cards.find((it) => it.board === board.id)
  const place = board.stages.findIndex((it) => it.id === card?.stage)
  return (
    <section className={classes.section} aria-label={board.name}>
      <h3>{board.name}</h3>
      <div className={classes.chosen}>
        <Select
          size="xs"
          aria-label={t('stageIn', { name: board.name })}
          placeholder={t('chooseStage')}
          data={board.stages.map(({ id, name }) => ({ value: id, label: name }))}
          value={card?.stage ?? null}
          onChange={(stageId) => stageId && put.mutate({ boardId: board.id, stageId })}
          disabled={put.isPending}
          allowDeselect={false}
        />
        {card && (
          <RemoveIcon
            label={t('removeFunnel')}
            name={board.name}
            disabled={put.isPending}
            onClick={() => put.mutate({ boardId: board.id, stageId: null })}
          />
        )}
      </div>
      {card && place >= 0 && (
        <>
          <div className={classes.bars} aria-hidden="true">
            {board.stages.map((it, index) => (
              <span
                key={it.id}
                data-done={index <= place || undefined}
                style={{ '--lane': board.stages[place]?.color } as CSSProperties}
              />
            ))}
          </div>
          <p className={classes.hint} title={exact(card.since)}>
            {t('stageOf', { place: place + 1, count: board.stages.length })}
            {' · '}
            {t('forSoLong', { time: lasting((now - Date.parse(card.since)) / 1000) })}
          </p>
        </>
      )}
    </section>
  )
}

function Steps({ view }: { view: ConversationView }) {
  const { t } = useTranslation('funnels')
  const steps = useQuery(cardStepsQuery(view.conversation.id))
  return (
    <Loaded query={steps}>
      {(items) =>
        items.length === 0 ? (
          <p className={classes.hint}>{t('noHistory')}</p>
        ) : (
          <ol className={classes.steps} aria-label={t('history')}>
            {items.map((step, index) => (
              <Step key={`${step.at}${step.board}`} step={step} until={endOf(items, index)} />
            ))}
          </ol>
        )
      }
    </Loaded>
  )
}

/** When the next move on the same board ended it; null for where it stands now. */
function endOf(items: readonly CardStep[], index: number): string | null {
  const board = items[index]?.board
  return items.slice(0, index).findLast((it) => it.board === board)?.at ?? null
}

function Step({ step, until }: { step: CardStep; until: string | null }) {
  const { t } = useTranslation('funnels')
  const by = useAgent(step.by)
  const spent = until && (Date.parse(until) - Date.parse(step.at)) / 1000
  return (
    <li>
      <strong>
        {step.stageName
          ? t('stepTo', { board: step.boardName, stage: step.stageName })
          : t('stepOff', { board: step.boardName })}
      </strong>
      <span title={exact(step.at)}>
        {shortDate(step.at)} · {by?.displayName ?? t('byItself')}
        {spent && step.stageName ? ` · ${t('stayed', { time: lasting(spent) })}` : ''}
      </span>
    </li>
  )
}
