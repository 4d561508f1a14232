import { ActionIcon, Title, Tooltip } from '@mantine/core'
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import { SelectButton } from '../bulk/select-button'
import { isOfFour, useListQuery } from '../search'
import { CallsButton } from './calls-button'
import { ContactsButton } from './contacts-button'
import { ConversationList } from './conversation-list'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import classes from './list-pane.module.css'
import { NewChatButton } from './new-chat-button'
import { SchedulesButton } from './schedules-button'
import { Scopes } from './scopes'
import { SearchBar } from './search-bar'
import { StatusTabs } from './status-tabs'
import { useCurrentView } from './views'
import { ViewsMenu } from './views-menu'

interface ListPaneProps {
  /** What other features put into the strip of buttons. */
  tools?: ReactNode
}

/** The left column: what to look at, and the conversations that answer it. */
export function ListPane({ tools }: ListPaneProps) {
  const { t } = useTranslation(['inbox', 'list'])
  const query = useListQuery()
  const view = useCurrentView()
  const shelf = query.filters.archived ? 'archived' : query.filters.snoozed ? 'snoozed' : null
  return (
    <section className={classes.pane} aria-label={t('title')}>
      <header className={classes.head}>
        <div className={classes.title}>
          <Title order={1} className={classes.h1}>
            {view?.name ?? (shelf ? t(`list:shelf.${shelf}`) : t('title'))}
          </Title>
          <NewChatButton />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of tools, not a form's fieldset */}
        <div className={classes.strip} role="group" aria-label={t('list:strip')}>
          {tools}
          <SchedulesButton />
          <ContactsButton />
          <CallsButton />
          <span className={classes.spring} />
          <SelectButton />
          <OrderButton />
          <ViewsMenu />
        </div>
        <div className={classes.searchRow}>
          <SearchBar />
          <FilterMenu />
        </div>
      </header>
      <StatusTabs />
      <Scopes isOfFour={isOfFour(query.tab)} />
      <FilterChips />
      <ConversationList key={JSON.stringify(query)} query={query} />
    </section>
  )
}

/** Turns the order of this tab around, and remembers it for this person. */
function OrderButton() {
  const { t } = useTranslation('inbox')
  const { tab, order } = usePreferences().inbox
  const set = useSetInboxPreferences()
  const isOldest = order[tab] === 'oldest'
  const label = t(isOldest ? 'order.oldest' : 'order.newest')
  const handleClick = () => set({ order: { ...order, [tab]: isOldest ? 'newest' : 'oldest' } })
  return (
    <Tooltip label={label}>
      <ActionIcon onClick={handleClick} aria-label={label}>
        {isOldest ? (
          <IconSortAscending size={18} stroke={1.5} />
        ) : (
          <IconSortDescending size={18} stroke={1.5} />
        )}
      </ActionIcon>
    </Tooltip>
  )
}
