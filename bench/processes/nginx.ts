import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { installPackages } from '../../tools/install-packages.ts'
import { onPath } from '../../tools/on-path.ts'

/** A reverse proxy before as many servers as it is told. */
export interface Nginx extends AsyncDisposable {
  pid: number
  /** From here on it hands each request to one of these ports, to whoever has fewest. */
  before(ports: readonly number[]): Promise<void>
}

/** @throws {Error} There is none, and Debian's cannot be installed. */
export async function startNginx(port: number): Promise<Nginx> {
  const command = findNginx()
  const folder = await mkdtemp(join(tmpdir(), 'sessionframe-nginx-'))
  const file = join(folder, 'nginx.conf')
  const write = (ports: readonly number[]) => writeFile(file, config(folder, port, ports))
  await write([9])
  const args = ['-p', folder, '-c', file]
  const server = spawn(command, [...args, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (server.pid === undefined) throw new Error('nginx could not be started')
  return {
    pid: server.pid,
    async before(ports) {
      await write(ports)
      const { status } = spawnSync(command, [...args, '-s', 'reload'], { stdio: 'ignore' })
      if (status !== 0) throw new Error(`nginx -s reload ended with ${status}`)
      // The workers of before answer what they have begun.
      await setTimeout(1000)
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => server.once('close', resolve))
      server.kill('SIGQUIT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function findNginx(): string {
  const found = onPath('nginx') ?? (installPackages(['nginx-light']), onPath('nginx'))
  if (found === null) throw new Error('nginx is missing; on Debian: apt-get install nginx-light')
  return found
}

/** https://nginx.org/en/docs/http/ngx_http_upstream_module.html#keepalive */
function config(folder: string, port: number, ports: readonly number[]): string {
  return `
pid ${folder}/nginx.pid;
error_log stderr error;
worker_processes 1;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path ${folder}/bodies;
  proxy_temp_path ${folder}/answers;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream platform {
    least_conn;
    ${ports.map((one) => `server 127.0.0.1:${one};`).join('\n    ')}
    keepalive 64;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://platform;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
}
`
}
