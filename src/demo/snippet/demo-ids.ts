/** What the demo's workspace has, whatever the tag says: the owner's own form is not here. */
export const DEMO = {
  journey: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
  'appointment-type': '5c0f7a42-9d3e-4b61-8f27-1e6ad94b30c8',
} as const
