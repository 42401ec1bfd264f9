/** Whether a server that listens there is reached by this machine's loopback names. */
export function isLocalHost(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'].includes(host)
}
