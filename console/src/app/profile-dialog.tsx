import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeSettings } from '@/features/notices/notice-settings'
import { PasswordSection } from '@/features/profile/password-section'
import { PersonSection } from '@/features/profile/person-section'
import { closeProfile } from '@/features/profile/profile-state'
import { ScreenSection } from '@/features/profile/screen-section'
import { SessionsSection } from '@/features/profile/sessions-section'
import { TokensSection } from '@/features/profile/tokens-section'
import { Section } from '@/ui/section'

/** Everything one sets about oneself, over whatever one was doing. */
export function ProfileDialog() {
  const { t } = useTranslation('profile')
  return (
    <Modal opened onClose={closeProfile} closeOnClickOutside={false} title={t('title')} size={720}>
      <PersonSection />
      <ScreenSection />
      <Section level={2} title={t('notices')}>
        <NoticeSettings />
      </Section>
      <PasswordSection />
      <SessionsSection />
      <TokensSection />
    </Modal>
  )
}
