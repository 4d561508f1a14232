/** A drawn receipt, so that image messages show something. */
export function picture(): [string, Buffer] {
  const lines = Array.from({ length: 9 }, (_, index) => {
    const width = [420, 300, 360, 260, 400][index % 5] ?? 300
    return `<rect x="120" y="${190 + index * 38}" width="${width}" height="12" rx="6" fill="#c9c6ea"/>`
  }).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640"><rect width="960" height="640" fill="#eceafb"/><rect x="70" y="40" width="820" height="560" rx="18" fill="#fff"/><circle cx="150" cy="118" r="34" fill="#5b4fd6"/><path d="M136 118l10 11 20-22" stroke="#fff" stroke-width="7" fill="none" stroke-linecap="round"/><rect x="210" y="96" width="330" height="20" rx="10" fill="#5b4fd6"/><rect x="210" y="130" width="210" height="12" rx="6" fill="#c9c6ea"/>${lines}</svg>`
  return ['image/svg+xml', Buffer.from(svg)]
}

/** Some seconds of a soft tone as WAV, so that the audio player has something to play. */
export function silence(seconds = 3, rate = 8000): [string, Buffer] {
  const samples = seconds * rate
  const wav = Buffer.alloc(44 + samples)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples, 40)
  for (let index = 0; index < samples; index += 1) {
    wav[44 + index] = 128 + Math.round(20 * Math.sin((index / rate) * 2 * Math.PI * 330))
  }
  return ['audio/wav', wav]
}
