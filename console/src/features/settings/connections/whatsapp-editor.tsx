import { Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { phone } from '@/lib/format'
import type { Connection, WhatsAppNumber } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { CopyText } from '../copy-text'
import { PageHeader } from '../page-header'
import { numberQuery } from '../queries'
import settings from '../settings.module.css'
import { TemplatesSection } from '../templates/templates-section'
import { ConnectionTest } from './connection-test'
import { LineSign } from './line-sign'
import { LineTrouble } from './line-trouble'
import { NumberForm } from './number-form'

/** One number of WhatsApp: how it stands, whether it works, how it is set. */
export function WhatsAppEditor({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const { permissions } = useMe()
  const number = useQuery(numberQuery(connection.id))
  return (
    <>
      <PageHeader
        title={connection.name}
        text={t('connections.whatsapp')}
        back={
          <Link to="/settings/connections" className={settings.back ?? ''}>
            {t('connections.back')}
          </Link>
        }
      />
      <Tabs defaultValue="number" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="number">{t('whatsapp.numberTab')}</Tabs.Tab>
          {permissions.includes('manage-templates') && (
            <Tabs.Tab value="templates">{t('places.templates')}</Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="number">
          <Loaded query={number}>
            {(held) => (
              <>
                <StateSection number={held} />
                <WebhookSection number={held} />
                <NumberForm number={held} />
              </>
            )}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="templates">
          <TemplatesSection connectionId={connection.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function StateSection({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation('settings')
  const { connection, display, verifiedName } = number
  const who = [display && phone(`+${display}`), verifiedName].filter(Boolean).join(' · ')
  return (
    <Section title={t('whatsapp.stateTitle')}>
      <Text fw={600}>{who || t('whatsapp.unknownNumber')}</Text>
      <LineSign connection={connection} />
      <Rating number={number} />
      <LineTrouble connection={connection} words="whatsapp" />
      <ConnectionTest
        words="whatsapp"
        queryKey={numberQuery(connection.id).queryKey}
        ask={() =>
          api.post('/connections/{connectionId}/whatsapp/test', {
            path: { connectionId: connection.id },
          })
        }
      />
    </Section>
  )
}

/** How Meta rates the number, and how many customers it may write to first. */
function Rating({ number: { quality, tier } }: { number: WhatsAppNumber }) {
  const { t } = useTranslation('settings')
  const most = tier?.replace('TIER_', '')
  const said = [
    quality && t([`whatsapp.quality.${quality}`, 'whatsapp.quality.UNKNOWN']),
    most && t(most === 'UNLIMITED' ? 'whatsapp.tierOpen' : 'whatsapp.tier', { most }),
  ].filter(Boolean)
  return said.length === 0 ? null : (
    <Text size="sm" c="var(--ink2)">
      {said.join(' · ')}
    </Text>
  )
}

/** What somebody must enter at Meta, so that it tells us what customers write. */
function WebhookSection({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('whatsapp.webhook')} hint={t('whatsapp.webhookHint')}>
      <Text size="sm" fw={600} mb={4}>
        {t('whatsapp.address')}
      </Text>
      <CopyText text={window.location.origin + number.webhook} label={t('whatsapp.copyAddress')} />
      <Text size="sm" fw={600} mt="md" mb={4}>
        {t('whatsapp.verifyToken')}
      </Text>
      <CopyText text={number.verifyToken} label={t('whatsapp.copyVerifyToken')} />
    </Section>
  )
}
