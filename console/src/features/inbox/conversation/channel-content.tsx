import {
  IconBan,
  IconClipboardText,
  IconExternalLink,
  IconFileAlert,
  IconFileDownload,
  IconForms,
  IconHandClick,
  IconMapPin,
  IconPuzzle,
  IconShoppingBag,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { money, phone } from '@/lib/format'
import type { ContentOf, StoredFile } from '@/lib/schemas'
import { LinkedText } from '@/ui/linked-text'
import bubble from './bubble.module.css'
import classes from './channel-content.module.css'
import { grid } from './map-grid'

/** A sticker: without a frame, at its own small size. */
export function Sticker({ file }: { file: StoredFile }) {
  const { t } = useTranslation('inbox')
  return (
    <img
      className={classes.sticker}
      src={`/api/v1/files/${file.id}`}
      alt={t('content.sticker')}
      width={140}
      height={140}
      loading="lazy"
    />
  )
}

/** A file that is on its way to us, or that could not be had. */
export function PendingFile({ content }: { content: ContentOf<'pending-file'> }) {
  const { t } = useTranslation('inbox')
  const { media, name, failure } = content
  const Icon = failure ? IconFileAlert : IconFileDownload
  const what = name ?? t(`content.media.${media}`, { defaultValue: t('content.media.document') })
  return (
    <Card icon={<Icon size={26} stroke={1.3} aria-hidden="true" />} title={what}>
      {failure ? (
        <p className={classes.bad}>
          {t([`content.fetchFailure.${failure}`, 'content.fetchFailed'])}
        </p>
      ) : (
        <p role="status">{t('content.fetching')}</p>
      )}
    </Card>
  )
}

/** A place. Drawn here: nobody else learns what agents look at, until they follow the link. */
export function LocationCard({ place }: { place: ContentOf<'location'> }) {
  const { t } = useTranslation('inbox')
  const { latitude, longitude, name, address } = place
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const { roads, blocks } = grid(latitude, longitude)
  return (
    <div className={classes.place}>
      <svg className={classes.map} viewBox="0 0 260 104" aria-hidden="true">
        {blocks.map((it) => (
          <rect key={`${it.x}-${it.y}`} className={classes.block} {...it} rx="3" />
        ))}
        {roads.map((it) => (
          <line key={`${it.x1}-${it.y1}`} className={classes.road} {...it} />
        ))}
      </svg>
      <IconMapPin className={classes.pin} size={34} stroke={1.6} aria-hidden="true" />
      <div className={classes.placeText}>
        <strong>{name ?? t('content.location')}</strong>
        {address && <p>{address}</p>}
        <p className={classes.coordinates}>{where}</p>
        <a
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          {t('content.openMap')}
          <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
        </a>
      </div>
    </div>
  )
}

interface ContactCardsProps {
  cards: ContentOf<'contacts'>['cards']
  /** What can be done with each. */
  actions?: (card: ContentOf<'contacts'>['cards'][number]) => ReactNode
}

/** Cards of people that the customer passed on. */
export function ContactCards({ cards, actions }: ContactCardsProps) {
  return cards.map((card, place) => (
    <Card
      // biome-ignore lint/suspicious/noArrayIndexKey: cards have no id, and never change places
      key={place}
      icon={<IconUser size={26} stroke={1.3} aria-hidden="true" />}
      title={card.name}
    >
      {card.company && <p>{card.company}</p>}
      {card.phones.map((it) => (
        <p key={it}>
          <a href={`tel:${it.replace(/[^+0-9]/g, '')}`}>{phone(it)}</a>
        </p>
      ))}
      {card.emails.map((it) => (
        <p key={it}>
          <a href={`mailto:${it}`}>{it}</a>
        </p>
      ))}
      {actions?.(card)}
    </Card>
  ))
}

/** What the customer chose of the buttons or the list that we offered. */
export function Chosen({ choice }: { choice: ContentOf<'choice'> }) {
  const { t } = useTranslation('inbox')
  return (
    <div className={classes.chosen}>
      <Small icon={<IconHandClick size={14} stroke={1.6} aria-hidden="true" />}>
        {t('content.chose')}
      </Small>
      <p className={bubble.text}>{choice.title}</p>
      {choice.description && <p className={classes.quiet}>{choice.description}</p>}
    </div>
  )
}

/** The answers of a form; what could not be read stands as it came. */
export function FilledForm({ form }: { form: ContentOf<'form'> }) {
  const { t } = useTranslation('inbox')
  return (
    <Card
      icon={<IconForms size={26} stroke={1.3} aria-hidden="true" />}
      title={form.title ?? t('kind.form')}
    >
      {form.raw ? (
        <p className={bubble.text}>{form.raw}</p>
      ) : (
        <dl className={classes.fields}>
          {form.fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}

/** A basket of the catalog. */
export function OrderCard({ order }: { order: ContentOf<'order'> }) {
  const { t } = useTranslation('inbox')
  const currency = order.currency ?? null
  return (
    <Card
      icon={<IconShoppingBag size={26} stroke={1.3} aria-hidden="true" />}
      title={t('kind.order')}
    >
      <ul className={classes.items}>
        {order.items.map((it, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a basket never change places
          <li key={place}>
            <span>
              {it.quantity} × {it.product}
            </span>
            <span>{money(it.price, currency)}</span>
          </li>
        ))}
        <li className={classes.total}>
          <span>{t('content.sum')}</span>
          <span>{money(order.total, currency)}</span>
        </li>
      </ul>
      {order.text && <p className={bubble.text}>{order.text}</p>}
    </Card>
  )
}

/** Text with buttons, as it stands on the customer's phone; they do nothing here. */
export function Interactive({ content }: { content: ContentOf<'interactive'> }) {
  return (
    <>
      {content.header && <p className={classes.head}>{content.header}</p>}
      <Words text={content.body} />
      {content.footer && <p className={classes.quiet}>{content.footer}</p>}
      <ul className={classes.buttons} data-short={areShort(content) || undefined}>
        {content.button && <li className={classes.opens}>☰ {content.button}</li>}
        {content.choices.map((it) => (
          <li key={it.payload ?? it.title}>
            {it.title}
            {it.description && <p className={classes.quiet}>{it.description}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Such as the numbers of a scale: they stand side by side, unless they are the lines of a list. */
function areShort({ button, choices }: ContentOf<'interactive'>): boolean {
  return !button && choices.every(({ title, description }) => title.length <= 2 && !description)
}

/** Words that the channel approved beforehand, and under which name. */
export function Template({ content, above }: { content: ContentOf<'template'>; above: ReactNode }) {
  const { t } = useTranslation('inbox')
  const { name, header, place, body, footer, buttons } = content
  return (
    <>
      <Small icon={<IconClipboardText size={14} stroke={1.6} aria-hidden="true" />}>
        {t('content.template', { name })}
      </Small>
      {above}
      {place && <LocationCard place={place} />}
      {header && <strong className={classes.templateHeader}>{header}</strong>}
      <Words text={body} />
      {footer && <p className={classes.templateFooter}>{footer}</p>}
      {buttons.length > 0 && (
        <ul className={classes.templateButtons} aria-label={t('content.buttons')}>
          {buttons.map((it) => (
            <li key={it.kind + it.text} className={classes.templateButton}>
              <Pressed button={it} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What a button opens, calls or copies on the customer's phone; an answer does nothing here. */
function Pressed({ button }: { button: ContentOf<'template'>['buttons'][number] }) {
  const { t } = useTranslation('templates')
  const { kind, value } = button
  const text = button.text || t(`press.${kind}`)
  if (!value || kind === 'reply') return text
  if (kind === 'url') {
    return (
      <a href={value} target="_blank" rel="noreferrer">
        {text}
      </a>
    )
  }
  return (
    <>
      {text}{' '}
      {kind === 'phone' ? (
        <a href={`tel:${value.replace(/[^+0-9]/g, '')}`}>{phone(value)}</a>
      ) : (
        <code>{value}</code>
      )}
    </>
  )
}

/** What the channel did not hand over, with all that is known of it. */
export function Unsupported({ content }: { content: ContentOf<'unsupported'> }) {
  const { t } = useTranslation('inbox')
  return (
    <Card
      icon={<IconPuzzle size={26} stroke={1.3} aria-hidden="true" />}
      title={t('content.unsupported')}
    >
      {content.what && (
        <p>
          {t('content.unsupportedKind')} <code>{content.what}</code>
        </p>
      )}
      {content.detail && <p>{content.detail}</p>}
      <p>{t('content.unsupportedHint')}</p>
    </Card>
  )
}

/** The sender took it back. */
export function Withdrawn() {
  const { t } = useTranslation('inbox')
  return (
    <p className={classes.withdrawn}>
      <IconBan size={15} stroke={1.6} aria-hidden="true" />
      {t('content.withdrawn')}
    </p>
  )
}

interface CardProps {
  icon: ReactNode
  title: string
  children: ReactNode
}

function Card({ icon, title, children }: CardProps) {
  return (
    <div className={classes.card}>
      {icon}
      <div className={classes.cardText}>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}

function Small({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={classes.small}>
      {icon}
      {children}
    </p>
  )
}

function Words({ text }: { text: string }) {
  return (
    <p className={bubble.text}>
      <LinkedText text={text} />
    </p>
  )
}
