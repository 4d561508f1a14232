export interface Coordinates {
  latitude: number
  longitude: number
}

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d+)?)`
const IN_LINKS = [
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`[?&](?:q|ll|query)=${NUMBER}(?:,|%2C)${NUMBER}`),
  new RegExp(`#map=\\d+/${NUMBER}/${NUMBER}`),
]
const PLAIN = new RegExp(`^\\s*${NUMBER}\\s*[,; ]\\s*${NUMBER}\\s*$`)

/** A place as somebody types or pastes it: two numbers, or the address of a map; null for anything else. */
export function readCoordinates(text: string): Coordinates | null {
  for (const pattern of [PLAIN, ...IN_LINKS]) {
    const [, latitude, longitude] = pattern.exec(text) ?? []
    const place = { latitude: Number(latitude), longitude: Number(longitude) }
    if (latitude !== undefined && isSomewhere(place)) return place
  }
  return null
}

function isSomewhere({ latitude, longitude }: Coordinates): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
