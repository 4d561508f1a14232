import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import classes from './quick-replies.module.css'

const ReplyPicker = lazy(() => import('./reply-picker').then((it) => ({ default: it.ReplyPicker })))

interface ReplyButtonProps {
  fill: (reply: QuickReply) => string
  onPick: (reply: QuickReply) => void
  onFire: (reply: QuickReply) => void
}

/** Respostas rápidas, beside the field. */
export function ReplyButton({ fill, onPick, onFire }: ReplyButtonProps) {
  const { t } = useTranslation('replies')
  const [isOpen, setOpen] = useState(false)
  const [hasPicked, setPicked] = useState(false)
  const handleToggle = () => {
    setPicked(false)
    setOpen((it) => !it)
  }
  const closing = (act: (reply: QuickReply) => void) => (reply: QuickReply) => {
    setPicked(true)
    setOpen(false)
    act(reply)
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      shadow="md"
      radius={12}
      trapFocus
      // Who has picked goes on writing; who has not is back at the button.
      returnFocus={!hasPicked}
    >
      <Popover.Target>
        <Tooltip label={t('title')}>
          <ActionIcon
            variant="subtle"
            aria-label={t('title')}
            aria-haspopup="dialog"
            onClick={handleToggle}
          >
            <IconBolt size={19} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('title')}>
        <Suspense fallback={<div className={classes.room} />}>
          {isOpen && <ReplyPicker fill={fill} onPick={closing(onPick)} onFire={closing(onFire)} />}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
