import { Button } from '@mantine/core'
import { IconDeviceMobileMessage, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '@/ui/loaded'
import { ConnectionRow } from '../connections/connection-row'
import { NewSmsDialog } from '../connections/new-sms-dialog'
import { connectionsQuery } from '../queries'
import settings from '../settings.module.css'
import { IntegrationCard } from './integration-card'

/** SMS by Comtele: each account of theirs is a connection, with its switch. */
export function ComteleCard() {
  const { t } = useTranslation('settings')
  const [isNew, setNew] = useState(false)
  const connections = useQuery(connectionsQuery)
  return (
    <IntegrationCard
      icon={IconDeviceMobileMessage}
      name={t('integrations.comtele')}
      text={t('integrations.comteleText')}
    >
      <Loaded query={connections}>
        {(all) => {
          const lines = all.filter((it) => it.kind === 'sms')
          return (
            <>
              {lines.length > 0 && (
                <ul className={settings.rows}>
                  {lines.map((it) => (
                    <ConnectionRow key={it.id} connection={it} />
                  ))}
                </ul>
              )}
              <Button
                mt="sm"
                size="xs"
                variant={lines.length > 0 ? 'default' : 'filled'}
                leftSection={<IconPlus size={16} stroke={1.5} />}
                onClick={() => setNew(true)}
              >
                {t(lines.length > 0 ? 'integrations.another' : 'sms.connect')}
              </Button>
            </>
          )
        }}
      </Loaded>
      {isNew && <NewSmsDialog onClose={() => setNew(false)} />}
    </IntegrationCard>
  )
}
