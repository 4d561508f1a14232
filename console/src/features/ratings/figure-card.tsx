import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { SurveyFigures } from '@/lib/schemas'
import { toneOf } from '@/ui/score-tone'
import classes from './ratings.module.css'

/** The figure that people quote, from what it comes, and how often each score was given. */
export function FigureCard({ figures }: { figures: SurveyFigures }) {
  const { t } = useTranslation('surveys')
  const { kind, sent, answered, favourable, unfavourable, figure, average, scores } = figures
  const neutral = answered - favourable - unfavourable
  const share = (count: number) => percent(answered === 0 ? null : count / answered)
  return (
    <section className={classes.figures} aria-label={t(`figure.${kind}`)}>
      <div className={classes.quoted}>
        <span>{t(`figure.${kind}`)}</span>
        <strong>{figure === null || figure === undefined ? '–' : shown(kind, figure)}</strong>
        <span>{t('answeredOf', { answered: number(answered), sent: number(sent) })}</span>
      </div>
      <dl className={classes.bands}>
        <Band tone="ok" label={t(`band.${kind}.favourable`)} value={favourable} share={share} />
        {kind !== 'thumbs' && (
          <Band tone="warn" label={t(`band.${kind}.neutral`)} value={neutral} share={share} />
        )}
        <Band
          tone="bad"
          label={t(`band.${kind}.unfavourable`)}
          value={unfavourable}
          share={share}
        />
        {kind !== 'thumbs' && (
          <div>
            <dt>{t('average')}</dt>
            <dd>
              {average === null || average === undefined
                ? '–'
                : number(average, { maximumFractionDigits: 1 })}
            </dd>
          </div>
        )}
      </dl>
      <ol className={classes.bars} aria-label={t('distribution')}>
        {scores.map(({ score, answers }) => (
          <li key={score}>
            <span className={classes.count}>{answers > 0 ? number(answers) : ''}</span>
            <span
              className={classes.bar}
              data-tone={toneOf(kind, score)}
              style={{ height: height(answers, scores) }}
            />
            <span>{kind === 'thumbs' ? (score === 1 ? '👍' : '👎') : score}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface BandProps {
  tone: 'ok' | 'warn' | 'bad'
  label: string
  value: number
  share: (count: number) => string
}

function Band({ tone, label, value, share }: BandProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-tone={value > 0 ? tone : undefined}>
        {number(value)} <small>{share(value)}</small>
      </dd>
    </div>
  )
}

/** The NPS is a number from -100 to 100, the others are shares. */
function shown(kind: SurveyFigures['kind'], figure: number): string {
  return kind === 'nps'
    ? number(figure, { maximumFractionDigits: 0, signDisplay: 'negative' })
    : percent(figure / 100)
}

function percent(share: number | null): string {
  return share === null ? '' : number(share, { style: 'percent', maximumFractionDigits: 0 })
}

/** As high as its column, in pixels. */
const HIGHEST = 78

/** Against the score that was given most; what was given at all can be seen. */
function height(answers: number, scores: SurveyFigures['scores']): number {
  const most = Math.max(...scores.map((it) => it.answers))
  return answers === 0 ? 0 : Math.max(3, Math.round((HIGHEST * answers) / most))
}
