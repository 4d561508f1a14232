import { ActionIcon, Menu } from '@mantine/core'
import { IconMessagePlus, IconRefresh, IconRobot } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { useHasChatbot } from '@/live/flows'
import { wordsOf } from '../conversation/quote'

const ReprocessDialog = lazy(async () => ({
  default: (await import('./reprocess-dialog')).ReprocessDialog,
}))
const ExampleDialog = lazy(async () => ({
  default: (await import('./example-dialog')).ExampleDialog,
}))

interface TrainingMenuProps {
  message: Message
  /** Who is quoted, to tell one message's button from another's. */
  name: string
}

/** What the chatbot can be told of a customer's message: read it again, or learn by it. */
export function TrainingMenu({ message, name }: TrainingMenuProps) {
  const { t } = useTranslation(['flows', 'intents'])
  const [open, setOpen] = useState<'reprocess' | 'example' | null>(null)
  const may = useMe().permissions.includes('train-bot')
  const hasChatbot = useHasChatbot()
  if (!may || !hasChatbot || message.direction !== 'in' || !wordsOf(message.content)) return null
  const close = () => setOpen(null)
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={28}
            radius="xl"
            aria-label={t('train', { name })}
            title={t('section')}
          >
            <IconRobot size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRefresh size={16} stroke={1.5} />}
            onClick={() => setOpen('reprocess')}
          >
            {t('reprocess.action')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMessagePlus size={16} stroke={1.5} />}
            onClick={() => setOpen('example')}
          >
            {t('intents:example.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open === 'reprocess' && <ReprocessDialog message={message} onClose={close} />}
        {open === 'example' && <ExampleDialog message={message} onClose={close} />}
      </Suspense>
    </>
  )
}
