import { useTranslation } from 'react-i18next'
import { phone } from '@/lib/format'
import type { ContactChange } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { EditableText } from '@/ui/editable-text'
import classes from './contact-panel.module.css'

interface ContactFieldsProps {
  view: ConversationView
  onSave: (change: ContactChange) => Promise<void>
}

/** How to reach them, and what colleagues should know. */
export function ContactFields({ view, onSave }: ContactFieldsProps) {
  const { t } = useTranslation('inbox')
  const { contact, allowed } = view
  const mayEdit = allowed.includes('edit-contact')
  const seesNumbers = useMe().permissions.includes('see-numbers')
  const field = (
    name: 'email' | 'phone' | 'company',
    type: 'email' | 'tel' | 'text',
    format = (value: string) => value,
  ) =>
    mayEdit && (name === 'email' || seesNumbers) ? (
      <EditableText
        value={contact[name] ?? ''}
        label={t(`contact.${name}`)}
        empty={t('contact.add')}
        type={type}
        format={format}
        onSave={(value) => onSave({ [name]: value })}
      />
    ) : (
      format(contact[name] ?? '') || t('contact.none')
    )
  return (
    <>
      <section className={classes.section}>
        <h3>{t('contact.title')}</h3>
        <dl className={classes.facts}>
          <dt>{t('contact.phone')}</dt>
          <dd>{field('phone', 'tel', phone)}</dd>
          <dt>{t('contact.email')}</dt>
          <dd>{field('email', 'email')}</dd>
          <dt>{t('contact.company')}</dt>
          <dd>{field('company', 'text')}</dd>
        </dl>
      </section>
      <section className={classes.section}>
        <h3>{t('contact.observations')}</h3>
        {mayEdit ? (
          <EditableText
            value={contact.observations}
            label={t('contact.observations')}
            empty={t('contact.addObservation')}
            isLong
            onSave={(observations) => onSave({ observations })}
          />
        ) : (
          <p className={classes.plain}>{contact.observations || t('contact.none')}</p>
        )}
      </section>
    </>
  )
}
