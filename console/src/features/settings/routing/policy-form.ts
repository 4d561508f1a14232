import type { UseFormReturnType } from '@mantine/form'
import type { PolicyValues } from './policy-values'

export type PolicyForm = UseFormReturnType<PolicyValues>
