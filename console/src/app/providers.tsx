import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { theme } from './theme'

interface ProvidersProps {
  client: QueryClient
  /** `test` leaves out transitions. */
  env?: 'default' | 'test'
  children: ReactNode
}

/** Everything a screen may count on, in the page and in tests alike. */
export function Providers({ client, env = 'default', children }: ProvidersProps) {
  const { t } = useTranslation('common')
  const close = t('close')
  // What closes with a button that shows a cross only: its name follows the language.
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } }
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps },
        Drawer: { defaultProps },
        Notification: { defaultProps },
      },
    })
  }, [close])
  return (
    <MantineProvider theme={named} defaultColorScheme="auto" env={env}>
      <QueryClientProvider client={client}>
        <Notifications position="bottom-left" limit={4} />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  )
}
