import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Holidays, OfficeHours } from '@/lib/schemas'
import { timeZones } from '../choices'
import { dayName, endsNextDay, type Interval, nextInterval, WEEK } from './hours'
import classes from './hours.module.css'

/** A record, so that the compiler misses what the server comes to know. */
const HOLIDAYS: Record<Holidays, string> = {
  BR: 'Brasil',
  GO: 'Goiás',
  MS: 'Mato Grosso do Sul',
  PB: 'Paraíba',
  PE: 'Pernambuco',
  RJ: 'Rio de Janeiro',
  RN: 'Rio Grande do Norte',
  RS: 'Rio Grande do Sul',
  SP: 'São Paulo',
}

interface HoursEditorProps {
  value: OfficeHours
  onChange: (value: OfficeHours) => void
  /** Why what stands here was refused. */
  error?: React.ReactNode
}

/** When somebody is there: the days of the week, holidays and other days off. */
export function HoursEditor({ value, onChange, error }: HoursEditorProps) {
  const { t } = useTranslation(['settings', 'routine'])
  const set = (change: Partial<OfficeHours>) => onChange({ ...value, ...change })
  const holidays = Object.entries(HOLIDAYS).map(([code, name]) => ({
    value: code,
    label: code === 'BR' ? t('routine:hours.national') : t('routine:hours.state', { name }),
  }))
  return (
    <Stack>
      <Select
        label={t('timeZone')}
        data={timeZones(value.timeZone)}
        searchable
        limit={100}
        allowDeselect={false}
        value={value.timeZone}
        onChange={(timeZone) => timeZone && set({ timeZone })}
      />
      {WEEK.map((day) => (
        <Day key={day} day={day} days={value.days} onChange={(days) => set({ days })} />
      ))}
      {error && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {error}
        </Text>
      )}
      <Select
        label={t('routine:hours.holidays')}
        description={t('routine:hours.holidaysHint')}
        placeholder={t('routine:hours.noHolidays')}
        data={holidays}
        clearable
        value={value.holidays ?? null}
        onChange={(chosen) => set({ holidays: chosen as Holidays | null })}
      />
      <DaysOff value={value.closed} onChange={(closed) => set({ closed })} />
    </Stack>
  )
}

interface DayProps {
  day: number
  days: readonly Interval[]
  onChange: (days: Interval[]) => void
}

function Day({ day, days, onChange }: DayProps) {
  const { t, i18n } = useTranslation('settings')
  const name = dayName(day, i18n.language)
  const ofDay = days.filter((it) => it.day === day)
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
            onChange={(next) => onChange(days.map((held) => (held === it ? next : held)))}
            onRemove={() => onChange(days.filter((held) => held !== it))}
          />
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={1.5} />}
        aria-label={`${t('hours.add')}: ${name}`}
        onClick={() => onChange([...days, nextInterval(days, day)])}
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
  const { t } = useTranslation(['settings', 'routine'])
  return (
    <Group gap="xs">
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
      {endsNextDay(interval) && (
        <span className={classes.closed}>{t('routine:hours.nextDay')}</span>
      )}
      <ActionIcon variant="subtle" aria-label={t('hours.remove', { day: name })} onClick={onRemove}>
        <IconTrash size={16} stroke={1.5} />
      </ActionIcon>
    </Group>
  )
}

interface DaysOffProps {
  value: OfficeHours['closed']
  onChange: (closed: OfficeHours['closed']) => void
}

/** Dates on which nobody is there, beside the public holidays. */
function DaysOff({ value, onChange }: DaysOffProps) {
  const { t } = useTranslation('routine')
  const change = (index: number, next: Partial<OfficeHours['closed'][number]>) =>
    onChange(value.map((it, place) => (place === index ? { ...it, ...next } : it)))
  const today = new Date().toLocaleDateString('sv')
  return (
    <fieldset className={classes.day}>
      <legend>{t('hours.daysOff')}</legend>
      <div className={classes.intervals}>
        {value.length === 0 && <span className={classes.closed}>{t('hours.noDaysOff')}</span>}
        {value.map((it, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A day off is nothing but its place.
          <Group key={index} gap="xs">
            <TextInput
              type="date"
              size="xs"
              aria-label={t('hours.date')}
              value={it.date}
              onChange={(event) => change(index, { date: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              aria-label={t('hours.reason')}
              placeholder={t('hours.reason')}
              maxLength={80}
              value={it.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('hours.removeDayOff')}
              onClick={() => onChange(value.filter((_, place) => place !== index))}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={1.5} />}
        onClick={() => onChange([...value, { date: today, name: '' }])}
      >
        {t('hours.addDayOff')}
      </Button>
    </fieldset>
  )
}
