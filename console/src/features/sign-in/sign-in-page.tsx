import { Alert, Stack, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DemoSignIns } from './demo-sign-ins'
import { hasEntered, setEntered } from './entered'
import { safeNext } from './next'
import { setupQuery } from './queries'
import { SignInForm } from './sign-in-form'

/** The door: e-mail and password, and in the demo workspace its sign-ins to choose from. */
export function SignInPage() {
  const { t } = useTranslation('sign-in')
  const wanted = useLocation({ select: (it) => new URLSearchParams(it.searchStr).get('next') })
  const [isExpired] = useState(() => wanted !== null && hasEntered())
  const { data: setup } = useQuery(setupQuery)
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? t('emailMissing') : null),
      password: (value) => (value === '' ? t('passwordMissing') : null),
    },
  })
  const title = t('title')
  useEffect(() => {
    document.title = t('pageTitle', { title })
  }, [t, title])
  useEffect(() => {
    if (wanted === null) setEntered(false)
  }, [wanted])

  if (setup?.needed) return <Navigate to="/setup" replace />
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        {title}
      </Title>
      {isExpired && (
        <Alert color="yellow" variant="light" role="status" c="var(--ink)">
          {t('expired')}
        </Alert>
      )}
      <SignInForm form={form} next={safeNext(wanted)} />
      {setup && setup.demo.length > 0 && (
        <DemoSignIns
          people={setup.demo}
          chosen={form.values.email}
          onChoose={({ email, password }) => {
            form.clearErrors()
            form.setValues({ email, password })
          }}
        />
      )}
    </Stack>
  )
}
