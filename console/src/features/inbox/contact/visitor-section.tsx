import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { Contact, Visitor } from '@/lib/schemas'
import classes from './contact-panel.module.css'

interface VisitorSectionProps {
  visitor: Visitor
  contact: Contact
}

/** Where the visitor is on the site and what they came with. Only what is known is shown. */
export function VisitorSection({ visitor, contact }: VisitorSectionProps) {
  const { t, i18n } = useTranslation('inbox')
  const { page, language, browser, system, referrer, address } = visitor
  const firstSeen = visitor.firstSeenAt ?? contact.firstSeenAt
  const facts: [string, string | null | undefined, string | undefined][] = [
    ['language', language && languageName(language, i18n.language), language ?? undefined],
    ['browser', [browser, system].filter(Boolean).join(' · '), undefined],
    ['referrer', referrer && hostOf(referrer), referrer ?? undefined],
    ['firstSeen', firstSeen && shortDate(firstSeen), firstSeen ? exact(firstSeen) : undefined],
    ['address', address, undefined],
  ]
  return (
    <section className={classes.section}>
      <h3>{t('visitor.title')}</h3>
      <dl className={classes.facts}>
        {page && (
          <>
            <dt>{t('visitor.page')}</dt>
            <dd>
              <a
                href={page.url}
                target="_blank"
                rel="noopener noreferrer nofollow"
                title={page.url}
              >
                {page.title || page.url}
              </a>
            </dd>
          </>
        )}
        {facts.map(([name, value, title]) =>
          value ? (
            <div key={name} className={classes.fact}>
              <dt>{t(`visitor.${name}`)}</dt>
              <dd title={title}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
