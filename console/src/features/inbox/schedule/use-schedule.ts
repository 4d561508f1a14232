import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment } from '@/lib/format'
import type { Schedule, ScheduleWish } from '@/lib/schemas'
import { keys } from '@/live/keys'

/** Schedules a message, or writes one anew; says when it goes. */
export function useSchedule(schedule: Schedule | null, onSaved: () => void) {
  const { t } = useTranslation('schedules')
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, wish }: { id: string; wish: ScheduleWish }) =>
      schedule
        ? api.put('/schedules/{scheduleId}', { path: { scheduleId: schedule.id }, body: wish })
        : api.post('/schedules', { body: { id, wish } }),
    onSuccess: (saved) => {
      void cache.invalidateQueries({ queryKey: keys.schedules })
      notifications.show({ message: t('saved', { at: moment(saved.at) }) })
      onSaved()
    },
  })
}
