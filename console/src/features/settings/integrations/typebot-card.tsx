import { Button, Group, Text } from '@mantine/core'
import { IconRobot } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Loaded } from '@/ui/loaded'
import { typebotQuery } from '../queries'
import { IntegrationCard } from './integration-card'

/** Typebot: whether it takes part, and the way to its settings. */
export function TypebotCard() {
  const { t } = useTranslation('settings')
  const typebot = useQuery(typebotQuery)
  return (
    <IntegrationCard icon={IconRobot} name="Typebot" text={t('typebot.about')}>
      <Loaded query={typebot}>
        {(held) => (
          <Group gap="sm">
            <Button
              component={Link}
              to="/settings/integrations/typebot"
              size="xs"
              variant={held.viewer ? 'default' : 'filled'}
            >
              {t(held.viewer ? 'typebot.set' : 'typebot.connect')}
            </Button>
            {held.viewer && (
              <Text size="sm" c="var(--ink2)">
                {held.on
                  ? t('typebot.isOnAt', { count: held.connections.length })
                  : t('typebot.isOff')}
              </Text>
            )}
          </Group>
        )}
      </Loaded>
    </IntegrationCard>
  )
}
