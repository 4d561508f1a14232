import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconAlarmSnooze,
  IconArchive,
  IconBookmarkPlus,
  IconCheck,
  IconColumns3,
  IconInbox,
  IconLayoutList,
  IconLayoutNavbar,
  IconPencil,
  IconUsers,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { usePreferences } from '@/live/preferences'
import { isOfFour } from '../search'
import classes from './list-pane.module.css'
import { useCurrentView, useLookAt, useViewCounts } from './views'

const SaveViewDialog = lazy(async () => ({
  default: (await import('./save-view-dialog')).SaveViewDialog,
}))
const ManageViewsDialog = lazy(async () => ({
  default: (await import('./manage-views-dialog')).ManageViewsDialog,
}))

const size = { size: 17, stroke: 1.5 }
const SHELVES = [
  ['main', <IconInbox key="main" {...size} />],
  ['archived', <IconArchive key="archived" {...size} />],
  ['snoozed', <IconAlarmSnooze key="snoozed" {...size} />],
] as const
const SETS = [
  [false, 'three', <IconLayoutNavbar key="three" {...size} />],
  [true, 'four', <IconColumns3 key="four" {...size} />],
] as const

/** Which list: the main one or what left it, one set of tabs or the other, and the saved views. */
export function ViewsMenu() {
  const { t } = useTranslation('list')
  const [isOpen, setOpen] = useState(false)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const { tab, filters } = usePreferences().inbox
  const lookAt = useLookAt()
  const shelf = filters.archived ? 'archived' : filters.snoozed ? 'snoozed' : 'main'
  const check = <IconCheck {...size} aria-hidden="true" />
  const close = () => setDialog(null)
  return (
    <>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={272}>
        <Menu.Target>
          <Tooltip label={t('views')}>
            <ActionIcon aria-label={t('views')}>
              <IconLayoutList size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          {SHELVES.map(([name, icon]) => (
            <Menu.Item
              key={name}
              leftSection={icon}
              rightSection={shelf === name ? check : null}
              aria-current={shelf === name || undefined}
              onClick={() => lookAt.shelf(name)}
            >
              {t(`shelf.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('tabSets')}</Menu.Label>
          {SETS.map(([isFour, name, icon]) => (
            <Menu.Item
              key={name}
              leftSection={icon}
              rightSection={isOfFour(tab) === isFour ? check : null}
              aria-current={isOfFour(tab) === isFour || undefined}
              onClick={() => lookAt.tabs(isFour)}
            >
              {t(`tabSet.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Saved isOpen={isOpen} />
          <Menu.Item leftSection={<IconBookmarkPlus {...size} />} onClick={() => setDialog('save')}>
            {t('saveView')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...size} />} onClick={() => setDialog('manage')}>
            {t('manageViews')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog === 'save' && <SaveViewDialog onClose={close} />}
        {dialog === 'manage' && <ManageViewsDialog onClose={close} />}
      </Suspense>
    </>
  )
}

/** The saved views with how many conversations each holds now. */
function Saved({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('list')
  const views = useBootstrap((it) => it.views)
  const current = useCurrentView()
  const lookAt = useLookAt()
  const count = useViewCounts(isOpen && views.length > 0)
  if (views.length === 0) return null
  return (
    <>
      <Menu.Label>{t('saved')}</Menu.Label>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          aria-current={view.id === current?.id || undefined}
          leftSection={
            view.shared ? (
              <IconUsers {...size} role="img" aria-label={t('shared')} />
            ) : (
              <IconLayoutList {...size} aria-hidden="true" />
            )
          }
          rightSection={<em className={classes.tabCount}>{count(view)}</em>}
          onClick={() => lookAt.view(view)}
        >
          {view.name}
        </Menu.Item>
      ))}
    </>
  )
}
