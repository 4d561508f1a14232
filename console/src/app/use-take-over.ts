import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { setZone } from '@/lib/format'
import { changeLanguage } from '@/lib/i18n'
import { useMe } from '@/live/bootstrap'

/** Carries the person's theme, language and zone over to what is outside React, as they change. */
export function useTakeOver(): void {
  const { account, preferences } = useMe()
  const { setColorScheme } = useMantineColorScheme()
  const { theme, language } = preferences
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme])
  useEffect(() => void changeLanguage(language), [language])
  useEffect(() => setZone(account.timeZone), [account.timeZone])
}
