import { Button, Modal } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readStored, writeStored } from '@/lib/stored'
import { useMe } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { ContactForm } from '../contact/edit-contact'
import { focusComposer } from '../ui-state'
import classes from './unknown-prompt.module.css'

/** More than anybody has open; the oldest are asked about again. */
const MOST = 500

/**
 * Somebody whom nobody has named writes: add them, answer, or leave it (docs/rules.md, E40). Whoever answers or leaves
 * it is not asked again about this contact.
 */
export function UnknownPrompt({ view }: { view: ConversationView }) {
  const { t } = useTranslation('routine')
  const { contact, conversation, allowed } = view
  const { agent } = useMe()
  const place = `prosa:known-strangers:${agent.id}`
  const [left, setLeft] = useState(() => readStored<string[]>(place, []))
  const [isAdding, setAdding] = useState(false)
  const isOpen = conversation.state !== 'resolved' && conversation.state !== 'closed'
  if (conversation.kind === 'group' || contact.named) return null
  if (!isOpen || !allowed.includes('edit-contact')) return null
  if (left.includes(contact.id)) return null
  const leave = () => {
    const next = [...left, contact.id].slice(-MOST)
    setLeft(next)
    writeStored(place, next)
  }
  const handleReply = () => {
    leave()
    focusComposer()
  }
  return (
    <section className={classes.prompt} aria-label={t('unknown.title')}>
      <IconUserQuestion size={20} stroke={1.5} aria-hidden="true" />
      <p>
        <strong>{t('unknown.title')}</strong> {t('unknown.text', { name: contact.name })}
      </p>
      <div className={classes.acts}>
        <Button size="compact-sm" onClick={() => setAdding(true)}>
          {t('unknown.add')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={handleReply}>
          {t('unknown.reply')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={leave}>
          {t('unknown.ignore')}
        </Button>
      </div>
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={t('unknown.addTitle')}>
        <ContactForm contact={{ ...contact, name: '' }} onDone={() => setAdding(false)} />
      </Modal>
    </section>
  )
}
