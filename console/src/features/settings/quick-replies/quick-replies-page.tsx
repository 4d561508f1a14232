import { Button, Text, TextInput } from '@mantine/core'
import { IconBolt, IconPaperclip, IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { type FoundReply, findReplies } from '@/lib/quick-reply'
import type { QuickReply } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { quickRepliesQuery } from '@/live/quick-replies'
import { EmptyState } from '@/ui/states'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { QuickReplyDialog } from './quick-reply-dialog'

/** As many rows as are drawn before somebody asks for more. */
const PAGE = 100

/** The account's quick replies: what everybody says by a shortcut. */
export function QuickRepliesPage() {
  const { t } = useTranslation('replies')
  const cache = useQueryClient()
  const { add, dialog, ...on } = useListDialogs<QuickReply>({
    form: (reply, close) => <QuickReplyDialog reply={reply} onClose={close} />,
    removal: ({ id, title, shortcut }) => ({
      title: t('deleteTitle', { name: title }),
      text: t('deleteText', { shortcut }),
      action: async () => {
        await api.delete('/quick-replies/{id}', { path: { id } })
        await cache.invalidateQueries({ queryKey: quickRepliesQuery.queryKey })
      },
    }),
  })
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      query={useQuery(quickRepliesQuery)}
      add={<AddButton onClick={add}>{t('new')}</AddButton>}
      icon={<IconBolt size={26} />}
      empty={t('empty')}
      dialog={dialog}
    >
      {(all) => <Searched all={all} onEdit={on.edit} onDelete={on.remove} />}
    </ListPage>
  )
}

interface SearchedProps {
  all: readonly FoundReply[]
  onEdit: (reply: QuickReply) => void
  onDelete: (reply: QuickReply) => void
}

/** Those that answer to what is typed, and some more when somebody asks. */
function Searched({ all, onEdit, onDelete }: SearchedProps) {
  const { t } = useTranslation('replies')
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const [shown, setShown] = useState(PAGE)
  const found = findReplies(all, wanted.replace(/^\s*\//, ''))
  return (
    <>
      <TextInput
        mb="sm"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <EmptyState icon={<IconBolt size={26} />} text={t('nothing')} />
      ) : (
        <ul className={classes.rows} aria-label={t('title')}>
          {found.slice(0, shown).map((it) => (
            <ReplyRow
              key={it.id}
              reply={it}
              onEdit={() => onEdit(it)}
              onDelete={() => onDelete(it)}
            />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown((it) => it + PAGE)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

interface ReplyRowProps {
  reply: QuickReply
  onEdit: () => void
  onDelete: () => void
}

function ReplyRow({ reply, ...on }: ReplyRowProps) {
  const { t } = useTranslation('replies')
  const departments = useBootstrap((it) => it.departments)
  const { shortcut, title, text, files } = reply
  const theirs = departments.filter(({ id }) => reply.departments.includes(id))
  const forWhom = theirs.length > 0 ? theirs.map(({ name }) => name).join(', ') : t('everybody')
  return (
    <ListRow name={title} {...on}>
      <div className={classes.rowText}>
        <strong>{title}</strong>{' '}
        <Text component="span" size="sm" c="var(--brand-text)">
          /{shortcut}
        </Text>
        <Text size="sm" lineClamp={2}>
          {text}
        </Text>
        <Text size="xs" c="var(--ink2)" mt={2}>
          {forWhom}
          {files.length > 0 && (
            <>
              {' · '}
              <IconPaperclip size={12} stroke={1.6} aria-hidden="true" />{' '}
              {files.map(({ name }) => name).join(', ')}
            </>
          )}
        </Text>
      </div>
    </ListRow>
  )
}
