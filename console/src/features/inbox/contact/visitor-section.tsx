import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { Visitor } from '@/lib/schemas'
import classes from './contact-panel.module.css'

/** Where the visitor is on the site and what they came with. Only what is known is shown. */
export function VisitorSection({ visitor }: { visitor: Visitor }) {
  const { t, i18n } = useTranslation('inbox')
  const { page, language, browser, system, referrer, attributes, firstSeenAt, address } = visitor
  const facts: [name: string, value: string, title?: string][] = [
    ['language', language && languageName(language, i18n.language), language],
    ['browser', [browser, system].filter(Boolean).join(' · ')],
    ['referrer', referrer && hostOf(referrer), referrer],
    ['firstSeen', shortDate(firstSeenAt), exact(firstSeenAt)],
    ['address', address],
  ]
  return (
    <section className={classes.section}>
      <h3>{t('visitor.title')}</h3>
      <dl className={classes.facts}>
        {page.url && (
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
        {Object.entries(attributes).map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
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
