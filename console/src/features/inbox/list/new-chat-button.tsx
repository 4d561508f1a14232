import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModule } from '@/live/bootstrap'

const NewChatDialog = lazy(async () => ({
  default: (await import('../service/new-chat-dialog')).NewChatDialog,
}))

/** Novo chat: there where the account begins conversations itself. */
export function NewChatButton() {
  const { t } = useTranslation('routine')
  const [isOpen, setOpen] = useState(false)
  const isOn = useModule('add-chats')
  if (!isOn) return null
  const label = t('newChat.title')
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="filled" aria-label={label} onClick={() => setOpen(true)}>
          <IconPlus size={18} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <Suspense>
          <NewChatDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
