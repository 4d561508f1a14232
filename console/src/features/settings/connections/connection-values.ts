import type { UseFormReturnType } from '@mantine/form'
import type { Connection, WebchatConnection, WebchatSettings } from '@/lib/schemas'
import { changesOf } from '../use-settings-form'

/**
 * What of a website chat can be set, under the names by which the server refuses a field. Texts
 * that may be absent are empty here, as fields want them.
 */
export type ConnectionValues = {
  name: string
  departmentId: string | null
  agentId: string | null
  state: Connection['state']
  webchat: Omit<WebchatSettings, 'launcherText' | 'form'> & {
    launcherText: string
    form: Omit<WebchatSettings['form'], 'consent'> & { consent: string }
  }
}

export type ConnectionForm = UseFormReturnType<ConnectionValues>

export function valuesOf({
  name,
  departmentId,
  agentId,
  state,
  webchat,
}: WebchatConnection): ConnectionValues {
  return {
    name,
    departmentId: departmentId ?? null,
    agentId: agentId ?? null,
    state,
    webchat: {
      ...webchat,
      launcherText: webchat.launcherText ?? '',
      form: { ...webchat.form, consent: webchat.form.consent ?? '' },
    },
  }
}

/** The body of a PATCH: only what was changed. */
export function patchOf(before: ConnectionValues, now: ConnectionValues) {
  const { webchat: _, ...changes } = changesOf(before, now)
  const webchat = changesOf(before.webchat, now.webchat)
  return Object.keys(webchat).length === 0
    ? changes
    : { ...changes, webchat: { ...webchat, ...absences(webchat) } }
}

function absences({ launcherText, form }: Partial<ConnectionValues['webchat']>) {
  return {
    ...(launcherText === undefined ? {} : { launcherText: launcherText.trim() || null }),
    ...(form === undefined ? {} : { form: { ...form, consent: form.consent.trim() || null } }),
  }
}
