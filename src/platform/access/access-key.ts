/** What a key may do; FLG: "Allow access to Journeys", "Allow access to Appointments". */
export type Permission = 'journeys' | 'appointments'

export interface AccessKey {
  id: string
  workspaceId: string
  name: string
  permissions: Permission[]
}
