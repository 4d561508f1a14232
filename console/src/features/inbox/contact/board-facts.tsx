import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { useChooseValue, usePutCard } from '../service/use-card'
import classes from './contact-panel.module.css'
import { RemoveIcon } from './remove-icon'

/** On which kanban the ticket stands, and what it is worth, as two lines of the facts. */
export function BoardFacts({ view }: { view: ConversationView }) {
  const { allowed } = view
  const kanbans = useBootstrap((it) => it.boards).filter((it) => it.kind === 'kanban')
  return (
    <>
      {allowed.includes('choose-stage') && kanbans.length > 0 && (
        <KanbanFact view={view} kanbans={kanbans} />
      )}
      {allowed.includes('choose-value') && (
        <ValueFact key={view.conversation.ticket.value} view={view} />
      )}
    </>
  )
}

/** One choice says board and column: choosing a column of another kanban changes the kanban. */
function KanbanFact({ view, kanbans }: { view: ConversationView; kanbans: readonly Board[] }) {
  const { t } = useTranslation('funnels')
  const { conversation } = view
  const card = conversation.cards.find((it) => kanbans.some((board) => board.id === it.board))
  const present = kanbans.find((it) => it.id === card?.board)
  const put = usePutCard(conversation)
  const choose = (stageId: string) => {
    const board = kanbans.find((it) => it.stages.some((one) => one.id === stageId))
    if (board) put.mutate({ boardId: board.id, stageId })
  }
  const stage = present?.stages.find((it) => it.id === card?.stage)
  return (
    <>
      <dt>{t('kanban')}</dt>
      <dd className={classes.chosen}>
        <Select
          size="xs"
          variant="unstyled"
          aria-label={t('kanban')}
          placeholder={t('chooseStage')}
          data={kanbans.map(({ name, stages }) => ({
            group: name,
            items: stages.map((it) => ({ value: it.id, label: it.name })),
          }))}
          value={card?.stage ?? null}
          title={present && stage ? `${present.name}: ${stage.name}` : undefined}
          onChange={(next) => next && choose(next)}
          disabled={put.isPending}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('nothingFound')}
        />
        {present && (
          <RemoveIcon
            label={t('removeKanban')}
            name={present.name}
            disabled={put.isPending}
            onClick={() => put.mutate({ boardId: present.id, stageId: null })}
          />
        )}
      </dd>
    </>
  )
}

function ValueFact({ view }: { view: ConversationView }) {
  const { t } = useTranslation('funnels')
  const { id, ticket } = view.conversation
  const choose = useChooseValue(id)
  const held = ticket.value ?? ''
  const [value, setValue] = useState<string | number>(held)
  const save = () => {
    if (value === held) return
    choose.mutate(value === '' ? null : Number(value), { onError: () => setValue(held) })
  }
  return (
    <>
      <dt>{t('value')}</dt>
      <dd className={classes.chosen}>
        <NumberInput
          size="xs"
          variant="unstyled"
          aria-label={t('value')}
          placeholder={t('noValue')}
          prefix="R$ "
          decimalSeparator=","
          thousandSeparator="."
          decimalScale={2}
          fixedDecimalScale
          min={0}
          max={999_999_999_999.99}
          allowNegative={false}
          hideControls
          value={value}
          onChange={setValue}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          disabled={choose.isPending}
        />
        {held !== '' && (
          <RemoveIcon
            label={t('removeValue')}
            disabled={choose.isPending}
            onClick={() => choose.mutate(null)}
          />
        )}
      </dd>
    </>
  )
}
