import { IconBolt } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import { PopoverButton } from '../composer/popover-button'
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
  return (
    <PopoverButton
      label={t('title')}
      icon={<IconBolt size={19} stroke={1.5} />}
      room={classes.room}
    >
      {(onChosen) => (
        <ReplyPicker
          fill={fill}
          onPick={(reply) => {
            onChosen()
            onPick(reply)
          }}
          onFire={(reply) => {
            onChosen()
            onFire(reply)
          }}
        />
      )}
    </PopoverButton>
  )
}
