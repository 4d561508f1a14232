import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeSection, type Sounds } from './notice-section'
import { PasswordSection } from './password-section'
import { PersonSection } from './person-section'
import classes from './profile.module.css'
import { ScreenSection } from './screen-section'
import { SessionsSection } from './sessions-section'
import { TokensSection } from './tokens-section'

interface ProfileDialogProps {
  sounds: Sounds
  onClose: () => void
}

/** Everything one sets about oneself, over whatever one was doing. */
export function ProfileDialog({ sounds, onClose }: ProfileDialogProps) {
  const { t } = useTranslation('profile')
  return (
    <Modal opened onClose={onClose} title={t('title')} size={720}>
      <div className={classes.column}>
        <PersonSection />
        <ScreenSection />
        <NoticeSection sounds={sounds} />
        <PasswordSection />
        <SessionsSection />
        <TokensSection />
      </div>
    </Modal>
  )
}
