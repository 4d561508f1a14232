import { Loader, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import classes from './editable-text.module.css'

interface EditableTextProps {
  value: string
  /** What the field is called, for its label and for the button that opens it. */
  label: string
  /** Said in place of an empty value. */
  empty: string
  onSave: (value: string) => Promise<unknown>
  isLong?: boolean
  isRequired?: boolean
  type?: 'text' | 'email' | 'tel'
  /** How the value is shown while nobody edits it. */
  format?: ((value: string) => string) | undefined
  className?: string | undefined
}

/** A text that becomes a field when clicked. Enter or leaving saves; Escape keeps what was. */
export function EditableText(props: EditableTextProps) {
  const { value, label, empty, onSave, isLong = false, isRequired = false, type = 'text' } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  if (draft === null) {
    const shown = props.format && value !== '' ? props.format(value) : value
    return (
      <UnstyledButton
        className={`${classes.value} ${props.className ?? ''}`}
        data-empty={value === '' || undefined}
        onClick={() => setDraft(value)}
        aria-label={shown === '' ? label : `${label}: ${shown}`}
      >
        {shown === '' ? empty : shown}
      </UnstyledButton>
    )
  }

  const handleSave = async () => {
    const next = draft.trim()
    if (next === value || (isRequired && next === '')) return setDraft(null)
    setSaving(true)
    const saved = await onSave(next).then(
      () => true,
      () => false,
    )
    setSaving(false)
    if (saved) setDraft(null)
  }
  const field = {
    value: draft,
    'aria-label': label,
    'data-autofocus': true,
    autoFocus: true,
    disabled: isSaving,
    size: 'xs',
    onBlur: () => void handleSave(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        setDraft(null)
      }
      if (event.key === 'Enter' && !(isLong && event.shiftKey) && !event.nativeEvent.isComposing) {
        event.preventDefault()
        void handleSave()
      }
    },
  }
  if (isLong) {
    return (
      <Textarea
        {...field}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      {...field}
      type={type}
      rightSection={isSaving ? <Loader size={12} /> : null}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  )
}
