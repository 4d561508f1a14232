import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { ConnectionTest } from '../connections/connection-test'
import { PageHeader } from '../page-header'
import { typebotQuery } from '../queries'
import settings from '../settings.module.css'
import { TypebotForm } from './typebot-form'

/** Typebot: where it is, whether it works, and how it takes part. */
export function TypebotPage() {
  const { t } = useTranslation('settings')
  const typebot = useQuery({ ...typebotQuery, gcTime: 0 })
  return (
    <div className={settings.page}>
      <PageHeader
        title="Typebot"
        text={t('typebot.text')}
        back={
          <Link to="/settings/integrations" className={settings.back ?? ''}>
            {t('places.integrations')}
          </Link>
        }
      />
      <Loaded query={typebot}>
        {(held) => (
          <>
            {held.viewer && held.publicId && (
              <Section title={t('whatsapp.stateTitle')} hint={t('typebot.testHint')}>
                <ConnectionTest
                  words="typebot"
                  queryKey={typebotQuery.queryKey}
                  ask={() => api.post('/typebot/test')}
                />
              </Section>
            )}
            <TypebotForm typebot={held} />
          </>
        )}
      </Loaded>
    </div>
  )
}
