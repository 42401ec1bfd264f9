import { execFileSync } from 'node:child_process'

/**
 * A key and a certificate for this machine, in one text, as `tls` takes them.
 * Nobody has signed it: the browser has to be told to take any.
 */
export function makeCertificate(): string {
  const subject = ['-subj', '/CN=localhost']
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const files = ['-keyout', '-', '-out', '-']
  const args = ['req', '-x509', '-days', '1', ...subject, ...names, ...kind, ...files]
  // How it makes a key is told to nobody, but for what went wrong.
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
