import { useTranslation } from 'react-i18next'
import { PageHeader } from '../page-header'
import settings from '../settings.module.css'
import { ComteleCard } from './comtele-card'
import classes from './integrations.module.css'
import { PbxCard } from './pbx-card'
import { TypebotCard } from './typebot-card'
import { WavoipCard } from './wavoip-card'

/** Services of others that add something to the desk: what is off here shows no button anywhere. */
export function IntegrationsPage() {
  const { t } = useTranslation('settings')
  return (
    <div className={settings.page}>
      <PageHeader title={t('places.integrations')} text={t('integrations.text')} />
      <ul className={classes.cards}>
        <ComteleCard />
        <WavoipCard />
        <PbxCard />
        <TypebotCard />
      </ul>
    </div>
  )
}
