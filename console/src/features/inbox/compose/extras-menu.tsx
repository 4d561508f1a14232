import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconClipboardText,
  IconListCheck,
  IconMapPin,
  IconPlus,
  IconUser,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Capability, Conversation } from '@/lib/schemas'
import type { OutgoingContent } from '@/live/outbox'

const dialogs = {
  location: lazy(() => import('./location-dialog').then((it) => ({ default: it.LocationDialog }))),
  contacts: lazy(() => import('./contacts-dialog').then((it) => ({ default: it.ContactsDialog }))),
  choices: lazy(() => import('./choices-dialog').then((it) => ({ default: it.ChoicesDialog }))),
  template: lazy(() =>
    import('../templates/template-dialog').then((it) => ({ default: it.TemplateDialog })),
  ),
}

type Extra = keyof typeof dialogs

const ICONS = {
  location: IconMapPin,
  contacts: IconUser,
  choices: IconListCheck,
  template: IconClipboardText,
}
const EXTRAS = [
  'location',
  'contacts',
  'choices',
  'template',
] as const satisfies readonly Capability[]

interface ExtrasMenuProps {
  conversation: Conversation
  capabilities: readonly Capability[]
  onSend: (content: OutgoingContent) => void
}

/** What can be sent beside words and files, as far as the channel has it. */
export function ExtrasMenu({ conversation, capabilities, onSend }: ExtrasMenuProps) {
  const { t } = useTranslation('message')
  const [open, setOpen] = useState<Extra | null>(null)
  const offered = EXTRAS.filter((it) => capabilities.includes(it))
  if (offered.length === 0) return null
  const Dialog = open && dialogs[open]
  const handleClose = () => setOpen(null)
  const handleSend = (content: OutgoingContent) => {
    handleClose()
    onSend(content)
  }
  return (
    <>
      <Menu position="top-start" shadow="md" radius={10}>
        <Menu.Target>
          <Tooltip label={t('extras')}>
            <ActionIcon variant="subtle" aria-label={t('extras')}>
              <IconPlus size={20} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((it) => {
            const Icon = ICONS[it]
            return (
              <Menu.Item
                key={it}
                leftSection={<Icon size={17} stroke={1.5} />}
                onClick={() => setOpen(it)}
              >
                {t(`extra.${it}`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {Dialog && <Dialog conversation={conversation} onClose={handleClose} onSend={handleSend} />}
      </Suspense>
    </>
  )
}
