import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LEAST_PASSWORD } from '@/lib/password'

/** A password, which its writer can have a look at. */
export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <PasswordInput
      maxLength={200}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{
        'aria-label': t(isShown ? 'hidePassword' : 'showPassword'),
        'aria-hidden': false,
        tabIndex: 0,
      }}
      {...props}
    />
  )
}

/** A password to come, which says how much of it is still missing. */
export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useTranslation()
  const written = String(props.value ?? '').length
  const lacking = LEAST_PASSWORD - written
  const hint =
    lacking <= 0
      ? t('passwordEnough')
      : written === 0
        ? t('passwordShort', { count: LEAST_PASSWORD })
        : t('passwordLacking', { count: lacking })
  return <PasswordField autoComplete="new-password" description={hint} {...props} />
}
