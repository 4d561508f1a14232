import { ActionIcon, Text, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconCopy,
  IconGripVertical,
  IconTrash,
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flaw, FlowStep } from '@/lib/schemas'
import classes from './flow.module.css'
import { StepFields } from './step-fields'
import { STEP_ICONS } from './step-icons'
import { useFlawText } from './use-flaw-text'
import { useStepSummary } from './use-step-summary'

interface StepCardProps {
  step: FlowStep
  number: number
  steps: readonly FlowStep[]
  flaws: readonly Flaw[]
  isOpen: boolean
  isDragged: boolean
  onOpen: (yes: boolean) => void
  onChange: (step: FlowStep) => void
  /** One place up or down. */
  onMove: (by: number) => void
  onCopy: () => void
  onDelete: () => void
  onDragStart: () => void
  onDragOver: () => void
  onDragEnd: () => void
}

/** One step: a line that says what it does, and its fields when it is open. */
export function StepCard(props: StepCardProps) {
  const { step, number, steps, flaws, isOpen, isDragged, onChange, ...on } = props
  const { t } = useTranslation('flows')
  const summary = useStepSummary(steps)
  const textOf = useFlawText({ steps: [], queue: null, idleMinutes: 1 })
  const Icon = STEP_ICONS[step.type]
  const name = t('stepName', { number, type: t(`step.${step.type}`) })
  const handleKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    on.onMove(by)
  }
  return (
    <li
      id={`step-${step.id}`}
      className={classes.step}
      data-flawed={flaws.length > 0 || undefined}
      data-dragged={isDragged || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        on.onDragOver()
      }}
    >
      <div className={classes.head}>
        <button
          type="button"
          className={classes.grip}
          draggable
          aria-label={t('grip', { name })}
          title={t('gripHint')}
          onDragStart={on.onDragStart}
          onDragEnd={on.onDragEnd}
          onKeyDown={handleKey}
        >
          <IconGripVertical size={16} stroke={1.5} />
        </button>
        <UnstyledButton
          className={classes.title ?? ''}
          aria-expanded={isOpen}
          aria-label={name}
          onClick={() => on.onOpen(!isOpen)}
        >
          <span className={classes.number}>{number}</span>
          <Icon size={18} stroke={1.5} />
          <span className={classes.words}>
            <strong>{t(`step.${step.type}`)}</strong>
            <Text component="span" size="sm" c="var(--ink2)" lineClamp={1}>
              {summary(step)}
            </Text>
          </span>
          <IconChevronDown size={16} stroke={1.5} data-open={isOpen || undefined} />
        </UnstyledButton>
        <Tools name={name} isFirst={number === 1} isLast={number === steps.length} {...on} />
      </div>
      {flaws.map((it, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a flaw is its place
        <Text key={place} size="sm" c="var(--bad-text)" className={classes.flaw ?? ''}>
          {textOf(it)}
        </Text>
      ))}
      {isOpen && (
        <div className={classes.fields}>
          <StepFields step={step} steps={steps} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

interface ToolsProps {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: number) => void
  onCopy: () => void
  onDelete: () => void
}

function Tools({ name, isFirst, isLast, ...on }: ToolsProps) {
  const { t } = useTranslation('flows')
  const tools = [
    { key: 'up', Icon: IconArrowUp, isOff: isFirst, run: () => on.onMove(-1) },
    { key: 'down', Icon: IconArrowDown, isOff: isLast, run: () => on.onMove(1) },
    { key: 'copy', Icon: IconCopy, isOff: false, run: on.onCopy },
    { key: 'delete', Icon: IconTrash, isOff: false, run: on.onDelete },
  ]
  return (
    <span className={classes.tools}>
      {tools.map(({ key, Icon, isOff, run }) => (
        <Tooltip key={key} label={t(`tool.${key}`)}>
          <ActionIcon
            variant="subtle"
            aria-label={t(`tool.${key}Of`, { name })}
            disabled={isOff}
            onClick={run}
          >
            <Icon size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  )
}
