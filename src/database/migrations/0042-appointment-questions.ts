import { runStatements } from './run-statements.ts'

/** The question of a form that an appointment is made in; of several of one question, the last counts. */
export const appointmentQuestions = runStatements([
  `alter table appointment_session
    add column form_session_id uuid references form_session (id),
    add column field_id uuid,
    add check ((form_session_id is null) = (field_id is null))`,
  `create index on appointment_session (form_session_id, field_id, id)
    where form_session_id is not null`,
])
