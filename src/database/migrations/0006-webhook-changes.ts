import { runStatements } from './run-statements.ts'

/** A secret is replaced while both are in use; what a removed webhook was told stays in the log. */
export const webhookChanges = runStatements([
  `alter table webhook add column sealed_former_secret text`,
  `alter table webhook_delivery add column removed_url text`,
  `alter table webhook_delivery alter column webhook_id drop not null`,
  `alter table webhook_delivery drop constraint webhook_delivery_webhook_id_fkey`,
  `alter table webhook_delivery add foreign key (webhook_id) references webhook (id)
    on delete set null`,
  `alter table webhook_delivery add check (webhook_id is not null or removed_url is not null)`,
])
