import { ActionIcon, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsCalling } from '@/live/phone'
import type { ConversationView } from '@/live/view'
import { call } from '../actions/call'
import { useActionContext } from '../actions/use-action-context'

/** Calls the customer from what is known of them (TEL-06). */
export function CallButton({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const context = useActionContext(view)
  const isCalling = useIsCalling()
  if (!call.when(context)) return null
  const label = t('action.call')
  return (
    <Tooltip label={label}>
      <ActionIcon
        radius="xl"
        aria-label={label}
        disabled={isCalling}
        onClick={() => call.run(context)}
      >
        <call.icon size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
