import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import { sessionsQuery } from './queries'
import { Section } from './section'
import { refusalText, tellDone, tellFailure } from './tell'

/** As the server demands. */
const LEAST = { count: 10 }

interface PasswordWish {
  current: string
  next: string
}

/** A new password; every other browser is then signed out. */
export function PasswordSection() {
  const { t } = useTranslation('profile')
  const cache = useQueryClient()
  const [shown, setShown] = useState(false)
  const change = useMutation({
    mutationFn: (body: PasswordWish) => api.put('/me/password', { body }),
    onSuccess: () => cache.invalidateQueries(sessionsQuery),
  })
  const form = useForm<PasswordWish>({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? t('missing') : null),
      next: (value) => (value.length < LEAST.count ? t('passwordShort', LEAST) : null),
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
  const toggle = {
    visible: shown,
    onVisibilityChange: setShown,
    maxLength: 200,
    visibilityToggleButtonProps: {
      'aria-label': t(shown ? 'hidePassword' : 'showPassword'),
      'aria-hidden': false,
      tabIndex: 0,
    },
  }
  return (
    <Section title={t('password')} hint={t('passwordHint')}>
      <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
        <Stack gap="md">
          <PasswordInput
            label={t('passwordCurrent')}
            autoComplete="current-password"
            {...toggle}
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={t('passwordNext')}
            description={t('passwordShort', LEAST)}
            autoComplete="new-password"
            {...toggle}
            {...form.getInputProps('next')}
          />
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
