import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keys } from '@/live/keys'
import type { ListQuery } from '@/live/list-query'
import { type ListPages, rowsOf } from '@/live/lists'
import { usePreferences } from '@/live/preferences'
import { readSearch, withoutHit } from '../search'

/** J and K: the conversation below and above the open one, in the list as it is shown. */
export function useNeighbours(id: string | undefined) {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { tab, scope, kind } = usePreferences().inbox

  const move = (step: 1 | -1) => {
    const shown = cache
      .getQueryCache()
      .findAll({ queryKey: keys.lists, type: 'active' })
      .find(({ queryKey }) => isOf(queryKey[1], { tab, scope, kind }))
    const pages: ListPages | undefined = shown && cache.getQueryData(shown.queryKey)
    const rows = pages ? rowsOf(pages) : []
    const place = rows.findIndex((item) => item.id === id)
    const next = rows[place < 0 ? 0 : place + step]
    if (!next) return
    void navigate({
      to: '/conversations/$id',
      params: { id: next.id },
      search: (held) => withoutHit(readSearch(held)),
    })
  }

  return [
    {
      id: 'next',
      group: 'action' as const,
      label: t('action.next'),
      icon: <IconArrowDown size={18} stroke={1.5} />,
      keys: 'j',
      run: () => move(1),
    },
    {
      id: 'previous',
      group: 'action' as const,
      label: t('action.previous'),
      icon: <IconArrowUp size={18} stroke={1.5} />,
      keys: 'k',
      run: () => move(-1),
    },
  ]
}

function isOf(name: unknown, wanted: Pick<ListQuery, 'tab' | 'scope' | 'kind'>): boolean {
  if (typeof name !== 'object' || name === null) return false
  return Object.entries(wanted).every(([key, value]) => Reflect.get(name, key) === value)
}
