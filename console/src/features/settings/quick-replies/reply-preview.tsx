import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { filledReply, greetingAt, type Placeholder } from '@/lib/quick-reply'
import type { StoredFile } from '@/lib/schemas'
import { wallAt } from '@/lib/wall-clock'
import { useMe } from '@/live/bootstrap'
import { PhoneBubble } from '@/ui/phone-bubble'
import classes from './quick-replies.module.css'

interface ReplyPreviewProps {
  text: string
  files: readonly StoredFile[]
}

/** As a customer would read it, with a name and a number to show. */
export function ReplyPreview({ text, files }: ReplyPreviewProps) {
  const { t } = useTranslation('replies')
  const { agent, account } = useMe()
  const example: Record<Placeholder, string> = {
    saudacao: greetingAt(Number(wallAt(Date.now()).slice(11, 13)), account.language),
    nome: 'Mariana Souza',
    primeiro_nome: 'Mariana',
    atendente: agent.displayName,
    setor: t('exampleDepartment'),
    protocolo: '20261122-000123',
  }
  return (
    <div className={classes.preview}>
      <PhoneBubble
        label={t('preview')}
        body={filledReply(text, example).trim() || t('textHere')}
        footer={files.map(({ name }) => name).join(', ') || null}
        buttons={[]}
      />
      <Text size="xs" c="var(--ink2)">
        {t('previewHint')}
      </Text>
    </div>
  )
}
