import { askRegister, type RegisterAddress } from './askRegister.ts';
import type { RegisterPort } from './registerPort.ts';

/** A file at an address, asked for again only where its server says that it has changed. */
export function plainPull(address: RegisterAddress): RegisterPort {
  let known: string | undefined;
  return {
    changed: async function* () {
      const since = known === undefined ? {} : { 'if-none-match': known };
      const answer = await askRegister(address, since);
      if (!answer) return;
      yield {
        name: 'register',
        bytes: answer.bytes,
        taken: () => {
          known = answer.etag;
        },
      };
    },
  };
}
