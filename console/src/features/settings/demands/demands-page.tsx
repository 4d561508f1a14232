import { Switch, TextInput } from '@mantine/core'
import { IconCategory } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Bootstrap, Demand } from '@/lib/schemas'
import { applyEvent } from '@/live/apply-event'
import { bootstrapQuery } from '@/live/bootstrap'
import { DialogForm } from '../dialog-form'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { useSettingsForm } from '../use-settings-form'

/** Demandas: the reasons for which customers write, from which agents choose. */
export function DemandsPage() {
  const { t } = useTranslation('routine')
  const { add, edit, dialog } = useListDialogs<Demand>({
    form: (demand, close) => <DemandDialog demand={demand} onClose={close} />,
  })
  return (
    <ListPage
      title={t('demands.title')}
      text={t('demands.text')}
      query={useQuery({ ...bootstrapQuery, select: inOrder })}
      add={<AddButton onClick={add}>{t('demands.new')}</AddButton>}
      icon={<IconCategory size={26} />}
      empty={t('demands.empty')}
      dialog={dialog}
    >
      {(demands) => (
        <ul className={classes.rows}>
          {demands.map((it) => (
            <DemandRow key={it.id} demand={it} onEdit={() => edit(it)} />
          ))}
        </ul>
      )}
    </ListPage>
  )
}

/** Those that are offered, and then those that no longer are. */
function inOrder({ demands }: Bootstrap): readonly Demand[] {
  return [...demands].sort(
    (a, b) => Number(a.retired) - Number(b.retired) || a.name.localeCompare(b.name),
  )
}

/** Shows at once what the server answered; the live event says it once more. */
function useTakeOver() {
  const cache = useQueryClient()
  return (demand: Demand) => applyEvent(cache, { type: 'demand.changed', demand })
}

interface DemandRowProps {
  demand: Demand
  onEdit: () => void
}

function DemandRow({ demand, onEdit }: DemandRowProps) {
  const { t } = useTranslation(['routine', 'settings'])
  const takeOver = useTakeOver()
  const { id, name, retired } = demand
  const turn = useMutation({
    mutationFn: () =>
      api.patch('/demands/{demandId}', { path: { demandId: id }, body: { retired: !retired } }),
    onSuccess: takeOver,
  })
  return (
    <ListRow name={name} onEdit={onEdit}>
      <div className={classes.rowText}>
        <strong>{name}</strong>
        {turn.isError && <p role="alert">{refusalText(turn.error)}</p>}
      </div>
      <Switch
        label={t(retired ? 'demands.retired' : 'demands.offered')}
        aria-label={`${t('demands.offered')}: ${name}`}
        checked={!retired}
        disabled={turn.isPending}
        onChange={() => turn.mutate()}
      />
    </ListRow>
  )
}

interface DemandDialogProps {
  /** Null for a new one. */
  demand: Demand | null
  onClose: () => void
}

function DemandDialog({ demand, onClose }: DemandDialogProps) {
  const { t } = useTranslation(['routine', 'settings'])
  const takeOver = useTakeOver()
  const { form, ...state } = useSettingsForm({
    initialValues: { name: demand?.name ?? '' },
    save: async ({ name }) => {
      const saved = demand
        ? await api.patch('/demands/{demandId}', {
            path: { demandId: demand.id },
            body: { name },
          })
        : await api.post('/demands', { body: { name } })
      takeOver(saved)
      return { name: saved.name }
    },
    onSaved: onClose,
  })
  return (
    <DialogForm title={t(demand ? 'demands.edit' : 'demands.new')} {...state} onClose={onClose}>
      <TextInput
        label={t('settings:name')}
        placeholder={t('demands.example')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DialogForm>
  )
}
