import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SurveyScale } from '@/lib/schemas'
import classes from './score.module.css'
import { toneOf } from './score-tone'

interface ScoreProps {
  kind: SurveyScale
  score: number
}

/** A score on its scale, coloured by whether it is a good one. */
export function Score({ kind, score }: ScoreProps) {
  const { t } = useTranslation('surveys')
  const Thumb = score === 1 ? IconThumbUp : IconThumbDown
  return (
    <span className={classes.score} data-tone={toneOf(kind, score)}>
      {kind === 'thumbs' ? (
        <Thumb
          size={15}
          stroke={1.8}
          role="img"
          aria-label={t(score === 1 ? 'thumbUp' : 'thumbDown')}
        />
      ) : (
        t(`outOf.${kind}`, { score })
      )}
    </span>
  )
}
