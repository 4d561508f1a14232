import { type FormErrors, useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusedField } from './refusal'

interface Options<Values> {
  initialValues: Values
  /** Sends what differs from what was saved before, and answers what is true afterwards. */
  save: (values: Values, before: Values) => Promise<Values>
  validate?: (values: Values) => FormErrors
  onSaved?: () => void
}

/** A form that saves: the server's refusal of a field is shown and focused there. */
export function useSettingsForm<Values extends Record<string, unknown>>(options: Options<Values>) {
  const { initialValues, save, validate = () => ({}), onSaved } = options
  const { t } = useTranslation('settings')
  const form = useForm<Values>({ initialValues, validate })
  const saving = useMutation({
    mutationFn: (values: Values) => save(values, form.getInitialValues()),
    onSuccess: (saved, sent) => {
      form.setInitialValues(saved)
      form.resetDirty(saved)
      // What was typed while the answer was on its way stays.
      form.setValues((now) => (isSame(now, sent) ? saved : now))
      notifications.show({ message: t('saved') })
      onSaved?.()
    },
    onError: (failure) => {
      const refused = refusedField(failure)
      if (!refused) return
      form.setErrors({ [refused.field]: refused.text })
      form.getInputNode(refused.field)?.focus()
    },
  })
  return {
    form,
    isSaving: saving.isPending,
    failure: saving.error,
    isDirty: form.isDirty(),
    submit: form.onSubmit((values) => saving.mutate(values)),
    undo: () => {
      form.reset()
      saving.reset()
    },
  }
}

/** Only what differs, so that two people who set different things do not undo each other. */
export function changesOf<Thing extends object>(before: Thing, now: Thing): Partial<Thing> {
  const held = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(now).filter(([name, value]) => !isSame(value, held.get(name)))
  return Object.fromEntries(changed) as Partial<Thing>
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
