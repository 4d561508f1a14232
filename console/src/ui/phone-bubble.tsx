import {
  IconCopy,
  IconCornerUpLeft,
  IconExternalLink,
  IconFileText,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './phone-bubble.module.css'

export type Press = 'reply' | 'url' | 'phone' | 'copy-code'
export type Medium = 'image' | 'video' | 'document' | 'location'

interface PhoneBubbleProps {
  /** What the whole is, for who does not see it. */
  label: string
  header?: string | null
  /** What stands above the text when it is not words. */
  medium?: Medium | null
  /** The file or the place that was chosen for it. */
  chosen?: { name: string; src?: string } | null
  body: string
  footer?: string | null
  buttons: readonly { kind: Press; text: string; value?: string | null }[]
}

const MEDIA = {
  image: IconPhoto,
  video: IconVideo,
  document: IconFileText,
  location: IconMapPin,
} satisfies Record<Medium, unknown>

const PRESSES = {
  reply: IconCornerUpLeft,
  url: IconExternalLink,
  phone: IconPhone,
  'copy-code': IconCopy,
} satisfies Record<Press, unknown>

/** A message as it will stand on the customer's phone. */
export function PhoneBubble(props: PhoneBubbleProps) {
  const { label, header, medium, chosen, body, footer, buttons } = props
  const { t } = useTranslation('templates')
  return (
    <figure className={classes.phone} aria-label={label}>
      <div className={classes.bubble}>
        {medium && <Above medium={medium} chosen={chosen ?? null} />}
        {header && <strong className={classes.header}>{header}</strong>}
        <p className={classes.body}>{body}</p>
        {footer && <p className={classes.footer}>{footer}</p>}
      </div>
      {buttons.length > 0 && (
        <ul className={classes.buttons}>
          {buttons.map(({ kind, text, value }, place) => {
            const Icon = PRESSES[kind]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
              <li key={place}>
                <span className={classes.press}>
                  <Icon size={15} stroke={1.6} aria-hidden="true" />
                  {text || t(`press.${kind}`)}
                </span>
                {kind !== 'reply' && value && <span className={classes.value}>{value}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </figure>
  )
}

/** The picture itself once it is chosen; of everything else, what it is and what it is called. */
function Above({
  medium,
  chosen,
}: {
  medium: Medium
  chosen: { name: string; src?: string } | null
}) {
  if (chosen?.src && medium === 'image') {
    return <img className={classes.picture} src={chosen.src} alt={chosen.name} />
  }
  const Icon = MEDIA[medium]
  return (
    <span className={classes.medium}>
      <Icon size={34} stroke={1.2} aria-hidden="true" />
      {chosen && <span className={classes.chosen}>{chosen.name}</span>}
    </span>
  )
}
