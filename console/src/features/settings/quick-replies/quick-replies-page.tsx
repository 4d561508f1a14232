import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import {
  IconBolt,
  IconPaperclip,
  IconPencil,
  IconPlus,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { findReplies } from '@/lib/quick-reply'
import type { QuickReply } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { quickRepliesQuery } from '@/live/quick-replies'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { ConfirmDialog } from '../confirm-dialog'
import { PageHeader } from '../page-header'
import classes from '../settings.module.css'
import { QuickReplyDialog } from './quick-reply-dialog'

/** As many rows as are drawn before somebody asks for more. */
const PAGE = 100

type Dialog = { kind: 'new' } | { kind: 'edit' | 'delete'; reply: QuickReply }

/** The account's quick replies: what everybody says by a shortcut. */
export function QuickRepliesPage() {
  const { t } = useTranslation(['replies', 'settings'])
  const cache = useQueryClient()
  const replies = useQuery(quickRepliesQuery)
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const [shown, setShown] = useState(PAGE)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const add = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => setDialog({ kind: 'new' })}
    >
      {t('new')}
    </Button>
  )
  const remove = async ({ id }: QuickReply) => {
    await api.delete('/quick-replies/{id}', { path: { id } })
    await cache.invalidateQueries({ queryKey: quickRepliesQuery.queryKey })
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} text={t('text')}>
        {replies.data?.length ? add : null}
      </PageHeader>
      <Loaded query={replies}>
        {(all) => {
          if (all.length === 0) {
            return (
              <EmptyState icon={<IconBolt size={26} />} text={t('empty')}>
                {add}
              </EmptyState>
            )
          }
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
                    <ReplyRow key={it.id} reply={it} onOpen={setDialog} />
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
        }}
      </Loaded>
      {dialog?.kind === 'new' && <QuickReplyDialog reply={null} onClose={close} />}
      {dialog?.kind === 'edit' && <QuickReplyDialog reply={dialog.reply} onClose={close} />}
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          title={t('deleteTitle', { name: dialog.reply.title })}
          text={t('deleteText', { shortcut: dialog.reply.shortcut })}
          confirm={t('settings:delete')}
          action={() => remove(dialog.reply)}
          onClose={close}
        />
      )}
    </div>
  )
}

interface ReplyRowProps {
  reply: QuickReply
  onOpen: (dialog: Dialog) => void
}

function ReplyRow({ reply, onOpen }: ReplyRowProps) {
  const { t } = useTranslation(['replies', 'settings'])
  const departments = useBootstrap((it) => it.departments)
  const { shortcut, title, text, files } = reply
  const theirs = departments.filter(({ id }) => reply.departments.includes(id))
  const forWhom = theirs.length > 0 ? theirs.map(({ name }) => name).join(', ') : t('everybody')
  return (
    <li className={classes.row}>
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
      <ActionIcon
        aria-label={t('settings:editThis', { name: title })}
        onClick={() => onOpen({ kind: 'edit', reply })}
      >
        <IconPencil size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('settings:deleteThis', { name: title })}
        onClick={() => onOpen({ kind: 'delete', reply })}
      >
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
