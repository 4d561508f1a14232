import { ActionIcon, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsCalling } from '@/live/phone'
import type { ConversationView } from '@/live/view'
import { call } from '../actions/call'
import { callWhatsApp } from '../actions/call-whatsapp'
import { useActionContext } from '../actions/use-action-context'

/** Calls the customer from what is known of them, by whatever they can be called (TEL-06). */
export function CallButtons({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const context = useActionContext(view)
  const isCalling = useIsCalling()
  return [call, callWhatsApp]
    .filter((it) => it.when(context))
    .map((it) => {
      const label = t(`action.${it.id}`)
      return (
        <Tooltip key={it.id} label={label}>
          <ActionIcon
            radius="xl"
            aria-label={label}
            disabled={isCalling}
            onClick={() => it.run(context)}
          >
            <it.icon size={17} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )
    })
}
