import { SegmentedControl, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Board, BoardKind, Stage } from '@/lib/schemas'
import { applyEvent } from '@/live/apply-event'
import { DialogForm } from '../dialog-form'
import { useSettingsForm } from '../use-settings-form'
import { freshStage, type StageValues, stageValues, wishOf } from './board-values'
import { StageFields } from './stage-fields'

interface BoardDialogProps {
  /** Null for a new one. */
  board: Board | null
  onClose: () => void
  onRemoveStage: (stage: Stage) => void
}

interface Values extends Record<string, unknown> {
  kind: BoardKind
  name: string
  stages: StageValues[]
}

/** A board's name and its stages in their order. */
export function BoardDialog({ board, onClose, onRemoveStage }: BoardDialogProps) {
  const { t } = useTranslation(['funnels', 'settings'])
  const cache = useQueryClient()
  const { form, ...state } = useSettingsForm<Values>({
    initialValues: {
      kind: board?.kind ?? 'funnel',
      name: board?.name ?? '',
      stages: board ? board.stages.map(stageValues) : [freshStage(0), freshStage(1), freshStage(2)],
    },
    save: async ({ kind, name, stages }) => {
      const saved = board
        ? await api.patch('/boards/{boardId}', {
            path: { boardId: board.id },
            body: { name, stages: stages.map(wishOf) },
          })
        : await api.post('/boards', { body: { kind, name, stages: stages.map(wishOf) } })
      applyEvent(cache, { type: 'board.changed', board: saved })
      return { kind: saved.kind, name: saved.name, stages: saved.stages.map(stageValues) }
    },
    onSaved: onClose,
  })
  const removeStage = (id: string) => {
    const stage = board?.stages.find((it) => it.id === id)
    if (stage) onRemoveStage(stage)
  }
  return (
    <DialogForm
      title={t(board ? 'settings.edit' : 'settings.new')}
      size="lg"
      {...state}
      onClose={onClose}
    >
      {!board && (
        <SegmentedControl
          fullWidth
          aria-label={t('settings.kind')}
          data={(['funnel', 'kanban'] as const).map((value) => ({
            value,
            label: t(`kind.${value}`),
          }))}
          {...form.getInputProps('kind')}
        />
      )}
      <TextInput
        label={t('settings:name')}
        description={t(`settings.meaning.${form.values.kind}`)}
        placeholder={t(`settings.example.${form.values.kind}`)}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <StageFields
        stages={form.values.stages}
        onChange={(stages) => form.setFieldValue('stages', stages)}
        onRemoveSaved={removeStage}
      />
    </DialogForm>
  )
}
