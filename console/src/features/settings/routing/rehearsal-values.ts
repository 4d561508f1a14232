import type { Policy, RehearsalWish } from '@/lib/schemas'

/** What is rehearsed, as a form holds it: an empty number is one that is being typed. */
export interface RehearsalValues {
  isMade: boolean
  day: string
  arrivals: number | ''
  serviceMinutes: number | ''
  people: number | ''
  reactionSeconds: number | ''
  hands: number | ''
}

export function usualRehearsal(yesterday: string, members: number): RehearsalValues {
  return {
    isMade: false,
    day: yesterday,
    arrivals: 120,
    serviceMinutes: 12,
    people: members,
    reactionSeconds: 20,
    hands: 4,
  }
}

export function wishOf(values: RehearsalValues, policy: Policy): RehearsalWish {
  const { isMade, day, arrivals, serviceMinutes, people, reactionSeconds, hands } = values
  return {
    policy,
    day: isMade ? null : day,
    made: isMade
      ? {
          arrivals: Number(arrivals),
          serviceMinutes: Number(serviceMinutes),
          people: Number(people),
        }
      : null,
    reactionSeconds: Number(reactionSeconds),
    hands: Number(hands),
  }
}
