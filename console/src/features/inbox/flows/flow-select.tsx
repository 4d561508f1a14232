import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FlowCard } from '@/lib/schemas'
import { flowsQuery } from '@/live/flows'
import { Loaded } from '@/ui/loaded'

interface FlowSelectProps {
  value: string | null
  onChange: (flow: FlowCard | null) => void
}

/** One of the flows that customers can get. */
export function FlowSelect({ value, onChange }: FlowSelectProps) {
  const { t } = useTranslation('flows')
  return (
    <Loaded query={useQuery(flowsQuery)}>
      {(flows) => {
        const ready = flows.filter(({ published }) => published)
        if (ready.length === 0) {
          return (
            <Text size="sm" c="var(--ink2)">
              {t('noneToFire')}
            </Text>
          )
        }
        return (
          <Select
            label={t('chooseFlow')}
            data={ready.map(({ id, name }) => ({ value: id, label: name }))}
            value={value}
            onChange={(id) => onChange(ready.find((it) => it.id === id) ?? null)}
            searchable
            nothingFoundMessage={t('nothingFound')}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
        )
      }}
    </Loaded>
  )
}
