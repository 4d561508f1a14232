import { Button, MultiSelect, Select } from '@mantine/core'
import { IconLayoutKanban, IconLock, IconSettings, IconTags } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board as BoardThing } from '@/lib/schemas'
import { boardTotalsQuery, tagTotalsQuery } from '@/live/board-queries'
import { useBootstrap, useMe, useModule } from '@/live/bootstrap'
import { EmptyState } from '@/ui/states'
import { Board, type BoardParts } from './board'
import classes from './funnels.module.css'
import { lanesOf, tagLanes, untaggedLane } from './lane'
import { BY_TAGS, useChosenBoard, useChosenTags, useSetFunnelsSearch } from './search'

/** So many tags stand side by side until somebody chooses. */
const USUAL_TAGS = 8
const MOST_TAGS = 30

interface FunnelsPageProps {
  parts: BoardParts
  /** The conversation that is open beside the board. */
  open: string | undefined
  beside: (id: string) => ReactNode
}

/** Funis: where customers and services stand, board by board, and the conversation beside it. */
export function FunnelsPage({ parts, open, beside }: FunnelsPageProps) {
  const { t } = useTranslation('funnels')
  const isOn = useModule('funnel')
  if (!isOn) {
    return (
      <main className={classes.alone}>
        <EmptyState icon={<IconLock size={26} stroke={1.5} />} text={t('switchedOff')} />
      </main>
    )
  }
  // Beside an open conversation the board is no more what the page is about.
  const Part = open === undefined ? 'main' : 'section'
  return (
    <div className={classes.page} data-open={open !== undefined || undefined}>
      <Part className={classes.main} aria-label={t('title')}>
        <Head />
        <Chosen parts={parts} open={open} />
      </Part>
      {open !== undefined && <div className={classes.beside}>{beside(open)}</div>}
    </div>
  )
}

function Head() {
  const { t } = useTranslation('funnels')
  const boards = useBootstrap((it) => it.boards)
  const tags = useBootstrap((it) => it.tags)
  const chosen = useChosenBoard()
  const chosenTags = useChosenTags()
  const set = useSetFunnelsSearch()
  const mayManage = useMe().permissions.includes('manage-funnels')
  // A link may lead to it before there is a tag.
  const hasTags = tags.length > 0 || chosen === BY_TAGS
  const of = (kind: BoardThing['kind']) =>
    boards.filter((it) => it.kind === kind).map(({ id, name }) => ({ value: id, label: name }))
  const groups = [
    { group: t('funnels'), items: of('funnel') },
    { group: t('kanbans'), items: of('kanban') },
    { group: t('crm'), items: hasTags ? [{ value: BY_TAGS, label: t('byTags') }] : [] },
  ].filter((it) => it.items.length > 0)
  return (
    <header className={classes.head}>
      <h1>{t('title')}</h1>
      {groups.length > 0 && (
        <Select
          aria-label={t('choose')}
          data={groups}
          value={chosen === BY_TAGS ? BY_TAGS : (chosen?.id ?? null)}
          onChange={(board) => board && set({ board })}
          allowDeselect={false}
          searchable={boards.length > 8}
          className={classes.chooser ?? ''}
        />
      )}
      {chosen === BY_TAGS && (
        <MultiSelect
          aria-label={t('tags')}
          placeholder={chosenTags.length === 0 ? t('allTags') : ''}
          leftSection={<IconTags size={16} stroke={1.5} />}
          data={tags.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...chosenTags]}
          onChange={(next) => set({ tags: next })}
          maxValues={MOST_TAGS}
          searchable
          clearable
          className={classes.tags ?? ''}
        />
      )}
      {mayManage && (
        <Button
          component={Link}
          to="/settings/funnels"
          variant="default"
          className={classes.manage ?? ''}
          leftSection={<IconSettings size={16} stroke={1.5} />}
        >
          {t('manage')}
        </Button>
      )}
    </header>
  )
}

function Chosen({ parts, open }: Pick<FunnelsPageProps, 'parts' | 'open'>) {
  const { t } = useTranslation('funnels')
  const mayManage = useMe().permissions.includes('manage-funnels')
  const chosen = useChosenBoard()
  if (chosen === BY_TAGS) return <TagBoard parts={parts} open={open} />
  if (chosen) return <StageBoard key={chosen.id} board={chosen} parts={parts} open={open} />
  return (
    <EmptyState icon={<IconLayoutKanban size={26} stroke={1.5} />} text={t('empty')}>
      {mayManage && <Link to="/settings/funnels">{t('emptyNext')}</Link>}
    </EmptyState>
  )
}

interface StageBoardProps extends Pick<FunnelsPageProps, 'parts' | 'open'> {
  board: BoardThing
}

function StageBoard({ board, parts, open }: StageBoardProps) {
  const totals = useQuery(boardTotalsQuery(board.id))
  return (
    <Board
      name={board.name}
      board={board}
      lanes={lanesOf(board)}
      totals={totals.data}
      parts={parts}
      open={open}
    />
  )
}

/** CRM: conversations by the tags of their contacts. */
function TagBoard({ parts, open }: Pick<FunnelsPageProps, 'parts' | 'open'>) {
  const { t } = useTranslation('funnels')
  const all = useBootstrap((it) => it.tags)
  const chosen = useChosenTags()
  const tags =
    chosen.length > 0 ? all.filter((it) => chosen.includes(it.id)) : all.slice(0, USUAL_TAGS)
  // Who chooses tags wants to see those alone.
  const hasUntagged = chosen.length === 0
  const ids = tags.map((it) => it.id)
  const totals = useQuery(tagTotalsQuery(ids, hasUntagged))
  const lanes = tagLanes(tags)
  return (
    <Board
      name={t('byTags')}
      board={null}
      lanes={hasUntagged ? [untaggedLane(t('untagged')), ...lanes] : lanes}
      totals={totals.data}
      parts={parts}
      open={open}
    />
  )
}
