import { Button, Group, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Schedule } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { takeAttached, useAttachments } from '@/live/attachments'
import { viewQuery } from '../queries'
import { FallbackFields, useFallback } from './fallback-fields'
import { MessageFields } from './message-fields'
import { useSchedule } from './use-schedule'
import { useWhen, WhenField } from './when-field'

interface ScheduleFormProps {
  /** To whom; null while nobody is chosen. */
  conversationId: string | null
  schedule: Schedule | null
  /** What is written at first. */
  text: string
  /** Where the files wait that are added. */
  place: string
  /** Nobody else looks at that place: what waits there goes with the form. */
  isOwnPlace?: boolean
  onSaved: () => void
  onClose: () => void
}

/** What goes, and when; and what goes instead where only a template would get through by then. */
export function ScheduleForm({ conversationId, schedule, place, ...props }: ScheduleFormProps) {
  const { t } = useTranslation('schedules')
  const cache = useQueryClient()
  const view = useQuery({
    ...viewQuery(cache, conversationId ?? ''),
    enabled: conversationId !== null,
  }).data
  const [id] = useState(uuidv7)
  const [text, setText] = useState(props.text)
  const [kept, setKept] = useState(() => schedule?.files ?? [])
  const { items } = useAttachments(place)
  const when = useWhen(schedule?.at)
  const fallback = useFallback(view, when.at, schedule)
  const save = useSchedule(schedule, props.onSaved)
  const { isOwnPlace = false } = props
  useEffect(() => () => void (isOwnPlace && takeAttached(place)), [isOwnPlace, place])

  const added = items.flatMap(({ state }) => (state.type === 'ready' ? [state.file] : []))
  const isUploading = items.some(({ state }) => state.type === 'uploading')
  const isReady =
    conversationId !== null &&
    when.at !== null &&
    (text.trim() !== '' || kept.length + items.length > 0) &&
    added.length === items.length
  const handleSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    if (!isReady || when.at === null) return
    const files = [
      ...kept.map(({ file, voice }) => ({ file: file.id, voice })),
      ...added.map((file) => ({ file: file.id, voice: false })),
    ]
    const wish = { conversationId, at: when.at, text, files, fallback: fallback.content }
    save.mutate({ id, wish })
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <MessageFields
        view={view ?? null}
        text={text}
        onText={setText}
        place={place}
        kept={kept}
        onKept={setKept}
      />
      <WhenField when={when} />
      <FallbackFields fallback={fallback} />
      {save.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mt="sm">
          {problemText(save.error)}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!isReady} loading={save.isPending || isUploading}>
          {t(schedule ? 'common:save' : 'schedule')}
        </Button>
      </Group>
    </form>
  )
}
