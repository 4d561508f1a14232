import { describe, expect, it } from 'vitest'
import { readCoordinates } from './coordinates'

describe('a place', () => {
  it.each([
    '-23.5505, -46.6333',
    '-23.5505 -46.6333',
    'https://www.google.com/maps/@-23.5505,-46.6333,15z',
    'https://maps.google.com/?q=-23.5505,-46.6333',
    'https://www.openstreetmap.org/?mlat=-23.5505&mlon=-46.6333#map=17/1/2',
    'https://www.openstreetmap.org/#map=17/-23.5505/-46.6333',
  ])('is read from %s', (text) => {
    expect(readCoordinates(text)).toEqual({ latitude: -23.5505, longitude: -46.6333 })
  })

  it.each(['', 'Rua Augusta, 100', '120, 10', '10, 200'])('is not read from "%s"', (text) => {
    expect(readCoordinates(text)).toBeNull()
  })
})
