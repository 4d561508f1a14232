import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import { IconCategory, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Demand } from '@/lib/schemas'
import { applyEvent } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import { EmptyState } from '@/ui/states'
import { DialogForm } from '../dialog-form'
import { PageHeader } from '../page-header'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'

/** Demandas: the reasons for which customers write, from which agents choose. */
export function DemandsPage() {
  const { t } = useTranslation('routine')
  const demands = useBootstrap((it) => it.demands)
  const [edited, setEdited] = useState<Demand | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => setEdited('new')}>
      {t('demands.new')}
    </Button>
  )
  const inOrder = [...demands].sort(
    (a, b) => Number(a.retired) - Number(b.retired) || a.name.localeCompare(b.name),
  )
  return (
    <div className={classes.page}>
      <PageHeader title={t('demands.title')} text={t('demands.text')}>
        {demands.length > 0 && add}
      </PageHeader>
      {demands.length === 0 ? (
        <EmptyState icon={<IconCategory size={26} />} text={t('demands.empty')}>
          {add}
        </EmptyState>
      ) : (
        <ul className={classes.rows}>
          {inOrder.map((it) => (
            <DemandRow key={it.id} demand={it} onEdit={() => setEdited(it)} />
          ))}
        </ul>
      )}
      {edited && (
        <DemandForm demand={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
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
    <li className={classes.row}>
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
      <ActionIcon aria-label={t('settings:editThis', { name })} onClick={onEdit}>
        <IconPencil size={17} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}

interface DemandFormProps {
  /** Null for a new one. */
  demand: Demand | null
  onClose: () => void
}

function DemandForm({ demand, onClose }: DemandFormProps) {
  const { t } = useTranslation(['routine', 'settings'])
  const takeOver = useTakeOver()
  const { form, submit, isSaving, failure, isDirty } = useSettingsForm({
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
    <DialogForm
      title={t(demand ? 'demands.edit' : 'demands.new')}
      isDirty={isDirty}
      isBusy={isSaving}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
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
