import { useTranslation } from 'react-i18next'
import { moment, money, number } from '@/lib/format'
import type { Activity, Author } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'

/** Bots of others: they bring no flow of the house's. */
const ASSISTANTS = ['Typebot']

/** Says what happened to a conversation, and who did it. */
export function useActivityText(): (activity: Activity, author: Author) => string {
  const { t } = useTranslation(['inbox', 'surveys', 'problems'])
  const agents = useBootstrap((it) => it.agents)

  const targetOf = ({ to }: Activity) =>
    to?.agent && to.department
      ? t('withDepartment', { who: to.agent, department: to.department })
      : (to?.agent ?? to?.department ?? '')

  return (activity, author) => {
    const { what, detail } = activity
    const name =
      author.name || agents.find((it) => it.id === author.id)?.name || t(`authors.${author.kind}`)
    const isRule = author.kind === 'system'
    switch (what) {
      case 'moved':
        if (detail === 'chatbot') return t('activity.moved-chatbot', { to: targetOf(activity) })
        return t('activity.moved', { name, to: targetOf(activity) })
      case 'transferred':
        return t(`activity.${what}`, { name, to: targetOf(activity) })
      case 'assigned': {
        const to = targetOf(activity)
        if (detail === 'chatbot') return t('activity.assigned-chatbot', { to })
        if (detail === 'connection') return t('activity.assigned-connection', { to })
        const key = detail === 'delegated' || detail === 'wallet' ? detail : 'assigned'
        return t(`activity.${key}`, { to })
      }
      case 'helpers-changed':
        return detail
          ? t('activity.helpers-changed', { name, names: detail })
          : t('activity.helpers-gone', { name })
      case 'snoozed':
        return detail
          ? t('activity.snoozed', { name, when: moment(detail) })
          : t('activity.snoozed-open', { name })
      case 'awake':
        return t(isRule ? 'activity.awake-itself' : 'activity.awake', { name })
      case 'cleared': {
        const count = Number(detail ?? 0)
        return t('activity.cleared', { name, count, shown: number(count) })
      }
      case 'demand-changed':
        return detail
          ? t('activity.demand-changed', { name, demand: detail })
          : t('activity.demand-gone', { name })
      case 'stage-changed':
      case 'stage-left':
        return t(`activity.${what}`, { name, stage: detail })
      case 'value-changed':
        return detail
          ? t('activity.value-changed', { name, value: money(detail, 'BRL') })
          : t('activity.value-gone', { name })
      case 'prioritised':
        return t('activity.prioritised', { name, priority: t(`priority.${detail}`) })
      case 'channel-changed': {
        const { from, to } = { from: detail, to: activity.to?.connection?.name }
        return t('activity.channel-changed', { name, from, to })
      }
      case 'flow-started':
        if (ASSISTANTS.includes(name)) return t('activity.assistant-started', { name })
        return t(`activity.flow-started${author.kind === 'agent' ? '' : '-itself'}`, {
          name,
          flow: detail,
        })
      case 'assistant-switched-on':
      case 'assistant-switched-off':
        return t(`activity.${what}`, { name, assistant: detail })
      case 'sent-to-bot':
        return t('activity.sent-to-bot', { name, flow: detail })
      case 'flow-ended': {
        const how = t([`flowEnding.${detail}`, 'flowEnding.broken'])
        const to = activity.to?.department
        if (ASSISTANTS.includes(name)) {
          return t(`activity.assistant-ended${to ? '-to' : ''}`, { name, how, to })
        }
        return to
          ? t('activity.flow-ended-to', { name, how, to })
          : t('activity.flow-ended', { name, how })
      }
      case 'opted-out':
      case 'opted-in': {
        if (author.kind === 'agent') return t(`activity.${what}-noted`, { name, reason: detail })
        break
      }
      case 'survey-sent': {
        const survey = t(`surveys:short.${detail}`)
        return t(isRule ? 'surveys:activity.sent-itself' : 'surveys:activity.sent', {
          name,
          survey,
        })
      }
      case 'survey-answered':
      case 'survey-expired':
      case 'survey-failed': {
        const [kind, rest = ''] = (detail ?? '').split('/')
        const survey = t(`surveys:short.${kind}`)
        if (what === 'survey-expired') return t('surveys:activity.expired', { survey })
        if (what === 'survey-failed') {
          const reason = t([`problems:${rest}`, 'problems:unexpected'])
          return t('surveys:activity.failed', { survey, reason })
        }
        if (kind !== 'thumbs') return t('surveys:activity.scored', { name, survey, score: rest })
        return t(rest === '1' ? 'surveys:activity.up' : 'surveys:activity.down', { name })
      }
      case 'resolved':
        if (isRule) return t('activity.resolved-idle')
        break
      case 'returned':
        if (isRule) return t(`activity.returned-${detail === 'departure' ? detail : 'absence'}`)
        break
      default:
    }
    return t(`activity.${what}`, { name }) + (detail ? `: ${detail}` : '')
  }
}
