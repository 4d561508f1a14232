import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment, number } from '@/lib/format'
import type { Connection, SmsLine } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { PageHeader } from '../page-header'
import { smsLineQuery } from '../queries'
import settings from '../settings.module.css'
import { ConnectionTest } from './connection-test'
import { LineSign } from './line-sign'
import { LineTrouble } from './line-trouble'
import { SmsForm } from './sms-form'

/** A connection of SMS: how it stands, whether it works, how it is set. */
export function SmsEditor({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const line = useQuery(smsLineQuery(connection.id))
  return (
    <>
      <PageHeader
        title={connection.name}
        text={t('connections.sms')}
        back={
          <Link to="/settings/connections" className={settings.back ?? ''}>
            {t('connections.back')}
          </Link>
        }
      />
      <Loaded query={line}>
        {(held) => (
          <>
            <StateSection line={held} />
            <SmsForm line={held} />
          </>
        )}
      </Loaded>
    </>
  )
}

function StateSection({ line }: { line: SmsLine }) {
  const { t } = useTranslation('settings')
  const { connection, balance, balanceAt } = line
  return (
    <Section title={t('whatsapp.stateTitle')} hint={t('sms.how')}>
      <LineSign connection={connection} />
      {balance != null && balanceAt && (
        <Text size="sm" c="var(--ink2)">
          {t('sms.balance', { balance: number(balance), at: moment(balanceAt) })}
        </Text>
      )}
      <LineTrouble connection={connection} words="sms" />
      <ConnectionTest
        words="sms"
        queryKey={smsLineQuery(connection.id).queryKey}
        ask={() =>
          api.post('/connections/{connectionId}/sms/test', {
            path: { connectionId: connection.id },
          })
        }
      />
    </Section>
  )
}
