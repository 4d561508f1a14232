import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { moment } from '@/lib/format'
import type { Connection } from '@/lib/schemas'
import { useLineState } from '@/live/line-states'

interface LineTroubleProps {
  connection: Pick<Connection, 'id'>
  /** Under which its words stand. */
  words: 'whatsapp' | 'sms'
}

/** What keeps a line from sending, and what can be done about it. */
export function LineTrouble({ connection, words }: LineTroubleProps) {
  const { t } = useTranslation('settings')
  const trouble = useLineState(connection.id, true)?.trouble
  if (!trouble) return null
  return (
    <Alert color="yellow" variant="light" my="sm" c="var(--ink)" role="status">
      {t(`${words}.remedy.${trouble.kind}`)}
      <Text size="xs" c="var(--ink2)" mt={4}>
        {t('whatsapp.since', { at: moment(trouble.since) })}
        {trouble.detail ? ` · ${trouble.detail}` : ''}
      </Text>
    </Alert>
  )
}
