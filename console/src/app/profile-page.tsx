import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeSettings } from '@/features/notices/notice-settings'
import { PasswordSection } from '@/features/profile/password-section'
import { PersonSection } from '@/features/profile/person-section'
import { ScreenSection } from '@/features/profile/screen-section'
import { SessionsSection } from '@/features/profile/sessions-section'
import { TokensSection } from '@/features/profile/tokens-section'
import { Section } from '@/ui/section'
import classes from './profile-page.module.css'

/** Everything one sets about oneself. */
export function ProfilePage() {
  const { t } = useTranslation('profile')
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Title order={1} size="h3" mb="md">
          {t('title')}
        </Title>
        <PersonSection />
        <ScreenSection />
        <Section level={2} title={t('notices')}>
          <NoticeSettings />
        </Section>
        <PasswordSection />
        <SessionsSection />
        <TokensSection />
      </div>
    </main>
  )
}
