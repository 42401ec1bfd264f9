import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onPath } from '../../../tools/on-path.ts'
import { freePort } from '../free-port.ts'
import { runServer } from './run-server.ts'

export interface Database {
  port: number
  /** Runs SQL and gives what it prints, without headings. */
  query(sql: string): string
  stop(): Promise<void>
}

export const DATABASE = { name: 'wordpress', user: 'wordpress', password: 'wordpress' }

const program = (name: string) => onPath(name) ?? name

/** A MariaDB with a data folder and a port of its own. */
export async function startMariadb(folder: string): Promise<Database> {
  const data = join(folder, 'database')
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  const made = spawnSync(
    program('mariadb-install-db'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...user,
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stdout}${made.stderr}`)
  const { name, user: who, password } = DATABASE
  const start = join(folder, 'start.sql')
  writeFileSync(
    start,
    `CREATE DATABASE ${name};\nCREATE USER '${who}'@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON ${name}.* TO '${who}'@'127.0.0.1';\n`,
  )
  const port = await freePort()
  const client = [
    '--no-defaults',
    '--protocol=tcp',
    '--host=127.0.0.1',
    `--port=${port}`,
    `--user=${who}`,
    `--password=${password}`,
    name,
  ]
  const run = (sql: string) =>
    spawnSync(
      program('mariadb'),
      [...client, '--batch', '--skip-column-names', `--execute=${sql}`],
      {
        encoding: 'utf8',
      },
    )
  const server = await runServer(
    [
      program('mariadbd'),
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      `--port=${port}`,
      `--socket=${join(folder, 'database.sock')}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      // What a crash would lose is nothing that anybody wants.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-log-file-size=16M',
      `--init-file=${start}`,
    ],
    async () => run('SELECT 1').status === 0,
  )
  return {
    port,
    query(sql) {
      const { status, stdout, stderr } = run(sql)
      if (status !== 0) throw new Error(`${sql}: ${stderr}`)
      return stdout
    },
    stop: () => server.stop(),
  }
}
