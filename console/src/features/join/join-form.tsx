import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { changeLanguage, guessLanguage, problemText } from '@/lib/i18n'
import { LEAST_PASSWORD } from '@/lib/password'
import { asProblem } from '@/lib/problem'
import type { Language, Newcomer, Offer } from '@/lib/schemas'
import { LanguageSelect } from '@/ui/language-select'
import { NewPasswordField } from '@/ui/password-field'
import { useJoin } from './queries'

const LEAST = { count: LEAST_PASSWORD }

interface JoinFormProps {
  token: string
  offer: Offer
}

export function JoinForm({ token, offer }: JoinFormProps) {
  const { t } = useTranslation('join')
  const join = useJoin(token)
  const form = useForm<Newcomer>({
    initialValues: { name: offer.name ?? '', password: '', language: guessLanguage() },
    validate: {
      name: (value) => (value.trim() === '' ? t('common:missing') : null),
      password: (value) =>
        value.length < LEAST_PASSWORD ? t('common:passwordShort', LEAST) : null,
    },
  })
  const handleLanguage = (language: Language) => {
    form.setFieldValue('language', language)
    void changeLanguage(language)
  }
  const handleSubmit = (newcomer: Newcomer) =>
    join.mutate(newcomer, {
      onError: (failure) => {
        if (asProblem(failure).code === 'weak-password') {
          form.setFieldError('password', t('common:passwordWeak', LEAST))
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
        <NewPasswordField label={t('password')} required {...form.getInputProps('password')} />
        <LanguageSelect value={form.values.language} onChange={handleLanguage} />
        <Button type="submit" size="md" fullWidth loading={join.isPending}>
          {t('submit', { workspace: offer.workspace })}
        </Button>
      </Stack>
    </form>
  )
}
