import { useBootstrap } from '@/live/bootstrap'

/** The departments in which this person may begin, as choices. */
export function useOwnDepartments() {
  const { me, departments } = useBootstrap((it) => it)
  return departments
    .filter((it) => me.permissions.includes('see-all') || me.agent.departments.includes(it.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
