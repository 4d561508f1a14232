import { Button, Text } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck, IconPlugConnected } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { NumberCheck } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { numberQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from './connection.module.css'

/** Asks Meta whether everything fits together, and says exactly what does not. */
export function NumberTest({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const test = useMutation({
    mutationFn: () =>
      api.post('/connections/{connectionId}/whatsapp/test', { path: { connectionId } }),
    onSuccess: () => {
      // Meta may have said the number's name, and a line that was in trouble may be well again.
      void cache.invalidateQueries({ queryKey: numberQuery(connectionId).queryKey })
      void cache.invalidateQueries({ queryKey: keys.lines })
    },
  })
  return (
    <>
      <Button
        mt="sm"
        size="xs"
        variant="default"
        leftSection={<IconPlugConnected size={16} stroke={1.5} />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {t('whatsapp.test')}
      </Button>
      <div role="status">
        {test.isError && (
          <Text size="sm" c="var(--bad-text)" mt="xs">
            {refusalText(test.error)}
          </Text>
        )}
        {test.data && (
          <ul className={classes.checks}>
            {test.data.checks.map((it) => (
              <CheckLine key={it.what} check={it} />
            ))}
            {test.data.works && <li>{t('whatsapp.works')}</li>}
          </ul>
        )}
      </div>
    </>
  )
}

function CheckLine({ check }: { check: NumberCheck }) {
  const { t } = useTranslation('settings')
  const { what, passed, code, detail } = check
  const Icon = passed ? IconCircleCheck : IconAlertCircle
  const theirs = [code, detail].filter(Boolean).join(': ')
  return (
    <li data-passed={passed}>
      <Icon size={17} stroke={1.6} aria-hidden="true" />
      <span>
        {t(`whatsapp.check.${what}.${passed ? 'good' : 'bad'}`)}
        {!passed && theirs && <small>{t('whatsapp.metaSaid', { text: theirs })}</small>}
      </span>
    </li>
  )
}
