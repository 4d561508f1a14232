import { Badge, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { exact, listTime, phone } from '@/lib/format'
import type { Contact, LatestOfContact } from '@/lib/schemas'
import { useAgent, useBootstrap, useConnection, useModule, useTags } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import { TagChip } from '@/ui/tag-chip'
import classes from './contacts.module.css'

const TAGS_SHOWN = 2

interface ContactRowProps {
  contact: Contact
  latest: LatestOfContact | undefined
  now: number
}

/** One contact on one line; the whole of it opens their card. */
export function ContactRow({ contact, latest, now }: ContactRowProps) {
  const { t } = useTranslation('contacts')
  const { id, name, photo, email, company, block } = contact
  const number = contact.phone ? phone(contact.phone) : ''
  return (
    <div className={classes.row}>
      <PersonAvatar name={name} photo={photo} size={38} />
      <div className={classes.who}>
        <span className={classes.nameLine}>
          <Link
            to="/contacts"
            search={(held) => ({ ...held, contact: id })}
            className={classes.name}
          >
            {name}
          </Link>
          {block && (
            <Badge
              size="sm"
              color="red"
              variant="light"
              leftSection={<IconUserOff size={12} stroke={1.6} />}
            >
              {t('blocked')}
            </Badge>
          )}
        </span>
        <span className={classes.company}>{company}</span>
        <span className={classes.brief}>{[number, company].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={classes.reach}>
        <span>{number}</span>
        <span>{email}</span>
      </div>
      <Tags ids={contact.tags} />
      <Wallet ids={contact.wallet} />
      <Latest latest={latest} now={now} />
    </div>
  )
}

function Tags({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('contacts')
  const tags = useTags(ids)
  const hidden = tags.slice(TAGS_SHOWN)
  return (
    <div className={classes.tags}>
      {tags.slice(0, TAGS_SHOWN).map(({ id, name, color }) => (
        <TagChip key={id} name={name} color={color} />
      ))}
      {hidden.length > 0 && (
        <Tooltip label={hidden.map((it) => it.name).join(', ')}>
          <span className={classes.hidden}>
            {t('moreTags', { count: hidden.length, shown: `+${hidden.length}` })}
          </span>
        </Tooltip>
      )}
    </div>
  )
}

/** Whose contact it is. */
function Wallet({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('contacts')
  const isOn = useModule('wallet')
  const owners = useBootstrap((it) => it.agents).filter((it) => isOn && ids.includes(it.id))
  const names = owners.map((it) => it.name).join(', ')
  return (
    <div className={classes.owners}>
      {owners.slice(0, 3).map((it) => (
        <Tooltip key={it.id} label={t('walletOf', { name: it.name })}>
          <span>
            <PersonAvatar name={it.name} photo={it.photo} size={24} />
          </span>
        </Tooltip>
      ))}
      {owners.length > 0 && <VisuallyHidden>{t('walletOf', { name: names })}</VisuallyHidden>}
    </div>
  )
}

function Latest({ latest, now }: { latest: LatestOfContact | undefined; now: number }) {
  const { t } = useTranslation('contacts')
  const owner = useAgent(latest?.owner)
  const connection = useConnection(latest?.connection ?? '')
  if (!latest) return <div className={classes.latest}>{t('neverTalked')}</div>
  return (
    <div className={classes.latest}>
      <time dateTime={latest.at} title={exact(latest.at)}>
        {listTime(latest.at, now)}
      </time>
      <span data-open={latest.open || undefined}>
        {latest.open
          ? owner
            ? t('with', { name: owner.displayName })
            : t('waiting')
          : (connection?.name ?? '')}
      </span>
    </div>
  )
}
