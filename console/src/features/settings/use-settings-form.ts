import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEventHandler, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusedField } from './refusal'

/** How a form stands, for what is drawn around its fields. */
export interface FormState {
  submit: FormEventHandler<HTMLFormElement>
  isDirty: boolean
  isSaving: boolean
  failure: unknown
  /** The failure stands beside the field that it is about. */
  isSaidAtField: boolean
}

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
  const { isSaidAtField, sayAtField } = useRefusals(form)
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
    onError: (failure) => sayAtField(failure),
  })
  return {
    form,
    isSaving: saving.isPending,
    failure: saving.error,
    isSaidAtField,
    isDirty: form.isDirty(),
    submit: form.onSubmit((values) => saving.mutate(values)),
    undo: () => {
      form.reset()
      saving.reset()
    },
  }
}

interface NewOptions<Values, Made> {
  initialValues: Values
  make: (values: Values) => Promise<Made>
  onMade: (made: Made) => void
}

/** A form that makes something new, and is done with that. It refuses as [useSettingsForm]. */
export function useNewForm<Values extends Record<string, unknown>, Made>(
  options: NewOptions<Values, Made>,
) {
  const { initialValues, make, onMade } = options
  const form = useForm<Values>({ initialValues })
  const { isSaidAtField, sayAtField } = useRefusals(form)
  const making = useMutation({
    mutationFn: make,
    onSuccess: onMade,
    onError: (failure) => sayAtField(failure),
  })
  return {
    form,
    made: making.data,
    isSaving: making.isPending,
    failure: making.error,
    isSaidAtField,
    isDirty: form.isDirty(),
    submit: form.onSubmit((values) => making.mutate(values)),
  }
}

function useRefusals<Values>(form: UseFormReturnType<Values>) {
  const [isSaidAtField, setSaidAtField] = useState(false)
  const sayAtField = (failure: unknown) => {
    const refused = refusedField(failure)
    const input = refused && form.getInputNode(refused.field)
    setSaidAtField(Boolean(input))
    if (!refused) return
    form.setErrors({ [refused.field]: refused.text })
    input?.focus()
  }
  return { isSaidAtField, sayAtField }
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
