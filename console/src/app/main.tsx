import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './tokens.css'
import './mantine.css'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '@/lib/i18n'
import { Providers } from './providers'
import { makeQueryClient } from './query-client'
import { makeRouter } from './routes'

await startI18n()

const client = makeQueryClient()
const router = makeRouter({ client, leave: (address) => window.location.assign(address) })
const place = document.getElementById('root')
if (!place) throw new Error('The page has no place for the console.')

createRoot(place).render(
  <Providers client={client}>
    <Suspense>
      <RouterProvider router={router} />
    </Suspense>
  </Providers>,
)
