import { Input, SegmentedControl, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language, Preferences } from '@/lib/schemas'
import { usePreferences, useSetPreferences } from '@/live/preferences'
import { LanguageSelect } from '@/ui/language-select'
import { Section } from '@/ui/section'

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Preferences['theme'][]

/** Language and theme: in force at once, and in every browser of this person. */
export function ScreenSection() {
  const { t } = useTranslation('profile')
  const { language, theme } = usePreferences()
  const set = useSetPreferences()
  const handleLanguage = (chosen: Language) => set((held) => ({ ...held, language: chosen }))
  const handleTheme = (value: string) => {
    const chosen = THEMES.find((it) => it === value)
    if (chosen) set((held) => ({ ...held, theme: chosen }))
  }
  return (
    <Section level={2} title={t('screen')}>
      <Stack gap="md" mt="sm">
        <LanguageSelect value={language} onChange={handleLanguage} />
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
