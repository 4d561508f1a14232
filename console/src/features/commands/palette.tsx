import { Kbd } from '@mantine/core'
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { keysLabel } from '@/lib/shortcuts'
import type { Command } from './command'

const [store, spotlight] = createSpotlight()

export function openPalette(): void {
  spotlight.open()
}

interface PaletteProps {
  commands: readonly Command[]
  query: string
  onQuery: (query: string) => void
}

const GROUPS = ['action', 'page', 'conversation'] as const satisfies readonly Command['group'][]

/** ⌘K: everything one can do or open, by typing a part of its name. */
export function Palette({ commands, query, onQuery }: PaletteProps) {
  const { t } = useTranslation('desk')
  const groups = GROUPS.map(
    (group): SpotlightActionGroupData => ({
      group: t(`commandGroup.${group}`),
      actions: commands
        .filter((it) => it.group === group)
        .map(({ id, label, detail, icon, keys, run }) => ({
          id,
          label,
          ...(detail ? { description: detail } : {}),
          leftSection: icon,
          rightSection: keys ? <Kbd size="xs">{keysLabel(keys)}</Kbd> : null,
          onClick: run,
        })),
    }),
  ).filter((it) => it.actions.length > 0)
  return (
    <Spotlight
      store={store}
      shortcut="mod + K"
      tagsToIgnore={[]}
      query={query}
      onQueryChange={onQuery}
      actions={groups}
      limit={30}
      highlightQuery
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('palette') } }}
      nothingFound={t('nothingFound')}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} />,
        placeholder: t('paletteHint'),
        'aria-label': t('paletteHint'),
      }}
    />
  )
}
