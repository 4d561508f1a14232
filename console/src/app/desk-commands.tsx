import { useDebouncedValue } from '@mantine/hooks'
import { IconKeyboard, IconMessageCircle, IconUserCircle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '@/features/commands/command'
import { openShortcutHelp } from '@/features/commands/help-state'
import { openPalette, Palette } from '@/features/commands/palette'
import { ShortcutHelp } from '@/features/commands/shortcut-help'
import { useConversationCommands } from '@/features/inbox/actions/use-conversation-commands'
import { useNeighbours } from '@/features/inbox/actions/use-neighbours'
import { useSelectCommand } from '@/features/inbox/bulk/use-select-command'
import { openProfile } from '@/features/profile/profile-state'
import { api } from '@/lib/api'
import { useShortcuts } from '@/lib/shortcuts'
import { useMe } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { type ListPages, rowsOf } from '@/live/lists'
import { PersonAvatar } from '@/ui/person-avatar'
import { placesOf } from './rail-places'

/** Everything the palette and the keyboard can do, put together from the features. */
export function DeskCommands() {
  const { t } = useTranslation('desk')
  const { id } = useParams({ strict: false })
  const [query, setQuery] = useState('')
  const actions = useConversationCommands(id)
  const moves = useNeighbours(id)
  const selects = useSelectCommand(id)
  const pages = usePages()
  const conversations = useFound(query)
  const commands = [...actions, ...moves, ...selects, ...pages, ...conversations]
  const withKeys = commands.flatMap(({ keys: pressed, label, run }) =>
    pressed ? [{ keys: pressed, label, run }] : [],
  )
  useShortcuts(withKeys)
  const help = [{ keys: 'mod+k', label: t('palette'), run: openPalette }, ...withKeys]
  return (
    <>
      <Palette commands={commands} query={query} onQuery={setQuery} />
      <ShortcutHelp shortcuts={help} />
    </>
  )
}

function usePages(): Command[] {
  const { t } = useTranslation(['desk', 'common'])
  const router = useRouter()
  const me = useMe()
  const go = (href: string) => () => void router.navigate({ href })
  const places = placesOf(me)
    .filter(({ path }) => path in router.routesByPath)
    .map(({ path, label, icon: Icon }) => ({
      id: `page${path.replaceAll('/', '-')}`,
      group: 'page' as const,
      label: t(`common:${label}`),
      icon: <Icon size={18} stroke={1.5} />,
      run: go(path),
    }))
  return [
    {
      id: 'page-conversations',
      group: 'page',
      label: t('common:conversations'),
      icon: <IconMessageCircle size={18} stroke={1.5} />,
      run: go('/conversations'),
    },
    ...places,
    {
      id: 'page-profile',
      group: 'page',
      label: t('common:profile'),
      icon: <IconUserCircle size={18} stroke={1.5} />,
      run: openProfile,
    },
    {
      id: 'page-help',
      group: 'page',
      label: t('shortcuts'),
      icon: <IconKeyboard size={18} stroke={1.5} />,
      keys: '?',
      run: openShortcutHelp,
    },
  ]
}

/** Conversations by name: those at hand at once, and any other by asking the server. */
function useFound(query: string): Command[] {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [asked] = useDebouncedValue(query.trim(), 200)
  const found = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) =>
      api.get('/conversations', { query: { q: asked, scope: 'all', limit: 8 }, signal }),
    enabled: asked.length >= 2,
    staleTime: 30_000,
  })
  const held = cache
    .getQueriesData<ListPages>({ queryKey: keys.lists })
    .flatMap(([, pages]) => (pages ? rowsOf(pages) : []))
  const items = new Map([...held, ...(found.data?.items ?? [])].map((item) => [item.id, item]))
  return [...items.values()].slice(0, 60).map((item) => ({
    id: `conversation-${item.id}`,
    group: 'conversation',
    label: item.contact.name,
    detail: `${t('ticketNumber', { number: item.ticket.number })} · ${item.lastMessage?.preview ?? ''}`,
    icon: <PersonAvatar name={item.contact.name} photo={item.contact.photo} size={28} />,
    run: () => void navigate({ to: '/conversations/$id', params: { id: item.id } }),
  }))
}
