import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { OutsideError } from '../../../services/errors/errors.ts';
import { appTokens } from '../../../services/identity/appTokens.ts';

// Asks for both tokens of a managed identity as a process of its own, since MSAL keeps for the life of a
// process where they come from. Takes who it is on standard input and prints the tokens, or codes.
const app = z.object({ clientId: z.string(), tenantId: z.string() });
const { clientId, tenantId } = app.parse(JSON.parse(await text(process.stdin)));
const tokens = appTokens(
  {
    clientId,
    tenantId,
    proof: { by: 'managed_identity' },
    authority: 'https://login.microsoftonline.com',
    connectorTenantId: tenantId,
  },
  { connector: 'https://api.botframework.com', delayMs: 1 },
);
const codeOf = (error: unknown) => (error instanceof OutsideError ? error.code : String(error));
const given = [await tokens.teams().catch(codeOf), await tokens.graph().catch(codeOf)];
console.log(JSON.stringify(given));
