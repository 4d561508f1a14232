import type { AgentCard, Department } from '@/lib/schemas'

/** Whom a conversation can be handed to. */
export interface Target {
  agent: AgentCard | null
  department: Department | null
}

interface Everybody {
  agents: readonly AgentCard[]
  departments: readonly Department[]
}

/** Departments, and working colleagues, whose names or extension contain every word, whatever its case and accents. */
export function findTargets(
  { agents, departments }: Everybody,
  query: string,
): { agents: AgentCard[]; departments: Department[] } {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const fits = (...names: string[]) => {
    const text = plain(names.join(' '))
    return words.every((word) => text.includes(word))
  }
  return {
    agents: agents
      .filter((it) => it.active && fits(it.name, it.displayName, it.extension ?? ''))
      .sort(byName),
    departments: departments.filter((it) => fits(it.name)).sort(byName),
  }
}

/** The working members of a department. */
export function membersOf(agents: readonly AgentCard[], { id }: Department): AgentCard[] {
  return agents.filter((it) => it.active && it.departments.includes(id))
}

/** Ana Lima (Financeiro), Ana Lima, or Financeiro. */
export function nameOf({ agent, department }: Target): string {
  if (agent && department) return `${agent.name} (${department.name})`
  return agent?.name ?? department?.name ?? ''
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name)
}
