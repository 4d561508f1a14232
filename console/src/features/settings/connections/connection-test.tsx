import { Button, Text } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck, IconPlugConnected } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keys } from '@/live/keys'
import { refusalText } from '../refusal'
import classes from './connection.module.css'

/** One thing that was looked at, and what the provider said when it refused. */
interface Check {
  what: string
  passed: boolean
  code?: string | null
  detail?: string | null
}

interface ConnectionTestProps {
  /** Under which its words stand. */
  words: 'whatsapp' | 'sms' | 'typebot' | 'pbx'
  ask: () => Promise<{ works: boolean; checks: readonly Check[] }>
  /** What may be known anew afterwards. */
  queryKey: readonly unknown[]
}

/** Asks the provider whether everything fits together, and says exactly what does not. */
export function ConnectionTest({ words, ask, queryKey }: ConnectionTestProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const test = useMutation({
    mutationFn: ask,
    onSuccess: () => {
      // The provider may have said something new, and a line that was in trouble may be well again.
      void cache.invalidateQueries({ queryKey })
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
              <CheckLine key={it.what} words={words} check={it} />
            ))}
            {test.data.works && <li>{t(`${words}.works`)}</li>}
          </ul>
        )}
      </div>
    </>
  )
}

function CheckLine({ words, check }: { words: string; check: Check }) {
  const { t } = useTranslation('settings')
  const { what, passed, code, detail } = check
  const Icon = passed ? IconCircleCheck : IconAlertCircle
  const theirs = [code, detail].filter(Boolean).join(': ')
  return (
    <li data-passed={passed}>
      <Icon size={17} stroke={1.6} aria-hidden="true" />
      <span>
        {t(`${words}.check.${what}.${passed ? 'good' : 'bad'}`)}
        {!passed && theirs && <small>{t(`${words}.theySaid`, { text: theirs })}</small>}
      </span>
    </li>
  )
}
