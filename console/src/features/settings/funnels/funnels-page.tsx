import { IconLayoutKanban } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board, Bootstrap, Stage } from '@/lib/schemas'
import { bootstrapQuery } from '@/live/bootstrap'
import { TagChip } from '@/ui/tag-chip'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { BoardDialog } from './board-dialog'
import { RemovalDialog } from './removal-dialog'

/** What is about to go: a board, or one of its stages. */
interface Doomed {
  board: Board
  stage: Stage | null
}

/** Funis e kanbans: the boards over which customers and services go. */
export function FunnelsPage() {
  const { t } = useTranslation('funnels')
  const [doomed, setDoomed] = useState<Doomed | null>(null)
  const { add, edit, dialog } = useListDialogs<Board>({
    form: (board, close) => (
      <BoardDialog
        board={board}
        onClose={close}
        onRemoveStage={(stage) => {
          close()
          if (board) setDoomed({ board, stage })
        }}
      />
    ),
  })
  return (
    <ListPage
      title={t('settings.title')}
      text={t('settings.text')}
      query={useQuery({ ...bootstrapQuery, select: boardsOf })}
      add={<AddButton onClick={add}>{t('settings.new')}</AddButton>}
      icon={<IconLayoutKanban size={26} />}
      empty={t('settings.empty')}
      dialog={
        <>
          {dialog}
          {doomed && <RemovalDialog {...doomed} onClose={() => setDoomed(null)} />}
        </>
      }
    >
      {(boards) => (
        <ul className={classes.rows}>
          {boards.map((it) => (
            <ListRow
              key={it.id}
              name={it.name}
              onEdit={() => edit(it)}
              onDelete={() => setDoomed({ board: it, stage: null })}
            >
              <div className={classes.rowText}>
                <strong>{it.name}</strong>
                <p>
                  {t(`kind.${it.kind}`)} · {t('stageCount', { count: it.stages.length })}
                </p>
                <p>
                  {it.stages.map(({ id, name, color }) => (
                    <TagChip key={id} name={name} color={color} />
                  ))}
                </p>
              </div>
            </ListRow>
          ))}
        </ul>
      )}
    </ListPage>
  )
}

function boardsOf({ boards }: Bootstrap): readonly Board[] {
  return boards
}
