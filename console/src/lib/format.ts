import { i18n } from './i18n'

/** Dates, numbers and sizes in the account's zone and the person's language, all by `Intl`. */
let zone: string | undefined

/** Called once the account is known; until then the browser's own zone is used. */
export function setZone(timeZone: string | undefined): void {
  zone = timeZone
}

/** The zone in which every time of the product is meant. */
export function accountZone(): string {
  return zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** What the zone is called: Horário Padrão de Brasília. */
export function zoneName(): string {
  const parts = dates({ timeZoneName: 'long' }).formatToParts(new Date())
  return parts.find((it) => it.type === 'timeZoneName')?.value ?? accountZone()
}

const made = new Map<string, Intl.DateTimeFormat>()

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${i18n.language}|${zone ?? ''}|${JSON.stringify(options)}`
  let format = made.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(i18n.language, zone ? { ...options, timeZone: zone } : options)
    made.set(key, format)
  }
  return format
}

/** 14:02 */
export function clock(at: string): string {
  return dates({ hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** 3 de out. de 2026 */
export function shortDate(at: string): string {
  return dates({ day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at))
}

/** The exact moment, for tooltips: sábado, 21 de novembro de 2026 às 14:02:31 */
export function exact(at: string): string {
  return dates({ dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))
}

/** To the thousandth of a second, and in which zone: 21/11/2026, 14:02:31,482 BRT */
export function precise(at: string): string {
  return dates({
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'short',
  }).format(new Date(at))
}

/** How far two moments are apart: 350 ms, 4,2 s, 12 min. */
export function gap(millis: number): string {
  const size = Math.abs(millis)
  if (size >= 60_000) return lasting(size / 1000)
  const isBrief = size < 1000
  return number(isBrief ? size : size / 1000, {
    style: 'unit',
    unit: isBrief ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: isBrief ? 0 : 1,
  })
}

/** seg., 23 de nov., 09:00 */
export function moment(at: string): string {
  return dates({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
}

/** A key that is equal for two moments of the same day in the account's zone. */
export function dayKey(at: string | number): string {
  return dates({ year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
}

/** Hoje, Ontem, quinta-feira, or the date. */
export function dayName(at: string, now: number): string {
  const day = 86_400_000
  const key = dayKey(at)
  const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' })
  if (key === dayKey(now)) return capital(relative.format(0, 'day'))
  if (key === dayKey(now - day)) return capital(relative.format(-1, 'day'))
  const age = now - Date.parse(at)
  if (age >= 0 && age < 6 * day) return capital(dates({ weekday: 'long' }).format(new Date(at)))
  return shortDate(at)
}

/** How long something has lasted, as short as a list row needs: 8 min, 3 h, 2 d. */
export function span(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / 60_000))
  if (minutes < 60) return unit(minutes, 'minute')
  if (minutes < 24 * 60) return unit(Math.floor(minutes / 60), 'hour')
  return unit(Math.floor(minutes / (24 * 60)), 'day')
}

/** How long something lasted, to be read and not glanced at: 40 s, 12 min, 1 h 20 min, 2 d 3 h. */
export function lasting(seconds: number): string {
  const parts: [number, 'second' | 'minute' | 'hour' | 'day'][] =
    seconds < 60
      ? [[Math.max(0, Math.floor(seconds)), 'second']]
      : seconds < 3600
        ? [[Math.floor(seconds / 60), 'minute']]
        : seconds < 86_400
          ? [
              [Math.floor(seconds / 3600), 'hour'],
              [Math.floor((seconds % 3600) / 60), 'minute'],
            ]
          : [
              [Math.floor(seconds / 86_400), 'day'],
              [Math.floor((seconds % 86_400) / 3600), 'hour'],
            ]
  return parts
    .filter(([value], index) => index === 0 || value > 0)
    .map(([value, name]) => unit(value, name))
    .join(' ')
}

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day'): string {
  return number(value, { style: 'unit', unit: name, unitDisplay: 'short' })
}

/** When something happened, for a list: the clock today, else the day. */
export function listTime(at: string, now: number): string {
  if (dayKey(at) === dayKey(now)) return clock(at)
  return dates({ day: '2-digit', month: '2-digit' }).format(new Date(at))
}

/** When something will happen, for a list: 14:00 today, amanhã 09:00, else 23/11 09:00. */
export function nearTime(at: string, now: number): string {
  const key = dayKey(at)
  if (key === dayKey(now)) return clock(at)
  if (key === dayKey(now + 86_400_000)) {
    const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' })
    return `${relative.format(1, 'day')} ${clock(at)}`
  }
  return `${dates({ day: '2-digit', month: '2-digit' }).format(new Date(at))} ${clock(at)}`
}

/** 0:27 */
export function duration(millis: number): string {
  const seconds = Math.round(millis / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(i18n.language, options).format(value)
}

/** 2,4 MB */
export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte']
  let value = size
  let step = 0
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return number(value, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  })
}

/** R$ 12,90; without a known currency the bare number. */
export function money(amount: string, currency: string | null): string {
  const isKnown = currency !== null && /^[A-Z]{3}$/.test(currency)
  const options: Intl.NumberFormatOptions = isKnown
    ? { style: 'currency', currency }
    : { minimumFractionDigits: 2 }
  return number(Number(amount), options)
}

/** +55 11 98888-1234; a number of another country as it is. */
export function phone(number: string): string {
  return number.replace(/^\+55(\d{2})(\d{4,5})(\d{4})$/, '+55 $1 $2-$3')
}

/** An internet address with its zeros left out, as people write it: `::1`. */
export function internetAddress(address: string): string {
  const url = `http://[${address}]`
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address
}

/** Two letters that stand for a person without a photo; none for a number or a smile. */
export function initials(name: string): string {
  if (!/\p{L}/u.test(name)) return ''
  const words = name.split(/[\s·]+/).filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toLocaleUpperCase()
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(i18n.language) + text.slice(1)
}
