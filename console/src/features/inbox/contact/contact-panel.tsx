import { ActionIcon, Tabs } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { phone } from '@/lib/format'
import { useHasChatbot } from '@/live/flows'
import type { ConversationView } from '@/live/view'
import { ContactBlockNote } from '@/ui/contact-block'
import { EditableText } from '@/ui/editable-text'
import { PersonAvatar, PresenceDot } from '@/ui/person-avatar'
import { BotSection } from '../flows/bot-section'
import { useContactPanel } from '../panel'
import { useConversation } from '../queries'
import { CallButtons } from './call-buttons'
import { ContactFields } from './contact-fields'
import classes from './contact-panel.module.css'
import { EditContact } from './edit-contact'
import { FunnelTab } from './funnel-tab'
import { OffersSection } from './offers-section'
import { PanelActions } from './panel-actions'
import { SmsButton } from './sms-button'
import { SurveySection } from './survey-section'
import { TagSection } from './tag-section'
import { TicketSection } from './ticket-section'
import { useSaveContact } from './use-save-contact'
import { VisitorSection } from './visitor-section'
import { WalletSection } from './wallet-section'

/** What we know about the person we are talking with. */
export function ContactPanel({ id }: { id: string }) {
  const { data: view } = useConversation(id)
  return view ? <Panel view={view} /> : <aside className={classes.panel} aria-busy="true" />
}

function Panel({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const panel = useContactPanel()
  const { contact, conversation, visitor, allowed } = view
  const mayEdit = allowed.includes('edit-contact')
  const save = useSaveContact(view)
  return (
    <aside className={classes.panel} aria-label={t('contactInfo')}>
      <ActionIcon
        variant="subtle"
        className={classes.close ?? ''}
        aria-label={t('hidePanel')}
        onClick={() => panel.set(false)}
      >
        <IconX size={18} stroke={1.5} />
      </ActionIcon>
      <header className={classes.card}>
        <PersonAvatar
          name={contact.name}
          photo={contact.photo}
          size={64}
          badge={visitor && <PresenceDot presence={visitor.online ? 'online' : 'offline'} />}
        />
        {mayEdit ? (
          <EditableText
            value={contact.name}
            label={t('contact.name')}
            empty={t('contact.noName')}
            onSave={(name) => save({ name })}
            isRequired
            className={classes.name}
          />
        ) : (
          <h2 className={classes.plainName}>{contact.name}</h2>
        )}
        {contact.phone && <p className={classes.sub}>{phone(contact.phone)}</p>}
        {visitor && (
          <p className={classes.sub}>{t(visitor.online ? 'contact.onSite' : 'contact.offSite')}</p>
        )}
        <div className={classes.acts}>
          {mayEdit && <EditContact contact={contact} />}
          <CallButtons view={view} />
          {conversation.kind === 'private' && (
            <SmsButton contact={contact} department={conversation.department ?? null} />
          )}
          <PanelActions view={view} />
        </div>
      </header>
      {allowed.includes('choose-stage') ? (
        <Tabs defaultValue="info" keepMounted={false} classNames={{ tab: classes.tab ?? '' }}>
          <Tabs.List grow aria-label={t('contactInfo')}>
            <Tabs.Tab value="info">{t('panel.info')}</Tabs.Tab>
            <Tabs.Tab value="funnels">{t('panel.funnels')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="info">
            <Facts view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="funnels">
            <FunnelTab view={view} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Facts view={view} />
      )}
    </aside>
  )
}

/** The contact, and the running service. */
function Facts({ view }: { view: ConversationView }) {
  const hasChatbot = useHasChatbot()
  const { contact, visitor, allowed } = view
  const save = useSaveContact(view)
  return (
    <>
      {contact.block && (
        <section className={classes.section}>
          <ContactBlockNote contact={contact} />
        </section>
      )}
      <TagSection contact={contact} mayEdit={allowed.includes('edit-contact')} />
      <ContactFields view={view} onSave={save} />
      {view.conversation.connection.kind !== 'webchat' && <OffersSection view={view} />}
      {allowed.includes('choose-wallet') && <WalletSection view={view} />}
      {hasChatbot && <BotSection view={view} />}
      <TicketSection view={view} />
      <SurveySection conversation={view.conversation.id} />
      {visitor && <VisitorSection visitor={visitor} />}
    </>
  )
}
