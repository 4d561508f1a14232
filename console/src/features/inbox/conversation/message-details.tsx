import { Skeleton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { gap, number, precise } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { Message, MessageInfo, MessageReading } from '@/lib/schemas'
import { useBootstrap, useDepartment, useMe } from '@/live/bootstrap'
import { useHasChatbot } from '@/live/flows'
import { keys } from '@/live/keys'
import { useEntityText } from '@/ui/use-entity-text'
import { routingQuery } from '../service/queries'
import { useReason } from '../service/use-reason'
import classes from './message-details.module.css'
import { useIsForGood } from './message-tools'
import { wordsOf } from './quote'
import { useFailureText } from './use-failure-text'

interface DetailsArrowProps {
  isOpen: boolean
  controls: string
  onToggle: () => void
}

/** The small arrow under a message that unfolds what is known of it. */
export function DetailsArrow({ isOpen, controls, onToggle }: DetailsArrowProps) {
  const { t } = useTranslation('message')
  return (
    <button
      type="button"
      className={classes.arrow}
      aria-expanded={isOpen}
      aria-controls={controls}
      aria-label={t('details')}
      title={t('details')}
      onClick={onToggle}
    >
      <IconChevronDown size={14} stroke={1.7} aria-hidden="true" />
    </button>
  )
}

/** Both times, who or what wrote it and why, and how it went out. */
export function MessageDetails({ id, message }: { id: string; message: Message }) {
  const { t } = useTranslation('message')
  const { conversationId, id: messageId, status, editedAt } = message
  const isForGood = useIsForGood(message)
  const info = useQuery({
    // Asked again when it has come further or was changed.
    queryKey: ['message-info', messageId, status, editedAt],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/messages/{messageId}', {
        path: { conversationId, messageId },
        signal,
      }),
    placeholderData: (before) => before,
  })
  return (
    <section id={id} className={classes.details}>
      {info.isPending && <Skeleton h={64} />}
      {info.isError && <p className={classes.bad}>{problemText(info.error)}</p>}
      {info.data && (
        <dl className={classes.rows}>
          <Times info={info.data} />
          <Origin message={message} />
          {message.direction === 'in' && (
            <Suspense>
              <Processed message={message} />
            </Suspense>
          )}
          <Way info={info.data} />
          {isForGood && <Row name={t('remove')}>{t('isForGood')}</Row>}
          <Versions info={info.data} />
        </dl>
      )}
    </section>
  )
}

interface RowProps {
  name: string
  children: ReactNode
}

function Row({ name, children }: RowProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Times({ info: { message, lagMillis } }: { info: MessageInfo }) {
  const { t } = useTranslation('message')
  const most = useBootstrap((it) => it.me.account.lagSeconds) * 1000
  const said = t(lagMillis < 0 ? 'clockAhead' : 'gap', { gap: gap(lagMillis) })
  return (
    <>
      <Row name={t('sentAt')}>{precise(message.context?.claimedAt ?? message.sentAt)}</Row>
      <Row name={t('registeredAt')}>{precise(message.at)}</Row>
      {message.direction === 'in' && (
        <Row name={t('difference')}>
          <span className={Math.abs(lagMillis) < most ? undefined : classes.warn}>{said}</span>
          {lagMillis >= most && <p className={classes.was}>{t('lateHint')}</p>}
        </Row>
      )}
    </>
  )
}

/** Who wrote it; of what the house says by itself, which of its rules did. */
function Origin({ message }: { message: Message }) {
  const { t } = useTranslation('message')
  const { author, direction, context } = message
  const department = useDepartment(context?.rule?.department)
  const who = {
    agent: t('author.agent', { name: author.name }),
    contact: t('author.contact', { name: author.name ?? t('inbox:customer') }),
    bot: author.name ? t('author.flow', { flow: author.name }) : t('author.house'),
    system: t('author.phone'),
  }[author.kind]
  return (
    <>
      <Row name={t('author.title')}>{who}</Row>
      {context?.rule && (
        <Row name={t('why')}>
          {t(
            department || context.rule.words === 'survey'
              ? `rule.${context.rule.words}`
              : 'rule.gone',
            { name: department?.name },
          )}
        </Row>
      )}
      {direction === 'in' && <Routed message={message} />}
    </>
  )
}

/** What the chatbot made of a customer's message. */
function Processed({ message }: { message: Message }) {
  const hasChatbot = useHasChatbot()
  const { conversationId, id: messageId } = message
  const reading = useQuery({
    queryKey: [...keys.flowRuns, conversationId, 'reading', messageId] as const,
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/messages/{messageId}/reading', {
        path: { conversationId, messageId },
        signal,
      }),
    enabled: hasChatbot,
  })
  if (!reading.data) return null
  return <Reading reading={reading.data.reading ?? null} />
}

