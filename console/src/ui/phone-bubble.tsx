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
import classes from './phone-bubble.module.css'

export type Press = 'reply' | 'url' | 'phone' | 'copy-code'
export type Medium = 'image' | 'video' | 'document' | 'location'

interface PhoneBubbleProps {
  /** What the whole is, for who does not see it. */
  label: string
  header?: string | null
  /** What stands above the text when it is not words. */
  medium?: Medium | null
  body: string
  footer?: string | null
  buttons: readonly { kind: Press; text: string }[]
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
export function PhoneBubble({ label, header, medium, body, footer, buttons }: PhoneBubbleProps) {
  const Above = medium ? MEDIA[medium] : null
  return (
    <figure className={classes.phone} aria-label={label}>
      <div className={classes.bubble}>
        {Above && (
          <span className={classes.medium} aria-hidden="true">
            <Above size={34} stroke={1.2} />
          </span>
        )}
        {header && <strong className={classes.header}>{header}</strong>}
        <p className={classes.body}>{body}</p>
        {footer && <p className={classes.footer}>{footer}</p>}
      </div>
      {buttons.length > 0 && (
        <ul className={classes.buttons}>
          {buttons.map(({ kind, text }, place) => {
            const Icon = PRESSES[kind]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
              <li key={place}>
                <Icon size={15} stroke={1.6} aria-hidden="true" />
                {text}
              </li>
            )
          })}
        </ul>
      )}
    </figure>
  )
}
