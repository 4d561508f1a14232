import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'

/** How many conversations wait for my departments, in the tab's title and on its icon. */
export function usePageTitle(): void {
  const { t } = useTranslation()
  const waiting = useBootstrap((it) => it.counts.departments.waiting)
  const name = t('product')
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (icon) icon.href = waiting > 0 ? countedIcon(waiting) : '/favicon.svg'
  }, [waiting, name])
}

/** The product's icon with a red count in its corner. */
function countedIcon(count: number): string {
  const text = count > 99 ? '99+' : String(count)
  const size = text.length > 2 ? 20 : 27
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="19" fill="#5b4fd6"/><path d="M22 20v28M22 32a10 10 0 1 0 20 0a10 10 0 1 0-20 0" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/><circle cx="45" cy="19" r="19" fill="#d93a50"/><text x="45" y="${19 + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#fff" text-anchor="middle">${text}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
