import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeSection } from './notice-section'
import { PasswordSection } from './password-section'
import { PersonSection } from './person-section'
import classes from './profile.module.css'
import { ScreenSection } from './screen-section'
import { SessionsSection } from './sessions-section'
import { TokensSection } from './tokens-section'

/** Everything one sets about oneself. */
export function ProfilePage() {
  const { t } = useTranslation('profile')
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <PersonSection />
        <ScreenSection />
        <NoticeSection />
        <PasswordSection />
        <SessionsSection />
        <TokensSection />
      </div>
    </main>
  )
}
