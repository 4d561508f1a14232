import { ContactsPage as AddressBook, type ContactParts } from '@/features/contacts/contacts-page'
import { ContactForm } from '@/features/inbox/contact/edit-contact'
import { SmsButton } from '@/features/inbox/contact/sms-button'
import { TagSection } from '@/features/inbox/contact/tag-section'
import { NewChatDialog } from '@/features/inbox/service/new-chat-dialog'

/** What the inbox knows to do with a contact, it does here as well. */
const PARTS: ContactParts = {
  form: (contact, onDone) => <ContactForm contact={contact} onDone={onDone} />,
  tags: (contact) => <TagSection contact={contact} mayEdit />,
  reach: (contact) => <SmsButton contact={contact} isWide />,
  newChat: (contact, onClose) => <NewChatDialog person={contact} onClose={onClose} />,
}

/** The address book, with the parts that it shares with the inbox. */
export function ContactsPage() {
  return <AddressBook parts={PARTS} />
}
