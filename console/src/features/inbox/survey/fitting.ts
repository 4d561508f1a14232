import type { Conversation, Survey, SurveyScale } from '@/lib/schemas'

/** The surveys that may be sent in a conversation, as the server decides it. */
export function fitting(
  surveys: readonly Survey[],
  { department, connection }: Conversation,
  kinds: readonly SurveyScale[],
): readonly Survey[] {
  return surveys.filter(
    (it) =>
      it.active &&
      kinds.includes(it.kind) &&
      (it.departments.length === 0 || it.departments.some((id) => id === department)) &&
      (it.connections.length === 0 || it.connections.includes(connection.id)),
  )
}
