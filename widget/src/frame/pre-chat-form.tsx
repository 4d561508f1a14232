import { useState } from 'preact/hooks'
import type { FieldRule, PreChatForm as Form, VisitorDetails } from '../api/wire.ts'
import { asProblem } from '../lib/problem.ts'
import { adoptStyles } from './adopt.ts'
import { type Fault, fieldFault } from './form-rules.ts'
import { Away, Greeting } from './greeting.tsx'
import styles from './pre-chat-form.css?inline'
import { refusalText } from './seldom.tsx'
import { useTools } from './tools.ts'

adoptStyles(styles)

type Field = 'name' | 'email' | 'phone'
const fields: Field[] = ['name', 'email', 'phone']
const kinds = { name: 'text', email: 'email', phone: 'tel' } as const
const completes = { name: 'name', email: 'email', phone: 'tel' }

/** What the house wants to know before the first message; nothing is asked twice. */
export function PreChatForm({ form, known }: { form: Form; known: VisitorDetails }) {
  const { chat, t } = useTools()
  const [values, setValues] = useState({ name: '', email: '', phone: '', ...known })
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Partial<Record<Field | 'consent', Fault>>>({})
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = fields.filter((field) => form[field] !== 'off')

  const handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const found: typeof faults = {}
    for (const field of asked) {
      const fault = fieldFault(field, form[field], values[field])
      if (fault) found[field] = fault
    }
    if (form.consent && !agreed) found.consent = 'consentNeeded'
    setFaults(found)
    const [wrong] = Object.keys(found)
    if (wrong) return document.getElementById(`field-${wrong}`)?.focus()
    setBusy(true)
    setTrouble('')
    const given = Object.fromEntries(
      asked.map((field) => [field, values[field].trim()]).filter(([, it]) => it),
    )
    await chat.submitForm(given, form.consent ? agreed : undefined).catch((error) => {
      setTrouble(refusalText(asProblem(error), t))
    })
    setBusy(false)
  }

  return (
    <div class="list">
      <div class="inner">
        <Greeting />
        <Away />
        <form class="form" noValidate onSubmit={handleSubmit}>
          <h2>{t('formTitle')}</h2>
          {asked.map((field) => (
            <FormField
              key={field}
              field={field}
              rule={form[field]}
              value={values[field]}
              fault={faults[field]}
              onChange={(value) => setValues({ ...values, [field]: value })}
            />
          ))}
          {form.consent && (
            <div class="field">
              <label class="consent">
                <input
                  id="field-consent"
                  type="checkbox"
                  checked={agreed}
                  onChange={(event) => setAgreed(event.currentTarget.checked)}
                />
                <span>{form.consent}</span>
              </label>
              {faults.consent && <p class="fault">{t(faults.consent)}</p>}
            </div>
          )}
          {trouble && (
            <p class="fault" role="alert">
              {trouble}
            </p>
          )}
          <button type="submit" class="primary" disabled={busy}>
            {t('start')}
          </button>
        </form>
      </div>
    </div>
  )
}

interface FieldProps {
  field: Field
  rule: FieldRule
  value: string
  fault: Fault | undefined
  onChange(value: string): void
}

function FormField({ field, rule, value, fault, onChange }: FieldProps) {
  const { t } = useTools()
  const id = `field-${field}`
  return (
    <div class="field">
      <label for={id}>
        {t(field)} {rule === 'optional' && <small>({t('optional')})</small>}
      </label>
      <input
        id={id}
        {...{ type: kinds[field] }}
        autocomplete={completes[field]}
        value={value}
        maxLength={200}
        aria-required={rule === 'required'}
        aria-invalid={Boolean(fault)}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {t(fault)}
        </p>
      )}
    </div>
  )
}
