import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { theme } from './theme'

interface ProvidersProps {
  client: QueryClient
  /** `test` leaves out transitions. */
  env?: 'default' | 'test'
  children: ReactNode
}

/** Everything a screen may count on, in the page and in tests alike. */
export function Providers({ client, env = 'default', children }: ProvidersProps) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" env={env}>
      <QueryClientProvider client={client}>
        <Notifications position="bottom-left" limit={4} />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  )
}
