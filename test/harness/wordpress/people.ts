import { signIn, type Session } from './sign-in.ts'
import type { Wordpress } from './wordpress.ts'

export const PASSWORD = 'another long password'

/** A user of WordPress whom an administrator has given a lead, signed in. */
export async function makeVisitor(
  { admin, origin }: Wordpress,
  name: string,
  lead = '',
  role = 'subscriber',
): Promise<Session & { id: number }> {
  const { id } = await admin.rest<{ id: number }>('/wp/v2/users', {
    username: name,
    email: `${name}@example.com`,
    password: PASSWORD,
    roles: [role],
  })
  if (lead !== '') await giveLead(admin, id, lead)
  return { ...(await signIn(origin, name, PASSWORD)), id }
}

/** As it is done: in the profile of the user. */
export async function giveLead(by: Session, id: number, lead: string): Promise<Response> {
  const page = `/wp-admin/user-edit.php?user_id=${id}`
  return by.submit(page, page, { sessionframe_lead: lead, pass1: '', pass2: '' })
}

/** The address of a new page. */
export async function makePage({ admin }: Wordpress, content: string): Promise<string> {
  const page = { title: 'A page', content, status: 'publish' }
  const { link } = await admin.rest<{ link: string }>('/wp/v2/pages', page)
  return new URL(link).pathname
}
