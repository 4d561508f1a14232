import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { keys } from '@/live/keys'

/** What is done with a scheduled message; whoever came too late sees how it stands. */
export function useScheduleActs(scheduleId: string) {
  const cache = useQueryClient()
  const refresh = () => void cache.invalidateQueries({ queryKey: keys.schedules })
  const path = { scheduleId }
  const execute = useMutation({
    mutationFn: () => api.post('/schedules/{scheduleId}/execution', { path }),
    onSettled: refresh,
  })
  const cancel = useMutation({
    mutationFn: () => api.post('/schedules/{scheduleId}/cancellation', { path }),
    onError: (failure) => notifications.show({ color: 'red', message: problemText(failure) }),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => api.delete('/schedules/{scheduleId}', { path }),
    onSettled: refresh,
  })
  return { execute, cancel, remove }
}
