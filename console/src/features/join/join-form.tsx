import { Alert, Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, guessLanguage, LANGUAGES, problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Newcomer, Offer } from '@/lib/schemas'
import { LEAST_PASSWORD, useJoin } from './queries'

const LEAST = { count: LEAST_PASSWORD }

interface JoinFormProps {
  token: string
  offer: Offer
}

export function JoinForm({ token, offer }: JoinFormProps) {
  const { t } = useTranslation('join')
  const join = useJoin(token)
  const [passwordShown, setPasswordShown] = useState(false)
  const form = useForm<Newcomer>({
    initialValues: { name: offer.name ?? '', password: '', language: guessLanguage() },
    validate: {
      name: (value) => (value.trim() === '' ? t('missing') : null),
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
  const handleSubmit = (newcomer: Newcomer) =>
    join.mutate(newcomer, {
      onError: (failure) => {
        if (asProblem(failure).code === 'weak-password') {
          form.setFieldError('password', t('passwordWeak', LEAST))
        }
      },
    })
  const problem = join.isError ? asProblem(join.error) : null
  const refusals: Record<string, string> = {
    'invitation-gone': t('goneText'),
    'email-taken': t('emailTaken'),
    'too-many-attempts': t('tooMany'),
  }
  return (
    <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
      <Stack gap="md">
        {problem && problem.code !== 'weak-password' && (
          <Alert color="red" variant="light" role="alert" c="var(--ink)">
            {refusals[problem.code] ?? problemText(problem)}
          </Alert>
        )}
        <TextInput
          label={t('email')}
          value={offer.email}
          readOnly
          autoComplete="username"
          variant="filled"
        />
        <TextInput
          label={t('name')}
          autoComplete="name"
          maxLength={80}
          required
          autoFocus
          {...form.getInputProps('name')}
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
        <Button type="submit" size="md" fullWidth loading={join.isPending}>
          {t('submit', { workspace: offer.workspace })}
        </Button>
      </Stack>
    </form>
  )
}
