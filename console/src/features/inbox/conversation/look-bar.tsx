import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readSearch, withoutHit } from '../search'
import classes from './look-bar.module.css'

/** Stands where one writes while one only looks in, with the two ways on. */
export function LookBar() {
  const { t } = useTranslation('inbox')
  const navigate = useNavigate()
  const router = useRouter()
  const takePart = () =>
    void navigate({ to: '.', search: (held) => withoutHit(readSearch(held)), replace: true })
  return (
    <div className={classes.bar}>
      <IconEye size={18} stroke={1.5} aria-hidden="true" />
      <p>{t('looking')}</p>
      <Button
        size="xs"
        variant="default"
        onClick={() => void router.navigate({ href: '/supervision' })}
      >
        {t('backToPanel')}
      </Button>
      <Button size="xs" onClick={takePart}>
        {t('takePart')}
      </Button>
    </div>
  )
}
