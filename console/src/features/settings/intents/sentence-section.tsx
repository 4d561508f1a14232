import { Button, Group, Progress, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { number } from '@/lib/format'
import type { Meaning } from '@/lib/schemas'
import { Section } from '@/ui/section'
import { useEntityText } from '@/ui/use-entity-text'
import { refusalText } from '../refusal'
import classes from './intents.module.css'

/** Tries a sentence: what it would mean if a customer wrote it, how surely, and what would begin. */
export function SentenceSection() {
  const { t } = useTranslation('intents')
  const [text, setText] = useState('')
  const ask = useMutation({
    mutationFn: () => api.post('/flow-rehearsals/meanings', { body: { text } }),
  })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) ask.mutate()
  }
  return (
    <Section title={t('try')} hint={t('tryHint')}>
      <form onSubmit={handleSubmit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('sentence')}
            placeholder={t('sentencePlaceholder')}
            maxLength={1000}
            style={{ flex: '1 1 260px' }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={ask.isPending} disabled={!text.trim()}>
            {t('tryOut')}
          </Button>
        </Group>
      </form>
      {ask.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mt="sm">
          {refusalText(ask.error)}
        </Text>
      )}
      <div role="status">{ask.data && <Result meaning={ask.data} />}</div>
    </Section>
  )
}

function Result({ meaning }: { meaning: Meaning }) {
  const { t } = useTranslation('intents')
  const entityText = useEntityText()
  const { understood, guesses, flow, name, by } = meaning
  return (
    <dl className={classes.result}>
      <dt>{t('intent')}</dt>
      <dd>
        {!understood.intent && (
          <p>{t(guesses.length > 1 && (guesses[0]?.confidence ?? 0) >= 60 ? 'tie' : 'noIntent')}</p>
        )}
        {guesses.map((guess) => (
          <div key={guess.id} className={classes.guess}>
            <span>
              <strong>{guess.name}</strong>{' '}
              <small>{t('likePhrase', { phrase: guess.phrase })}</small>
            </span>
            <Progress
              value={guess.confidence}
              color={understood.intent?.id === guess.id ? 'green' : 'gray'}
              aria-label={guess.name}
            />
            <span>{t('percent', { value: number(guess.confidence) })}</span>
          </div>
        ))}
      </dd>
      <dt>{t('entities')}</dt>
      <dd>
        {understood.entities.length === 0
          ? t('noEntities')
          : understood.entities.map(entityText).join(' · ')}
      </dd>
      <dt>{t('wouldBegin')}</dt>
      <dd>
        {flow ? (
          <>
            <Link to="/settings/flows/$id" params={{ id: flow }}>
              {name}
            </Link>{' '}
            {by && <small>{t(`by.${by}`)}</small>}
          </>
        ) : (
          t('nothingBegins')
        )}
      </dd>
    </dl>
  )
}
