import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Connection } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { connectionQuery, connectionsQuery } from '../queries'
import { changesOf } from '../use-settings-form'

/** What the form of every line has, whatever carries it. */
export type LineValues = {
  name: string
  departmentId: string | null
  agentId: string | null
  state: Connection['state']
  undoSeconds: number
}

interface Line {
  connection: Connection
  undoSeconds: number
}

export function valuesOfLine({ connection, undoSeconds }: Line): LineValues {
  const { name, departmentId, agentId, state } = connection
  return { name, departmentId: departmentId ?? null, agentId: agentId ?? null, state, undoSeconds }
}

/**
 * Saves what differs, parted by who keeps it, the connection or its channel, and puts what is true then where it is
 * read.
 */
export function useSaveLine<Held extends Line, Values extends LineValues>(
  line: Held,
  queryKey: readonly unknown[],
  saveOwn: (
    own: Partial<Omit<Values, 'name' | 'departmentId' | 'agentId' | 'state'>>,
  ) => Promise<Held>,
) {
  const cache = useQueryClient()
  const { id } = line.connection
  return async (values: Values, before: Values): Promise<Held> => {
    const { name, departmentId, agentId, state, ...own } = changesOf(before, values)
    const general = {
      ...(name === undefined ? {} : { name }),
      ...(departmentId === undefined ? {} : { departmentId }),
      ...(agentId === undefined ? {} : { agentId }),
      ...(state === undefined ? {} : { state }),
    }
    let saved = line
    if (Object.keys(general).length > 0) {
      const connection = await api.patch('/connections/{id}', { path: { id }, body: general })
      saved = { ...saved, connection }
    }
    if (Object.keys(own).length > 0) saved = await saveOwn(own)
    cache.setQueryData(queryKey, saved)
    cache.setQueryData(connectionQuery(id).queryKey, saved.connection)
    void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
    void cache.invalidateQueries({ queryKey: keys.lines })
    return saved
  }
}
