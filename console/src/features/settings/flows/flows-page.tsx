import { Badge, Text, TextInput } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { FlowCard } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { flowsQuery } from '@/live/flows'
import { keys } from '@/live/keys'
import { DialogForm } from '../dialog-form'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { useNewForm } from '../use-settings-form'
import { DoorsSection } from './doors-section'

/** Fluxos: what the chatbot does with customers, and where it receives them. */
export function FlowsPage() {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { add, remove, dialog } = useListDialogs<FlowCard>({
    form: (_, close) => <NewFlowDialog onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('deleteTitle', { name }),
      text: t('deleteText'),
      action: async () => {
        await api.delete('/flows/{flowId}', { path: { flowId: id } })
        await cache.invalidateQueries({ queryKey: keys.flows })
      },
    }),
  })
  return (
    <ListPage
      title={t('title')}
      text={t('intro')}
      query={useQuery(flowsQuery)}
      add={<AddButton onClick={add}>{t('new')}</AddButton>}
      icon={<IconRobot size={26} />}
      empty={t('empty')}
      dialog={dialog}
    >
      {(flows) => (
        <>
          <ul className={classes.rows} aria-label={t('title')}>
            {flows.map((flow) => (
              <FlowRow
                key={flow.id}
                flow={flow}
                onEdit={() => void navigate({ to: '/settings/flows/$id', params: { id: flow.id } })}
                onDelete={() => remove(flow)}
              />
            ))}
          </ul>
          <DoorsSection flows={flows} />
        </>
      )}
    </ListPage>
  )
}

interface FlowRowProps {
  flow: FlowCard
  onEdit: () => void
  onDelete: () => void
}

function FlowRow({ flow, ...on }: FlowRowProps) {
  const { t } = useTranslation('flows')
  const connections = useBootstrap((it) => it.connections)
  const doors = connections.filter(({ id }) => flow.doors.includes(id)).map(({ name }) => name)
  return (
    <ListRow name={flow.name} {...on}>
      <div className={classes.rowText}>
        <Link to="/settings/flows/$id" params={{ id: flow.id }}>
          {flow.name}
        </Link>
        <Text size="xs" c="var(--ink2)" mt={2}>
          {[t('stepCount', { count: flow.steps }), ...doors].join(' · ')}
        </Text>
      </div>
      <FlowState flow={flow} />
    </ListRow>
  )
}

/** Whether customers get it, and whether they get what is written. */
export function FlowState({ flow }: { flow: { published: boolean; changed: boolean } }) {
  const { t } = useTranslation('flows')
  if (!flow.published) {
    return (
      <Badge variant="light" color="gray">
        {t('state.draft')}
      </Badge>
    )
  }
  return flow.changed ? (
    <Badge variant="light" color="yellow">
      {t('state.changed')}
    </Badge>
  ) : (
    <Badge variant="light" color="green">
      {t('state.published')}
    </Badge>
  )
}

function NewFlowDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const {
    form,
    made: _,
    ...state
  } = useNewForm({
    initialValues: { name: '' },
    make: ({ name }) => api.post('/flows', { body: { name } }),
    onMade: ({ id }) => {
      void cache.invalidateQueries({ queryKey: keys.flows })
      void navigate({ to: '/settings/flows/$id', params: { id } })
    },
  })
  return (
    <DialogForm title={t('new')} submitLabel={t('create')} {...state} onClose={onClose}>
      <TextInput
        label={t('name')}
        placeholder={t('namePlaceholder')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DialogForm>
  )
}
