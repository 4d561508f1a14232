import { Input, SegmentedControl, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '@/lib/i18n'
import type { Preferences } from '@/lib/schemas'
import { usePreferences, useSetPreferences } from '@/live/preferences'
import { Section } from './section'

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Preferences['theme'][]

/** Language and theme: in force at once, and in every browser of this person. */
export function ScreenSection() {
  const { t } = useTranslation('profile')
  const { language, theme } = usePreferences()
  const set = useSetPreferences()
  const handleLanguage = (value: string | null) => {
    const chosen = LANGUAGES.find((it) => it === value)
    if (chosen) set((held) => ({ ...held, language: chosen }))
  }
  const handleTheme = (value: string) => {
    const chosen = THEMES.find((it) => it === value)
    if (chosen) set((held) => ({ ...held, theme: chosen }))
  }
  return (
    <Section title={t('screen')}>
      <Stack gap="md" mt="sm">
        <Select
          label={t('language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`own.${value}`) }))}
          value={language}
          onChange={handleLanguage}
          allowDeselect={false}
        />
        <Input.Wrapper label={t('theme')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('theme')}
            value={theme}
            onChange={handleTheme}
            data={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
        </Input.Wrapper>
      </Stack>
    </Section>
  )
}
