import { Button, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import classes from './states.module.css'

interface EmptyStateProps {
  icon?: ReactNode
  text: string
  children?: ReactNode
}

/** One sentence and the next step. */
export function EmptyState({ icon, text, children }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      {icon && (
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Text c="var(--ink2)" ta="center" maw={300}>
        {text}
      </Text>
      {children}
    </div>
  )
}

interface ErrorStateProps {
  failure: unknown
  onRetry: () => void
}

/** What happened, and the way to try again. */
export function ErrorState({ failure, onRetry }: ErrorStateProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.state} role="alert">
      <Text c="var(--ink2)" ta="center" maw={300}>
        {problemText(failure)}
      </Text>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={16} stroke={1.5} />}
        onClick={onRetry}
      >
        {t('retry')}
      </Button>
    </div>
  )
}
