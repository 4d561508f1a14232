import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { viewQuery } from '../queries'
import { ACTIONS } from './all'
import { useActionContext } from './use-action-context'

export interface ConversationCommand {
  id: string
  group: 'action'
  label: string
  icon: ReactNode
  keys: string | undefined
  run: () => void
}

/** What can be done with the open conversation just now, for the palette and the keyboard. */
export function useConversationCommands(id: string | undefined): ConversationCommand[] {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const { data } = useQuery({ ...viewQuery(cache, id ?? 'none'), enabled: false })
  const context = useActionContext(id === undefined ? undefined : data)
  if (!context) return []
  return ACTIONS.filter((action) => action.when(context)).map((action) => ({
    id: action.id,
    group: 'action',
    label: t(`action.${action.id}`),
    icon: <action.icon size={18} stroke={1.5} />,
    keys: action.keys,
    run: () => action.run(context),
  }))
}
