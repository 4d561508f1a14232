import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Template, TemplateStatus } from '@/lib/schemas'
import { ListRow } from '../list-row'
import classes from '../settings.module.css'

const COLORS = {
  draft: 'gray',
  pending: 'blue',
  approved: 'green',
  flagged: 'yellow',
  rejected: 'red',
  paused: 'orange',
  disabled: 'red',
} satisfies Record<TemplateStatus, string>

interface TemplateRowProps {
  template: Template
  onEdit: () => void
  onDelete: () => void
}

/** One template: what it says, how it stands, and why it cannot be sent. */
export function TemplateRow({ template, onEdit, onDelete }: TemplateRowProps) {
  const { t } = useTranslation('templates')
  const { name, language, category, status, wording, quality } = template
  return (
    <ListRow name={name} onEdit={onEdit} onDelete={onDelete}>
      <div className={classes.rowText}>
        <Text fw={600} component="span" mr={8}>
          {name}
        </Text>
        <Badge size="sm" variant="light" color={COLORS[status]}>
          {t(`status.${status}`)}
        </Badge>
        <Text size="xs" c="var(--ink2)">
          {[
            language,
            t(`category.${category}`),
            template.group,
            quality && t([`quality.${quality.toLowerCase()}`, 'quality.other'], { quality }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="sm" lineClamp={2} mt={4}>
          {wording.body}
        </Text>
        <Why template={template} />
      </div>
    </ListRow>
  )
}

/** What the channel says about it, where it says something. */
function Why({ template }: { template: Template }) {
  const { t } = useTranslation('templates')
  const { reason, advice, wording, status } = template
  const says = [reason && t([`reason.${reason}`, 'reason.other'], { reason }), advice]
  const text = says.filter(Boolean).join(' ')
  if (!wording.complete) {
    return (
      <Text size="sm" c="var(--warn-text)" mt={4}>
        {t('incomplete')}
      </Text>
    )
  }
  if (!text || status === 'approved') return null
  return (
    <Text size="sm" c={status === 'rejected' ? 'var(--bad-text)' : 'var(--warn-text)'} mt={4}>
      {text}
    </Text>
  )
}
