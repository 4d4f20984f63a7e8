import assert from 'node:assert/strict';
import {
  chooseIdentity,
  type IdentitySettings,
  type Proof,
} from '../../../services/identity/chooseIdentity.ts';
import { IdentityError, type IdentityFault } from '../../../services/identity/identityError.ts';

/** An app registration of one tenant that nothing proves yet. */
const anApp = (difference: Partial<IdentitySettings> = {}): IdentitySettings => ({
  type: 'SingleTenant',
  clientId: 'app',
  tenantId: 'tenant-1',
  secret: '',
  certificateFile: undefined,
  certificatePassword: undefined,
  tokenFile: undefined,
  managedIdentity: undefined,
  loginUrl: 'https://login.microsoftonline.com/botframework.com',
  ...difference,
});

const chosen: readonly (readonly [string, Partial<IdentitySettings>, Proof])[] = [
  [
    'lets the host vouch for a managed identity',
    { type: 'UserAssignedMsi' },
    { by: 'managed_identity' },
  ],
  [
    'lets the host vouch for a managed identity that is named twice',
    { type: 'UserAssignedMsi', managedIdentity: 'app' },
    { by: 'managed_identity' },
  ],
  [
    'lets the cluster vouch for a managed identity on Kubernetes',
    { type: 'UserAssignedMsi', tokenFile: '/token' },
    { by: 'token_file', file: '/token' },
  ],
  [
    'lets the cluster vouch for an app registration',
    { tokenFile: '/token' },
    { by: 'token_file', file: '/token' },
  ],
  [
    'lets a managed identity vouch for an app registration',
    { managedIdentity: 'identity' },
    { by: 'federated_identity', managedIdentity: 'identity' },
  ],
  [
    'signs with a certificate',
    { certificateFile: '/app.pem', certificatePassword: 'hemmeligt' },
    { by: 'certificate', file: '/app.pem', password: 'hemmeligt' },
  ],
  [
    'shows a secret where there is nothing better',
    { secret: 'hemmeligt' },
    { by: 'secret', secret: 'hemmeligt' },
  ],
];

/** What is set, what it is called, which variable is to be changed, and what to do. */
const refused: readonly (readonly [
  string,
  Partial<IdentitySettings>,
  IdentityFault,
  variable: string,
  advice: RegExp,
])[] = [
  [
    'an app without its tenant',
    { tenantId: '', secret: 'hemmeligt' },
    'tenant_unsuited',
    'MicrosoftAppTenantId',
    /the app’s tenant/,
  ],
  [
    'an app of many tenants without the one to answer',
    { type: 'MultiTenant', tenantId: '', secret: 'hemmeligt' },
    'tenant_unsuited',
    'MicrosoftAppTenantId',
    /the app’s tenant/,
  ],
  [
    'a managed identity without its tenant',
    { type: 'UserAssignedMsi', tenantId: '' },
    'tenant_unsuited',
    'MicrosoftAppTenantId',
    /tenant that the managed identity is in/,
  ],
  [
    'a tenant that is an address',
    { tenantId: 'https://kommune.example/', secret: 'hemmeligt' },
    'tenant_unsuited',
    'MicrosoftAppTenantId',
    /expected the id/,
  ],
  ['an app that nothing proves', {}, 'no_proof', 'MANAGED_IDENTITY_CLIENT_ID', /or one of AZURE_/],
  [
    'a secret beside a managed identity',
    { type: 'UserAssignedMsi', secret: 'hemmeligt' },
    'secret_beside_managed_identity',
    'MicrosoftAppPassword',
    /^MicrosoftAppPassword: unset it/,
  ],
  [
    'a certificate beside a managed identity',
    { type: 'UserAssignedMsi', certificateFile: '/app.pem' },
    'certificate_beside_managed_identity',
    'AZURE_CLIENT_CERTIFICATE_PATH',
    /unset it.*MicrosoftAppType=SingleTenant/,
  ],
  [
    'a second managed identity beside the bot’s own',
    { type: 'UserAssignedMsi', managedIdentity: 'other' },
    'other_managed_identity',
    'MANAGED_IDENTITY_CLIENT_ID',
    /unset it/,
  ],
  [
    'a managed identity that is to trust itself',
    { managedIdentity: 'app' },
    'identity_is_app',
    'MANAGED_IDENTITY_CLIENT_ID',
    /set MicrosoftAppType=UserAssignedMsi/,
  ],
  [
    'a secret that was left beside the cluster’s token',
    { tokenFile: '/token', secret: 'hemmeligt' },
    'several_proofs',
    'AZURE_FEDERATED_TOKEN_FILE, MicrosoftAppPassword',
    /keep AZURE_FEDERATED_TOKEN_FILE, unset the rest/,
  ],
  [
    'a secret that was left beside a certificate',
    { certificateFile: '/app.pem', secret: 'hemmeligt' },
    'several_proofs',
    'AZURE_CLIENT_CERTIFICATE_PATH, MicrosoftAppPassword',
    /keep AZURE_CLIENT_CERTIFICATE_PATH/,
  ],
  [
    'a managed identity and a cluster that both vouch',
    { managedIdentity: 'identity', tokenFile: '/token' },
    'several_proofs',
    'MANAGED_IDENTITY_CLIENT_ID, AZURE_FEDERATED_TOKEN_FILE',
    /keep MANAGED_IDENTITY_CLIENT_ID/,
  ],
  [
    'the password of a certificate that is not named',
    { secret: 'hemmeligt', certificatePassword: 'hemmeligt' },
    'password_without_certificate',
    'AZURE_CLIENT_CERTIFICATE_PASSWORD',
    /AZURE_CLIENT_CERTIFICATE_PATH/,
  ],
];

describe('chooseIdentity', () => {
  for (const [promise, difference, proof] of chosen) {
    it(promise, () => {
      assert.deepEqual(chooseIdentity(anApp(difference)), {
        clientId: 'app',
        tenantId: 'tenant-1',
        proof,
        authority: 'https://login.microsoftonline.com',
        connectorTenantId: 'tenant-1',
      });
    });
  }

  it('logs in for the connector where apps of many tenants do, for Graph in its own', () => {
    const settings = anApp({ type: 'MultiTenant', managedIdentity: 'identity' });
    const { tenantId, connectorTenantId } = chooseIdentity(settings);
    assert.deepEqual([tenantId, connectorTenantId], ['tenant-1', 'botframework.com']);
  });

  for (const [what, difference, code, variable, advice] of refused) {
    it(`refuses ${what}, and says what to do`, () => {
      assert.throws(
        () => chooseIdentity(anApp(difference)),
        (error) => {
          assert.ok(error instanceof IdentityError);
          assert.deepEqual([error.code, error.variable], [code, variable]);
          assert.match(error.message, advice);
          assert.ok(!error.message.includes('hemmeligt'), 'a secret was told');
          return true;
        },
      );
    });
  }
});
