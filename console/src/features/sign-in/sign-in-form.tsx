import { Alert, Button, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duration } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { SignIn } from '@/lib/schemas'
import { PasswordField } from '@/ui/password-field'
import { useNow } from '@/ui/use-now'
import { useSignIn } from './queries'

interface SignInFormProps {
  form: UseFormReturnType<SignIn>
  next: string
}

export function SignInForm({ form, next }: SignInFormProps) {
  const { t } = useTranslation('sign-in')
  const signIn = useSignIn(next)
  const [until, setUntil] = useState(0)

  const handleSubmit = ({ email, password }: SignIn) => {
    signIn.mutate(
      { email: email.trim(), password },
      {
        onError: (failure) => {
          const { status, extra } = asProblem(failure)
          if (status === 429) setUntil(Date.now() + Number(extra.retryAfterSeconds ?? 5) * 1000)
          document.querySelector<HTMLInputElement>('input[name="password"]')?.select()
        },
      },
    )
  }
  return (
    <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
      <Stack gap="md">
        {signIn.isError && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            c="var(--ink)"
            icon={<IconAlertCircle size={18} stroke={1.5} />}
          >
            {refusal(signIn.error, t)}
          </Alert>
        )}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          size="md"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('password')}
        />
        <SubmitButton isBusy={signIn.isPending} until={until} />
      </Stack>
    </form>
  )
}

/** Signs in; after too many tries it counts down until the next one may be made. */
function SubmitButton({ isBusy, until }: { isBusy: boolean; until: number }) {
  const { t } = useTranslation('sign-in')
  const left = until - useNow(1000)
  return (
    <Button type="submit" size="md" fullWidth loading={isBusy} disabled={left > 0}>
      {left > 0 ? t('wait', { time: duration(left) }) : t('submit')}
    </Button>
  )
}

function refusal(failure: unknown, t: (key: string) => string): string {
  const { status, code } = asProblem(failure)
  if (code === 'wrong-credentials') return t('wrongCredentials')
  return status === 429 ? t('tooManyAttempts') : problemText(failure)
}
