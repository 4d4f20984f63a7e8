import type { Duplex } from 'node:stream';

const body = '{"error":"not allowed"}';

/** Time for the caller to read the answer. */
const lingerMs = 1000;

/**
 * Refuses a connection that Node has handed over, as for an upgrade, and closes it even if the caller neither
 * reads nor hangs up.
 * @param status with its text: "400 Bad Request"
 */
export function refuseSocket(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  // Closing with unread data would discard the answer.
  socket.resume();
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      '',
      body,
    ].join('\r\n'),
  );
  const closing = setTimeout(() => socket.destroy(), lingerMs);
  closing.unref();
  socket.once('close', () => clearTimeout(closing));
}
