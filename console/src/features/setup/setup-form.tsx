import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { changeLanguage, guessLanguage, problemText } from '@/lib/i18n'
import { LEAST_PASSWORD } from '@/lib/password'
import { asProblem } from '@/lib/problem'
import type { Founding, Language } from '@/lib/schemas'
import { LanguageSelect } from '@/ui/language-select'
import { NewPasswordField } from '@/ui/password-field'
import { useSetUp } from './queries'

const LEAST = { count: LEAST_PASSWORD }

export function SetupForm() {
  const { t } = useTranslation('setup')
  const setUp = useSetUp()
  const needed = (value: string) => (value.trim() === '' ? t('common:missing') : null)
  const form = useForm<Founding>({
    initialValues: { workspace: '', name: '', email: '', password: '', language: guessLanguage() },
    validate: {
      workspace: needed,
      name: needed,
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('emailWrong')),
      password: (value) =>
        value.length < LEAST_PASSWORD ? t('common:passwordShort', LEAST) : null,
    },
  })
  const handleLanguage = (language: Language) => {
    form.setFieldValue('language', language)
    void changeLanguage(language)
  }
  const handleSubmit = (values: Founding) =>
    setUp.mutate(
      { ...values, email: values.email.trim() },
      {
        onError: (failure) => {
          if (asProblem(failure).code === 'weak-password') {
            form.setFieldError('password', t('common:passwordWeak', LEAST))
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
        <NewPasswordField label={t('password')} required {...form.getInputProps('password')} />
        <LanguageSelect value={form.values.language} onChange={handleLanguage} />
        <Button type="submit" size="md" fullWidth loading={setUp.isPending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  )
}
