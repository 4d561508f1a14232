import { ScheduleDialog } from '@/features/inbox/schedule/schedule-dialog'
import { SchedulesPage as Page, type ScheduleParts } from '@/features/schedules/schedules-page'

/** What is written in the inbox is written with the same tools here. */
const PARTS: ScheduleParts = {
  dialog: (schedule, onClose) => (
    <ScheduleDialog {...(schedule ? { schedule } : {})} onClose={onClose} />
  ),
}

/** Agendamentos, with the dialog that it shares with the inbox. */
export function SchedulesPage() {
  return <Page parts={PARTS} />
}
