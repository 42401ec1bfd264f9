import type { Scope } from './scope.ts'

/** What a key may do; FLG: "Allow access to Journeys", "Allow access to Appointments". */
export type Permission = 'journeys' | 'appointments'

export interface AccessKey {
  id: string
  workspaceId: string
  name: string
  /** In FLG's words; each stands for one scope more. */
  permissions: Permission[]
  scopes: Scope[]
}
