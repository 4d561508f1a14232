import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { IconChevronRight, IconSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgentCard, Department } from '@/lib/schemas'
import { usePresence } from '@/live/apply-moment'
import { useBootstrap, useMe } from '@/live/bootstrap'
import { PersonAvatar, PresenceDot } from '@/ui/person-avatar'
import classes from './target-picker.module.css'
import { findTargets, membersOf, type Target } from './targets'

interface TargetPickerProps {
  /** Who has it already: they are not asked again. */
  owner: string | null
  isBusy: boolean
  onPick: (target: Target) => void
}

/** Any of a department, as an option beside its members. */
const ANYBODY = 'anybody'

/**
 * Departments and colleagues in one list that a search narrows. A colleague is picked at once; a
 * department opens first, for the choice between anybody of it and one of its members.
 */
export function TargetPicker({ owner, isBusy, onPick }: TargetPickerProps) {
  const { t } = useTranslation('service')
  const [query, setQuery] = useState('')
  const [within, setWithin] = useState<Department | null>(null)
  const desk = useBootstrap((it) => it)
  const combobox = useCombobox({ opened: true })
  const { agents, departments } = findTargets(
    within ? { agents: membersOf(desk.agents, within), departments: [] } : desk,
    query,
  )
  const isAnybodyShown = within !== null && query.trim() === ''

  const handleSubmit = (value: string) => {
    const department = departments.find((it) => it.id === value)
    const agent = agents.find((it) => it.id === value)
    if (department) return enter(department)
    if (agent) return onPick({ agent, department: within })
    if (value === ANYBODY && within) onPick({ agent: null, department: within })
  }
  const enter = (department: Department | null) => {
    setWithin(department)
    setQuery('')
    combobox.resetSelectedOption()
    combobox.focusTarget()
  }
  const isEmpty = agents.length === 0 && departments.length === 0 && !isAnybodyShown
  return (
    <Combobox store={combobox} onOptionSubmit={handleSubmit} disabled={isBusy}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          label={t('transfer.to')}
          placeholder={t('transfer.search')}
          leftSection={<IconSearch size={17} stroke={1.5} />}
          rightSection={isBusy ? <Loader size={14} /> : null}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            combobox.resetSelectedOption()
          }}
        />
      </Combobox.EventsTarget>
      {within && (
        <div className={classes.within}>
          <span className={classes.swatch} style={{ background: within.color }} />
          <strong>{within.name}</strong>
          <CloseButton size="sm" aria-label={t('transfer.leave')} onClick={() => enter(null)} />
        </div>
      )}
      <Combobox.Options className={classes.list ?? ''} aria-label={t('transfer.to')}>
        {isEmpty && <Combobox.Empty>{t('transfer.nobody')}</Combobox.Empty>}
        {isAnybodyShown && (
          <Combobox.Option value={ANYBODY} className={classes.option ?? ''}>
            <span className={classes.anybody} aria-hidden="true">
              <IconUsers size={17} stroke={1.5} />
            </span>
            <span className={classes.text}>{t('transfer.anybody', { name: within.name })}</span>
          </Combobox.Option>
        )}
        {departments.length > 0 && (
          <Combobox.Group label={t('departments')}>
            {departments.map((it) => (
              <DepartmentOption key={it.id} department={it} agents={desk.agents} />
            ))}
          </Combobox.Group>
        )}
        {agents.length > 0 && (
          <Combobox.Group label={t('people')}>
            {agents.map((it) => (
              <AgentOption key={it.id} agent={it} owner={owner} />
            ))}
          </Combobox.Group>
        )}
      </Combobox.Options>
    </Combobox>
  )
}

interface DepartmentOptionProps {
  department: Department
  agents: readonly AgentCard[]
}

function DepartmentOption({ department, agents }: DepartmentOptionProps) {
  const { t } = useTranslation('service')
  const count = membersOf(agents, department).length
  return (
    <Combobox.Option value={department.id} className={classes.option ?? ''}>
      <span className={classes.swatch} style={{ background: department.color }} />
      <span className={classes.text}>
        {department.name}
        <small>{t('members', { count })}</small>
      </span>
      <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
    </Combobox.Option>
  )
}

interface AgentOptionProps {
  agent: AgentCard
  owner: string | null
}

/** I cannot hand it to myself, nor to whoever has it. */
function AgentOption({ agent, owner }: AgentOptionProps) {
  const { t } = useTranslation('service')
  const me = useMe().agent.id
  const presence = usePresence(agent.id)
  const standing =
    agent.id === owner
      ? t('transfer.hasIt')
      : agent.id === me
        ? t('transfer.you')
        : t(`presence.${presence}`)
  const hint = agent.extension
    ? `${standing} · ${t('extension', { number: agent.extension })}`
    : standing
  return (
    <Combobox.Option
      value={agent.id}
      className={classes.option ?? ''}
      disabled={agent.id === owner || agent.id === me}
    >
      <PersonAvatar
        name={agent.name}
        photo={agent.photo}
        size={28}
        badge={<PresenceDot presence={presence} />}
      />
      <span className={classes.text}>
        {agent.name}
        <small>{hint}</small>
      </span>
    </Combobox.Option>
  )
}
