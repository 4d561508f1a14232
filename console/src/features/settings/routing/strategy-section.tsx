import { ActionIcon, NumberInput, Radio, Stack, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import { Section } from '@/ui/section'
import type { PolicyForm } from './policy-form'
import { gives, moved, rings, STRATEGIES } from './policy-values'
import classes from './routing.module.css'

/** Who gets it: each strategy with what it means, and what only it needs to know. */
export function StrategySection({ form }: { form: PolicyForm }) {
  const { t } = useTranslation('settings')
  const { strategy } = form.values
  return (
    <Section title={t('routing.who')}>
      <Stack>
        <Radio.Group aria-label={t('routing.who')} {...form.getInputProps('strategy')}>
          <Stack gap="sm">
            {STRATEGIES.map((name) => (
              <Radio
                key={name}
                value={name}
                label={t(`routing.strategy.${name}`)}
                description={t(`routing.meaning.${name}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {strategy === 'top' && (
          <NumberInput
            label={t('routing.top')}
            description={t('routing.topHint')}
            min={1}
            max={50}
            allowDecimal={false}
            maw={280}
            {...form.getInputProps('top')}
          />
        )}
        {rings(strategy) && (
          <>
            <NumberInput
              label={t('routing.ring')}
              description={t('routing.ringHint')}
              min={5}
              max={3600}
              allowDecimal={false}
              suffix={t('routing.seconds')}
              maw={280}
              {...form.getInputProps('ringSeconds')}
            />
            <Order form={form} />
          </>
        )}
        {gives(strategy) && (
          <Switch
            label={t('routing.manual')}
            description={t('routing.manualHint')}
            {...form.getInputProps('manualCounts', { type: 'checkbox' })}
          />
        )}
      </Stack>
    </Section>
  )
}

/** In which order it rings at the people of the department. */
function Order({ form }: { form: PolicyForm }) {
  const { t } = useTranslation('settings')
  const agents = useBootstrap((it) => it.agents)
  const { order } = form.values
  const people = order.flatMap((id) => agents.find((it) => it.id === id) ?? [])
  const move = (id: string, step: 1 | -1) =>
    form.setFieldValue('order', moved(order, order.indexOf(id), step))
  return (
    <fieldset className={classes.order}>
      <legend>{t('routing.order')}</legend>
      {people.length === 0 && <p>{t('routing.noMembers')}</p>}
      <ol>
        {people.map(({ id, name, photo }, index) => (
          <li key={id}>
            <span className={classes.place}>{index + 1}</span>
            <PersonAvatar name={name} photo={photo} size={26} />
            <span className={classes.name}>{name}</span>
            <ActionIcon
              variant="subtle"
              aria-label={t('routing.up', { name })}
              disabled={index === 0}
              onClick={() => move(id, -1)}
            >
              <IconArrowUp size={16} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('routing.down', { name })}
              disabled={index === people.length - 1}
              onClick={() => move(id, 1)}
            >
              <IconArrowDown size={16} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
