import { Alert, Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, guessLanguage, LANGUAGES, problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Founding } from '@/lib/schemas'
import { LEAST_PASSWORD, useSetUp } from './queries'

export function SetupForm() {
  const { t } = useTranslation('setup')
  const setUp = useSetUp()
  const [passwordShown, setPasswordShown] = useState(false)
  const needed = (value: string) => (value.trim() === '' ? t('missing') : null)
  const form = useForm<Founding>({
    initialValues: { workspace: '', name: '', email: '', password: '', language: guessLanguage() },
    validate: {
      workspace: needed,
      name: needed,
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('emailWrong')),
      password: (value) => (value.length < LEAST_PASSWORD ? t('passwordShort', LEAST) : null),
    },
  })
  const lacking = LEAST_PASSWORD - form.values.password.length
  const hint =
    lacking <= 0
      ? t('passwordEnough')
      : form.values.password === ''
        ? t('passwordShort', LEAST)
        : t('passwordLacking', { count: lacking })

  const handleLanguage = (value: string | null) => {
    const language = LANGUAGES.find((it) => it === value)
    if (!language) return
    form.setFieldValue('language', language)
    void changeLanguage(language)
  }
  const handleSubmit = (values: Founding) =>
    setUp.mutate(
      { ...values, email: values.email.trim() },
      {
        onError: (failure) => {
          if (asProblem(failure).code === 'weak-password') {
            form.setFieldError('password', t('passwordWeak', LEAST))
          }
        },
      },
    )
  const isWeak = setUp.isError && asProblem(setUp.error).code === 'weak-password'
  return (
    <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
      <Stack gap="md">
        {setUp.isError && !isWeak && (
          <Alert color="red" variant="light" role="alert" c="var(--ink)">
            {asProblem(setUp.error).status === 429 ? t('tooMany') : problemText(setUp.error)}
          </Alert>
        )}
        <TextInput
          label={t('workspace')}
          description={t('workspaceHint')}
          autoComplete="organization"
          maxLength={80}
          autoFocus
          required
          {...form.getInputProps('workspace')}
        />
        <TextInput
          label={t('name')}
          autoComplete="name"
          maxLength={80}
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          description={hint}
          autoComplete="new-password"
          maxLength={200}
          required
          visible={passwordShown}
          onVisibilityChange={setPasswordShown}
          visibilityToggleButtonProps={{
            'aria-label': t(passwordShown ? 'hidePassword' : 'showPassword'),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          {...form.getInputProps('password')}
        />
        <Select
          label={t('language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`own.${value}`) }))}
          value={form.values.language}
          onChange={handleLanguage}
          allowDeselect={false}
        />
        <Button type="submit" size="md" fullWidth loading={setUp.isPending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  )
}

const LEAST = { count: LEAST_PASSWORD }
