import { beforeAll } from 'vitest'
import { i18n, startI18n } from '@/lib/i18n'

beforeAll(async () => {
  await startI18n('pt-BR')
  const texts = Object.keys(import.meta.glob('../locales/*/pt-BR.json'))
  await i18n.loadNamespaces(texts.map((path) => path.split('/')[2] ?? ''))
})
