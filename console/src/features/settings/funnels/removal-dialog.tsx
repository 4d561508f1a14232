import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { number } from '@/lib/format'
import type { Board, Stage } from '@/lib/schemas'
import { applyEvent } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { refusalText } from '../refusal'

/** How many cards stand on the stages of a board, whoever may see them; true at the moment only. */
function countsQuery(boardId: string) {
  return queryOptions({
    queryKey: ['settings', 'board-counts', boardId],
    queryFn: ({ signal }) => api.get('/boards/{boardId}/counts', { path: { boardId }, signal }),
    gcTime: 0,
    staleTime: 0,
  })
}

interface RemovalDialogProps {
  board: Board
  /** Null: the whole board. */
  stage: Stage | null
  onClose: () => void
}

/** Asks before a board or a stage goes, and where its cards go: it says how many there are. */
export function RemovalDialog({ board, stage, onClose }: RemovalDialogProps) {
  const { t } = useTranslation('funnels')
  const counts = useQuery(countsQuery(board.id))
  const { name } = stage ?? board
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(stage ? 'removal.stageTitle' : 'removal.boardTitle', { name })}
    >
      <Loaded query={counts}>
        {({ items }) => (
          <Removal
            board={board}
            stage={stage}
            count={items
              .filter((it) => !stage || it.stage === stage.id)
              .reduce((sum, it) => sum + it.cards, 0)}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Modal>
  )
}

type Fate = 'move' | 'leave'

function Removal({ board, stage, count, onClose }: RemovalDialogProps & { count: number }) {
  const { t } = useTranslation(['funnels', 'settings'])
  const cache = useQueryClient()
  const goals = useGoals(board, stage)
  const [fate, setFate] = useState<Fate>(goals.length > 0 ? 'move' : 'leave')
  const [to, setTo] = useState<string | null>(null)
  const isAsked = count > 0
  const removing = useMutation({
    mutationFn: async () => {
      const query = !isAsked ? {} : fate === 'move' ? { to } : { leave: true }
      if (stage) {
        const path = { boardId: board.id, stageId: stage.id }
        const left = await api.delete('/boards/{boardId}/stages/{stageId}', { path, query })
        applyEvent(cache, { type: 'board.changed', board: left })
      } else {
        await api.delete('/boards/{boardId}', { path: { boardId: board.id }, query })
        applyEvent(cache, { type: 'board.removed', boardId: board.id })
      }
    },
    onSuccess: onClose,
  })
  return (
    <Stack>
      <Text size="sm" c="var(--ink2)">
        {t('removal.count', { count, shown: number(count) })}
      </Text>
      {isAsked && (
        <Radio.Group
          label={t('removal.where')}
          value={fate}
          onChange={(value) => setFate(value === 'move' ? 'move' : 'leave')}
        >
          <Stack gap={8} mt={6}>
            <Radio value="move" label={t('removal.move')} disabled={goals.length === 0} />
            {fate === 'move' && (
              <Select
                aria-label={t('removal.goal')}
                placeholder={t('chooseStage')}
                data={goals}
                value={to}
                onChange={setTo}
                ml={28}
              />
            )}
            <Radio value="leave" label={t('removal.leave')} />
          </Stack>
        </Radio.Group>
      )}
      {removing.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {refusalText(removing.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button
          color="red"
          loading={removing.isPending}
          disabled={isAsked && fate === 'move' && to === null}
          onClick={() => removing.mutate()}
        >
          {t('settings:delete')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The stages to which cards may go: of boards of the same kind, but for what is removed. */
function useGoals(board: Board, stage: Stage | null) {
  return useBootstrap((it) => it.boards)
    .filter((it) => it.kind === board.kind && (stage !== null || it.id !== board.id))
    .map(({ name, stages }) => ({
      group: name,
      items: stages
        .filter((it) => it.id !== stage?.id)
        .map((it) => ({ value: it.id, label: it.name })),
    }))
    .filter((it) => it.items.length > 0)
}
