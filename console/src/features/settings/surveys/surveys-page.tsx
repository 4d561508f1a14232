import { Badge, Switch, Text } from '@mantine/core'
import { IconStars } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Survey } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { surveysQuery } from '@/live/surveys'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { SurveyDialog } from './survey-dialog'

/** Pesquisas: what customers are asked about the service, where, and when. */
export function SurveysPage() {
  const { t } = useTranslation('surveys')
  const cache = useQueryClient()
  const { add, dialog, ...on } = useListDialogs<Survey>({
    form: (survey, close) => <SurveyDialog survey={survey} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('deleteTitle', { name }),
      text: t('deleteText'),
      action: async () => {
        await api.delete('/surveys/{surveyId}', { path: { surveyId: id } })
        await cache.invalidateQueries({ queryKey: surveysQuery.queryKey })
      },
    }),
  })
  return (
    <ListPage
      title={t('title')}
      text={t('text')}
      query={useQuery(surveysQuery)}
      add={<AddButton onClick={add}>{t('new')}</AddButton>}
      icon={<IconStars size={26} />}
      empty={t('empty')}
      dialog={dialog}
    >
      {(surveys) => (
        <ul className={classes.rows} aria-label={t('title')}>
          {surveys.map((it) => (
            <SurveyRow
              key={it.id}
              survey={it}
              onEdit={() => on.edit(it)}
              onDelete={() => on.remove(it)}
            />
          ))}
        </ul>
      )}
    </ListPage>
  )
}

interface SurveyRowProps {
  survey: Survey
  onEdit: () => void
  onDelete: () => void
}

function SurveyRow({ survey, ...on }: SurveyRowProps) {
  const { t } = useTranslation('surveys')
  const cache = useQueryClient()
  const { id, name, kind, question, active, onResolve } = survey
  const places = usePlaces(survey)
  const turn = useMutation({
    mutationFn: () =>
      api.patch('/surveys/{surveyId}', { path: { surveyId: id }, body: { active: !active } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: surveysQuery.queryKey }),
  })
  return (
    <ListRow name={name} {...on}>
      <div className={classes.rowText}>
        <strong>{name}</strong>{' '}
        <Badge component="span" size="sm" variant="light" radius="sm" tt="none">
          {t(`kind.${kind}`)}
        </Badge>
        <Text size="sm" lineClamp={2}>
          {question}
        </Text>
        <Text size="xs" c="var(--ink2)" mt={2}>
          {t(onResolve ? 'whenResolved' : 'whenByHand')} · {places}
        </Text>
        {turn.isError && <p role="alert">{refusalText(turn.error)}</p>}
      </div>
      <Switch
        aria-label={`${t('isOn')}: ${name}`}
        checked={active}
        disabled={turn.isPending}
        onChange={() => turn.mutate()}
      />
    </ListRow>
  )
}

/** Where it is sent, by names. */
function usePlaces({ departments, connections }: Survey): string {
  const { t } = useTranslation('surveys')
  const desk = useBootstrap((it) => it)
  const named = [
    ...desk.departments.filter(({ id }) => departments.includes(id)),
    ...desk.connections.filter(({ id }) => connections.includes(id)),
  ]
  return named.length > 0 ? named.map(({ name }) => name).join(', ') : t('everywhere')
}
