import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { LEAST_PASSWORD } from '@/lib/password'
import { asProblem } from '@/lib/problem'
import { NewPasswordField, PasswordField } from '@/ui/password-field'
import { Section } from '@/ui/section'
import { sessionsQuery } from './queries'
import { refusalText, tellDone, tellFailure } from './tell'

const LEAST = { count: LEAST_PASSWORD }

interface PasswordWish {
  current: string
  next: string
}

/** A new password; every other browser is then signed out. */
export function PasswordSection() {
  const { t } = useTranslation('profile')
  const cache = useQueryClient()
  const change = useMutation({
    mutationFn: (body: PasswordWish) => api.put('/me/password', { body }),
    onSuccess: () => cache.invalidateQueries(sessionsQuery),
  })
  const form = useForm<PasswordWish>({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? t('common:missing') : null),
      next: (value) => (value.length < LEAST.count ? t('common:passwordShort', LEAST) : null),
    },
  })
  const handleSubmit = (wish: PasswordWish) =>
    change.mutate(wish, {
      onSuccess: () => {
        form.reset()
        tellDone(t('passwordChanged'))
      },
      onError: (failure) => {
        const { code } = asProblem(failure)
        if (code === 'wrong-password') form.setFieldError('current', refusalText(failure))
        else if (code === 'weak-password') form.setFieldError('next', refusalText(failure))
        else tellFailure(failure)
      },
    })
  return (
    <Section level={2} title={t('password')} hint={t('passwordHint')}>
      <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
        <Stack gap="md">
          <PasswordField
            label={t('passwordCurrent')}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <NewPasswordField label={t('passwordNext')} {...form.getInputProps('next')} />
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
              {t('passwordChange')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
