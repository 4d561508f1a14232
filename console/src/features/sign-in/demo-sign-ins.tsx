import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Setup } from '@/lib/schemas'
import { PersonAvatar } from '@/ui/person-avatar'

type DemoPerson = Setup['demo'][number]

interface DemoSignInsProps {
  people: readonly DemoPerson[]
  chosen: string
  onChoose: (person: DemoPerson) => void
}

/** The people of the demo workspace: choosing one fills the form. */
export function DemoSignIns({ people, chosen, onChoose }: DemoSignInsProps) {
  const { t } = useTranslation('sign-in')
  return (
    <Stack component="section" gap={8} aria-labelledby="demo-sign-ins">
      <Text id="demo-sign-ins" size="sm" c="var(--ink2)">
        {t('demo')}
      </Text>
      <Group gap={8}>
        {people.map((person) => (
          <Button
            key={person.email}
            size="xs"
            radius="xl"
            h={34}
            pl={5}
            variant={person.email === chosen ? 'light' : 'default'}
            aria-pressed={person.email === chosen}
            leftSection={<PersonAvatar name={person.name} size={24} />}
            onClick={() => onChoose(person)}
          >
            {t('demoPerson', { name: person.name, profile: t(`profile.${person.profile}`) })}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}
