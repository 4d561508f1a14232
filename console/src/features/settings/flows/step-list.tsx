import { Button, Menu } from '@mantine/core'
import { IconPlus, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flaw, FlowScript, FlowStep } from '@/lib/schemas'
import { EmptyState } from '@/ui/states'
import classes from './flow.module.css'
import { moved, newId, newStep, STEP_TYPES } from './new-step'
import { StepCard } from './step-card'
import { STEP_ICONS } from './step-icons'

interface StepListProps {
  script: FlowScript
  flaws: readonly Flaw[]
  onChange: (steps: FlowStep[]) => void
}

/** The steps in their order: dragged by their handles, or moved by the keyboard. */
export function StepList({ script, flaws, onChange }: StepListProps) {
  const { t } = useTranslation('flows')
  const { steps } = script
  const [open, setOpen] = useState<string | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const add = (type: FlowStep['type'], place: number) => {
    const step = newStep(type)
    onChange([...steps.slice(0, place), step, ...steps.slice(place)])
    setOpen(step.id)
  }
  const move = (from: number, to: number) => {
    onChange(moved(steps, from, to))
    setDragged(to)
  }
  return (
    <section aria-label={t('steps')}>
      {steps.length === 0 ? (
        <EmptyState icon={<IconRobot size={26} />} text={t('noSteps')}>
          <AddStep onAdd={(type) => add(type, 0)} />
        </EmptyState>
      ) : (
        <>
          <ol className={classes.steps}>
            {steps.map((step, place) => (
              <StepCard
                key={step.id}
                step={step}
                number={place + 1}
                steps={steps}
                flaws={flaws.filter((it) => it.step === step.id)}
                isOpen={open === step.id}
                isDragged={dragged === place}
                onOpen={(yes) => setOpen(yes ? step.id : null)}
                onChange={(next) => onChange(steps.map((it) => (it.id === step.id ? next : it)))}
                onMove={(by) => {
                  move(place, place + by)
                  setDragged(null)
                }}
                onCopy={() =>
                  onChange([
                    ...steps.slice(0, place + 1),
                    { ...step, id: newId() },
                    ...steps.slice(place + 1),
                  ])
                }
                onDelete={() => onChange(steps.filter((it) => it.id !== step.id))}
                onDragStart={() => setDragged(place)}
                onDragOver={() => {
                  if (dragged !== null && dragged !== place) move(dragged, place)
                }}
                onDragEnd={() => setDragged(null)}
              />
            ))}
          </ol>
          <AddStep onAdd={(type) => add(type, steps.length)} />
        </>
      )}
    </section>
  )
}

function AddStep({ onAdd }: { onAdd: (type: FlowStep['type']) => void }) {
  const { t } = useTranslation('flows')
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button variant="light" leftSection={<IconPlus size={16} stroke={1.5} />}>
          {t('addStep')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STEP_TYPES.map((type) => {
          const Icon = STEP_ICONS[type]
          return (
            <Menu.Item
              key={type}
              leftSection={<Icon size={17} stroke={1.5} />}
              onClick={() => onAdd(type)}
            >
              {t(`step.${type}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
