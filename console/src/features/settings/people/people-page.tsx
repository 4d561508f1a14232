import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agent } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { PageHeader } from '../page-header'
import { agentsQuery } from '../queries'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { AgentDialog } from './agent-dialog'
import { AgentRow } from './agent-row'
import { Invitations } from './invitations'
import { InviteDialog } from './invite-dialog'
import { PermissionsDialog } from './permissions-dialog'
import { RotationSection } from './rotation-section'

/** Who works here, and who was invited to. */
export function PeoplePage() {
  const { t } = useTranslation('settings')
  const { permissions } = useMe()
  const agents = useQuery(agentsQuery)
  const { add, edit, dialog } = useListDialogs<Agent>({
    form: (agent, close) =>
      agent ? <AgentDialog agent={agent} onClose={close} /> : <InviteDialog onClose={close} />,
  })
  const [permitted, setPermitted] = useState<Agent | null>(null)
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.people')} text={t('people.text')}>
        <Button leftSection={<IconUserPlus size={16} stroke={1.5} />} onClick={add}>
          {t('people.invite')}
        </Button>
      </PageHeader>
      <Loaded query={agents}>
        {(items) => (
          <ul className={classes.rows}>
            {items.map((agent) => (
              <AgentRow
                key={agent.id}
                agent={agent}
                onEdit={() => edit(agent)}
                onPermit={() => setPermitted(agent)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <Invitations />
      {permissions.includes('manage-routing') && <RotationSection />}
      {permitted && <PermissionsDialog agent={permitted} onClose={() => setPermitted(null)} />}
      {dialog}
    </div>
  )
}
