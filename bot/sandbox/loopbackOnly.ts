/**
 * Loaded before the Agents Playground (`node --import`), which cannot be told what address to listen
 * on and would use every interface: a demo is for this machine only.
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
