import { Button, Drawer, Group } from '@mantine/core'
import { IconMessagePlus, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone, shortDate } from '@/lib/format'
import type { Contact } from '@/lib/schemas'
import { useMe, useModule } from '@/live/bootstrap'
import { BlockContactDialog, ContactBlockNote, UnblockContactDialog } from '@/ui/contact-block'
import { Loaded } from '@/ui/loaded'
import { PersonAvatar } from '@/ui/person-avatar'
import { ContactConversations } from './contact-conversations'
import classes from './contacts.module.css'
import type { ContactParts } from './contacts-page'
import { contactQuery } from './queries'

interface ContactCardProps {
  id: string
  parts: ContactParts
  onClose: () => void
}

/** Everything about one contact, beside the list. */
export function ContactCard({ id, parts, onClose }: ContactCardProps) {
  const { t } = useTranslation('contacts')
  const contact = useQuery(contactQuery(id))
  return (
    <Drawer opened onClose={onClose} position="right" size={420} title={t('card')}>
      <Loaded query={contact}>{(it) => <Card contact={it} parts={parts} />}</Loaded>
    </Drawer>
  )
}

interface CardProps {
  contact: Contact
  parts: ContactParts
}

function Card({ contact, parts }: CardProps) {
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return parts.form(contact, () => setEditing(false))
  return (
    <div className={classes.card}>
      <header className={classes.cardHead}>
        <PersonAvatar name={contact.name} photo={contact.photo} size={64} />
        <h2>{contact.name}</h2>
      </header>
      <ContactBlockNote contact={contact} />
      <Acts contact={contact} parts={parts} onEdit={() => setEditing(true)} />
      <div className={classes.part}>{parts.tags(contact)}</div>
      <Facts contact={contact} />
      <ContactConversations id={contact.id} />
    </div>
  )
}

function Acts({ contact, parts, onEdit }: CardProps & { onEdit: () => void }) {
  const { t } = useTranslation('contacts')
  const [open, setOpen] = useState<'chat' | 'block' | null>(null)
  const close = () => setOpen(null)
  const { permissions } = useMe()
  const mayBegin = useModule('add-chats')
  const { block } = contact
  const BlockDialog = block ? UnblockContactDialog : BlockContactDialog
  const BlockIcon = block ? IconUserCheck : IconUserOff
  return (
    <Group gap="xs">
      {mayBegin && !block && (
        <Button
          size="compact-md"
          leftSection={<IconMessagePlus size={17} stroke={1.5} />}
          onClick={() => setOpen('chat')}
        >
          {t('chat')}
        </Button>
      )}
      {parts.reach(contact)}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPencil size={17} stroke={1.5} />}
        onClick={onEdit}
      >
        {t('edit')}
      </Button>
      {permissions.includes('block-contacts') && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<BlockIcon size={17} stroke={1.5} />}
          onClick={() => setOpen('block')}
        >
          {t(block ? 'unblock.confirm' : 'block.confirm')}
        </Button>
      )}
      {open === 'chat' && parts.newChat(contact, close)}
      {open === 'block' && <BlockDialog contact={contact} onClose={close} />}
    </Group>
  )
}

function Facts({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts')
  const facts = [
    [t('phone'), contact.phone ? phone(contact.phone) : null],
    [t('email'), contact.email],
    [t('company'), contact.company],
    [t('since'), shortDate(contact.firstSeenAt)],
    [t('observations'), contact.observations],
  ].flatMap(([name, value]) => (name && value ? [{ name, value }] : []))
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
