import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { WebchatConnection } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { areSane } from '../hours/hours'
import { PageHeader } from '../page-header'
import { connectionQuery, connectionsQuery } from '../queries'
import { SaveBar } from '../save-bar'
import settings from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'
import { AccessSection } from './access-section'
import { BlocksSection } from './blocks-section'
import classes from './connection.module.css'
import { patchOf, valuesOf } from './connection-values'
import { EntrySection } from './entry-section'
import { GeneralSection } from './general-section'
import { HoursSection } from './hours-section'
import { InstallSection, SecretSection } from './install-section'
import { LookSection } from './look-section'
import { Preview } from './preview'
import { SmsEditor } from './sms-editor'
import { WhatsAppEditor } from './whatsapp-editor'

/** Everything about one door: a website chat with the chat itself beside it, a number, or SMS. */
export function ConnectionPage() {
  const { id = '' } = useParams({ strict: false })
  const connection = useQuery(connectionQuery(id))
  return (
    <div className={`${settings.page} ${settings.wide}`}>
      <Loaded query={connection}>
        {(held) =>
          held.webchat ? (
            <Editor key={id} connection={{ ...held, webchat: held.webchat }} />
          ) : held.kind === 'sms' ? (
            <SmsEditor key={id} connection={held} />
          ) : (
            <WhatsAppEditor key={id} connection={held} />
          )
        }
      </Loaded>
    </div>
  )
}

function Editor({ connection }: { connection: WebchatConnection }) {
  const { t } = useTranslation('settings')
  const { permissions } = useMe()
  const cache = useQueryClient()
  const { form, submit, undo, ...state } = useSettingsForm({
    initialValues: valuesOf(connection),
    save: async (values, before) => {
      const body = patchOf(before, values)
      const saved = await api.patch('/connections/{id}', { path: { id: connection.id }, body })
      cache.setQueryData(connectionQuery(connection.id).queryKey, saved)
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      return valuesOf({ ...saved, webchat: saved.webchat ?? connection.webchat })
    },
    validate: ({ webchat }) => ({
      'webchat.hours.days': areSane(webchat.hours.days) ? null : t('fieldRefused.days'),
    }),
  })
  return (
    <>
      <PageHeader
        title={connection.name}
        text={t('connections.webchat')}
        back={
          <Link to="/settings/connections" className={settings.back ?? ''}>
            {t('connections.back')}
          </Link>
        }
      />
      <div className={classes.columns}>
        <div>
          <form onSubmit={submit} noValidate>
            <GeneralSection form={form} />
            <LookSection form={form} />
            <EntrySection form={form} />
            <HoursSection form={form} />
            <AccessSection form={form} />
            <SaveBar {...state} onUndo={undo} />
          </form>

          <InstallSection connection={connection} />
          <SecretSection connection={connection} />
          {permissions.includes('block-visitors') && <BlocksSection connectionId={connection.id} />}
        </div>
        <Preview values={form.values} />
      </div>
    </>
  )
}