/** Whether it was processed, what it meant, and which flow took it. */
function Reading({ reading }: { reading: MessageReading | null }) {
  const { t } = useTranslation(['flows', 'intents'])
  const entityText = useEntityText()
  const mayManage = useMe().permissions.includes('manage-bots')
  const { flow, flowId, skipped, by, understood, at } = reading ?? {}
  const taken = flow && t('reading.taken', { flow })
  return (
    <>
      <Row name={t('reading.title')}>
        {flowId && mayManage ? (
          <Link to="/settings/flows/$id" params={{ id: flowId }}>
            {taken}
          </Link>
        ) : (
          taken || t(`reading.${skipped ?? 'none'}`)
        )}
        {by && <p className={classes.was}>{t(`intents:by.${by}`)}</p>}
      </Row>
      {understood?.intent && (
        <Row name={t('intents:intent')}>
          {t('intents:sure', {
            name: understood.intent.name,
            value: number(understood.intent.confidence),
          })}
          <p className={classes.was}>
            {t('intents:likePhrase', { phrase: understood.intent.phrase })}
          </p>
        </Row>
      )}
      {understood && understood.entities.length > 0 && (
        <Row name={t('intents:entities')}>{understood.entities.map(entityText).join(' · ')}</Row>
      )}
      {reading && at && <Row name={t('reading.at')}>{precise(at)}</Row>}
    </>
  )
}

/** Why the ticket that this message belongs to came to whom it came. */
function Routed({ message }: { message: Message }) {
  const { t } = useTranslation('message')
  const decisions = useQuery(routingQuery(message.conversationId))
  const explain = useReason()
  const decision = decisions.data?.items.find((it) => it.at >= message.at)
  if (!decision) return null
  return <Row name={t('whyAssigned')}>{explain(decision)}</Row>
}

/** How it went out: its state, each attempt, and what the provider told of it. */
function Way({ info: { delivery, receipts, message } }: { info: MessageInfo }) {
  const { t } = useTranslation('message')
  const failureText = useFailureText()
  const { failure } = message
  return (
    <>
      {delivery && (
        <>
          <Row name={t('delivery.title')}>
            {t(`delivery.${delivery.state}`)}
            {delivery.attempts > 0 && ` · ${t('delivery.attempts', { count: delivery.attempts })}`}
          </Row>
          <Row name={t('delivery.queuedAt')}>{precise(delivery.queuedAt)}</Row>
          {delivery.settledAt && (
            <Row name={t('delivery.settledAt')}>{precise(delivery.settledAt)}</Row>
          )}
          {delivery.code && !failure && (
            <Row name={t('delivery.last')}>
              {failureText({ code: delivery.code, detail: delivery.detail ?? null })}
            </Row>
          )}
        </>
      )}
      {failure && (
        <Row name={t('delivery.problem')}>
          <span className={classes.bad}>
            {failure.code}
            {failure.detail && `: ${failure.detail}`}
          </span>
        </Row>
      )}
      {receipts.map((it) => (
        <Receipt key={it.externalId} receipt={it} />
      ))}
    </>
  )
}

const STEPS = ['sentAt', 'deliveredAt', 'readAt', 'playedAt', 'failedAt'] as const

function Receipt({ receipt }: { receipt: MessageInfo['receipts'][number] }) {
  const { t } = useTranslation('message')
  return (
    <>
      {STEPS.map((step) => {
        const at = receipt[step]
        return (
          at && (
            <Row key={step} name={t(`receipt.${step}`)}>
              {precise(at)}
            </Row>
          )
        )
      })}
      <Row name={t('receipt.id')}>
        <code>{receipt.externalId}</code>
      </Row>
    </>
  )
}

/** What it said before it was edited or taken back. */
function Versions({ info: { versions } }: { info: MessageInfo }) {
  const { t } = useTranslation(['message', 'inbox'])
  return versions.map(({ until, content }, place) => (
    <Row key={until} name={t('version', { number: number(place + 1) })}>
      {precise(until)}
      <p className={classes.was}>{wordsOf(content) || t(`inbox:kind.${content.type}`)}</p>
    </Row>
  ))
}
