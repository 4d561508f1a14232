import { ActionIcon, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import { timeZones } from '../choices'
import classes from './connection.module.css'
import type { ConnectionForm } from './connection-values'
import { dayName, type Interval, nextInterval, WEEK } from './hours'

const PATH = 'webchat.hours.days'

/** When somebody is there; a day may have several intervals. */
export function HoursSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const { enabled, timeZone } = form.values.webchat.hours
  return (
    <Section title={t('hours.title')} hint={t('hours.hint')}>
      <Stack>
        <Switch
          label={t('hours.enabled')}
          {...form.getInputProps('webchat.hours.enabled', { type: 'checkbox' })}
        />
        {enabled && (
          <>
            <Select
              label={t('timeZone')}
              data={timeZones(timeZone)}
              searchable
              limit={100}
              allowDeselect={false}
              {...form.getInputProps('webchat.hours.timeZone')}
            />
            {WEEK.map((day) => (
              <Day key={day} day={day} form={form} />
            ))}
          </>
        )}
        {form.errors[PATH] && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {form.errors[PATH]}
          </Text>
        )}
      </Stack>
    </Section>
  )
}

function Day({ day, form }: { day: number; form: ConnectionForm }) {
  const { t, i18n } = useTranslation('settings')
  const { days } = form.values.webchat.hours
  const name = dayName(day, i18n.language)
  const ofDay = days.filter((it) => it.day === day)
  const set = (next: Interval[]) => form.setFieldValue(PATH, next)
  return (
    <fieldset className={classes.day}>
      <legend>{name}</legend>
      <div className={classes.intervals}>
        {ofDay.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
        {ofDay.map((it, index) => (
          <IntervalFields
            // biome-ignore lint/suspicious/noArrayIndexKey: An interval is nothing but its place.
            key={index}
            interval={it}
            name={name}
            onChange={(next) => set(days.map((held) => (held === it ? next : held)))}
            onRemove={() => set(days.filter((held) => held !== it))}
          />
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={1.5} />}
        aria-label={`${t('hours.add')}: ${name}`}
        onClick={() => set([...days, nextInterval(days, day)])}
      >
        {t('hours.add')}
      </Button>
    </fieldset>
  )
}

interface IntervalFieldsProps {
  interval: Interval
  name: string
  onChange: (interval: Interval) => void
  onRemove: () => void
}

function IntervalFields({ interval, name, onChange, onRemove }: IntervalFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        type="time"
        size="xs"
        aria-label={t('hours.from', { day: name })}
        value={interval.from}
        onChange={(event) => onChange({ ...interval, from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        size="xs"
        aria-label={t('hours.to', { day: name })}
        value={interval.to}
        onChange={(event) => onChange({ ...interval, to: event.currentTarget.value })}
      />
      <ActionIcon variant="subtle" aria-label={t('hours.remove', { day: name })} onClick={onRemove}>
        <IconTrash size={16} stroke={1.5} />
      </ActionIcon>
    </Group>
  )
}
