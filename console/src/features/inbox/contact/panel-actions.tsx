import { ActionIcon, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '@/live/view'
import { history } from '../actions/history'
import { useActionContext } from '../actions/use-action-context'
import { OptionsMenu } from '../conversation/options-menu'

/** What can be done from here in every state; the conversation's own menu is there only while attending (CON-08). */
export function PanelActions({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const context = useActionContext(view)
  const label = t('action.history')
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon radius="xl" aria-label={label} onClick={() => history.run(context)}>
          <history.icon size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <OptionsMenu context={context} label={t('moreActions')} radius="xl" />
    </>
  )
}
