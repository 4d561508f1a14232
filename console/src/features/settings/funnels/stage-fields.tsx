import { ActionIcon, Button, ColorInput, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { freshStage, type StageValues, shifted } from './board-values'
import classes from './stage-fields.module.css'

const SWATCHES = ['#1971c2', '#5b4fd6', '#e67700', '#b04c6b', '#2b8a3e', '#868e96', '#0c8599']
const MOST = 30

interface StageFieldsProps {
  stages: readonly StageValues[]
  onChange: (stages: StageValues[]) => void
  /** One that may have cards is removed by a dialog of its own. */
  onRemoveSaved: (id: string) => void
}

/** The stages of a board, one below the other as they stand side by side. */
export function StageFields({ stages, onChange, onRemoveSaved }: StageFieldsProps) {
  const { t } = useTranslation('funnels')
  const change = (index: number, values: Partial<StageValues>) =>
    onChange(stages.map((it, place) => (place === index ? { ...it, ...values } : it)))
  const remove = (index: number, { key, isSaved }: StageValues) =>
    isSaved ? onRemoveSaved(key) : onChange(stages.filter((_, place) => place !== index))
  return (
    <fieldset className={classes.fields}>
      <legend>{t('stages')}</legend>
      <ol className={classes.rows}>
        {stages.map((stage, index) => {
          const name = stage.name || t('settings.stageAt', { place: index + 1 })
          return (
            <li key={stage.key} className={classes.row}>
              <ColorInput
                className={classes.color ?? ''}
                aria-label={t('settings.colorOf', { name })}
                format="hex"
                withEyeDropper={false}
                swatches={SWATCHES}
                popoverProps={{ withinPortal: false }}
                value={stage.color}
                onChange={(color) => change(index, { color })}
              />
              <TextInput
                className={classes.name ?? ''}
                aria-label={t('settings.nameOf', { place: index + 1 })}
                placeholder={t('settings.stageAt', { place: index + 1 })}
                required
                maxLength={60}
                value={stage.name}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <Select
                className={classes.outcome ?? ''}
                aria-label={t('settings.outcomeOf', { name })}
                data={(['open', 'won', 'lost'] as const).map((value) => ({
                  value,
                  label: t(`outcome.${value}`),
                }))}
                value={stage.outcome}
                onChange={(value) =>
                  change(index, { outcome: value === 'won' || value === 'lost' ? value : 'open' })
                }
                allowDeselect={false}
              />
              <NumberInput
                className={classes.days ?? ''}
                aria-label={t('settings.daysOf', { name })}
                placeholder={t('settings.days')}
                suffix={t('settings.daysSuffix')}
                min={1}
                max={3650}
                allowDecimal={false}
                allowNegative={false}
                hideControls
                value={stage.expectedDays}
                onChange={(days) =>
                  change(index, { expectedDays: days === '' ? '' : Number(days) })
                }
              />
              <span className={classes.tools}>
                <ActionIcon
                  aria-label={t('settings.up', { name })}
                  disabled={index === 0}
                  onClick={() => onChange(shifted(stages, index, -1))}
                >
                  <IconArrowUp size={16} stroke={1.5} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('settings.down', { name })}
                  disabled={index === stages.length - 1}
                  onClick={() => onChange(shifted(stages, index, 1))}
                >
                  <IconArrowDown size={16} stroke={1.5} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('settings.removeStage', { name })}
                  disabled={stages.length === 1}
                  onClick={() => remove(index, stage)}
                >
                  <IconTrash size={16} stroke={1.5} />
                </ActionIcon>
              </span>
            </li>
          )
        })}
      </ol>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={15} stroke={1.6} />}
        disabled={stages.length >= MOST}
        onClick={() => onChange([...stages, freshStage(stages.length)])}
      >
        {t('settings.addStage')}
      </Button>
    </fieldset>
  )
}
