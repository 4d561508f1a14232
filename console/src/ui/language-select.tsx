import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '@/lib/i18n'
import type { Language } from '@/lib/schemas'

/** Each language in its own words, for people who cannot read the one that is shown. */
const NAMES: Record<Language, string> = {
  'pt-BR': 'Português (Brasil)',
  en: 'English',
  es: 'Español',
}

interface LanguageSelectProps {
  value: Language
  onChange: (language: Language) => void
}

export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const { t } = useTranslation()
  const handleChange = (chosen: string | null) => {
    const language = LANGUAGES.find((it) => it === chosen)
    if (language) onChange(language)
  }
  return (
    <Select
      label={t('language')}
      data={LANGUAGES.map((it) => ({ value: it, label: NAMES[it] }))}
      value={value}
      onChange={handleChange}
      allowDeselect={false}
    />
  )
}
