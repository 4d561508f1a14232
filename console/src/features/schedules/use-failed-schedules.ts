import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '@/live/connection'

/** Tells whoever wrote it that a scheduled message did not go. It stays until it has been read. */
export function useFailedSchedules(): void {
  const { t } = useTranslation(['schedules', 'problems'])
  const desk = useDesk()
  useEffect(
    () =>
      desk.listen((event) => {
        if (event.type !== 'schedule.failed') return
        const codes = [
          `schedules:reason.${event.reason}`,
          `problems:${event.reason}`,
          'schedules:reason.other',
        ]
        const reason = t(codes, { code: event.reason })
        notifications.show({
          id: `schedule-${event.scheduleId}`,
          color: 'red',
          autoClose: false,
          title: t('schedules:failed', { name: event.name }),
          message: reason,
        })
      }),
    [desk, t],
  )
}
