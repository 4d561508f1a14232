import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { theme } from './theme'

interface ProvidersProps {
  client: QueryClient
  children: ReactNode
}

/** Everything a screen may count on, in the page and in tests alike. */
export function Providers({ client, children }: ProvidersProps) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-left" limit={4} />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  )
}
