import { initials } from '../lib/format.ts'

interface Props {
  name: string
  photo?: string | null | undefined
}

export function Avatar({ name, photo }: Props) {
  return (
    <span class="avatar" aria-hidden="true">
      {photo ? <img src={photo} alt="" /> : initials(name)}
    </span>
  )
}
