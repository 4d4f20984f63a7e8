/**
 * Loaded before the Agents Playground (`node --import`), which has no option for the address it
 * listens on and would take every interface: a demo is for this machine alone.
 */
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Object.defineProperty(Server.prototype, 'listen', {
  value: function listenOnLoopback(this: Server, first: unknown, ...rest: unknown[]): Server {
    if (typeof first !== 'number' && typeof first !== 'string') {
      return Reflect.apply(listen, this, [first, ...rest]);
    }
    const done = rest.find((one) => typeof one === 'function');
    return Reflect.apply(listen, this, [{ port: Number(first), host: '127.0.0.1' }, done]);
  },
});
