import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface FullPageMessageProps {
  title: string
  text: string
  children?: ReactNode
}

/** A whole page that says one thing and offers the next step. */
export function FullPageMessage({ title, text, children }: FullPageMessageProps) {
  return (
    <Stack component="main" align="center" justify="center" h="100dvh" p="xl" gap="sm">
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={420}>
        {text}
      </Text>
      {children}
    </Stack>
  )
}
