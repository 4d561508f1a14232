import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before leaving a page with changes that were not saved. */
export function DirtyGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation('settings')
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal opened onClose={blocker.reset} title={t('leave.title')}>
      <Text size="sm" c="var(--ink2)" mb="lg">
        {t('leave.text')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={blocker.reset} data-autofocus>
          {t('leave.stay')}
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          {t('leave.go')}
        </Button>
      </Group>
    </Modal>
  )
}
