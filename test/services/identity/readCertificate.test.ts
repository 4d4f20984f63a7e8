import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProof } from '../../../services/identity/checkProof.ts';
import { IdentityError, type IdentityFault } from '../../../services/identity/identityError.ts';
import { readCertificate } from '../../../services/identity/readCertificate.ts';
import { type SelfSigned, selfSigned } from '../../doubles/entra/selfSigned.ts';

describe('readCertificate', () => {
  let folder: string;
  let file: string;
  let own: SelfSigned;
  let other: SelfSigned;
  const now = Temporal.Now.instant();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    file = join(folder, 'app.pem');
    [own, other] = await Promise.all([selfSigned(), selfSigned()]);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const locked = (key: string, passphrase: string) =>
    createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
      .toString();

  async function faultOf(text: string, password?: string, at = now): Promise<IdentityFault> {
    await writeFile(file, text);
    const error = await readCertificate(file, password, at).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof IdentityError, String(error));
    assert.ok(error.message.includes(file), 'the message names the file');
    assert.ok(!error.message.includes('hemmeligt'), 'a password was told');
    return error.code;
  }

  it('takes certificate and key from one file, in any order, with text between them', async () => {
    for (const text of [
      `${own.certificate}\n${own.key}`,
      `Bag Attributes\r\n${own.key}\r\nsubject=CN = naervaer\r\n${own.certificate}`,
    ]) {
      await writeFile(file, text);
      const pem = await readCertificate(file, undefined, now);
      assert.ok(new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem)));
    }
  });

  it('opens a locked key with its password', async () => {
    await writeFile(file, own.certificate + locked(own.key, 'hemmeligt'));
    const pem = await readCertificate(file, 'hemmeligt', now);
    assert.ok(new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem)));
  });

  it('takes the certificate that stands first, as a chain is written', async () => {
    await writeFile(file, own.certificate + other.certificate + own.key);
    const pem = await readCertificate(file, undefined, now);
    const { fingerprint256 } = new X509Certificate(own.certificate);
    assert.equal(new X509Certificate(pem).fingerprint256, fingerprint256);
  });

  it('says what a file lacks', async () => {
    assert.equal(await faultOf(''), 'certificate_missing');
    assert.equal(await faultOf(own.key), 'certificate_missing');
    const broken = own.certificate.replace(/[A-Za-z0-9+/=\s]{40}-----END/, '\n-----END');
    assert.equal(await faultOf(broken + own.key), 'certificate_missing');
    assert.equal(await faultOf(own.certificate), 'key_missing');
    assert.equal(await faultOf(own.certificate + other.key), 'key_of_another');
    const key = locked(own.key, 'hemmeligt');
    assert.equal(await faultOf(own.certificate + key), 'key_locked');
    assert.equal(await faultOf(own.certificate + key, 'hemmeligt?'), 'key_locked');
    const curve = await selfSigned({ curve: 'P-256' });
    assert.equal(await faultOf(curve.certificate + curve.key), 'key_unsuited');
  });

  it('refuses a certificate from the second on in which it ends', async () => {
    const until = '2026-12-31T23:59:59Z';
    const short = await selfSigned({ from: '2026-01-01T00:00:00Z', until });
    const text = short.certificate + short.key;
    const end = Temporal.Instant.from(until);
    await writeFile(file, text);
    await readCertificate(file, undefined, end.subtract({ seconds: 1 }));
    assert.equal(await faultOf(text, undefined, end), 'certificate_over');
  });

  it('names a file that is not there', async () => {
    const missing = {
      by: 'certificate',
      file: join(folder, 'none.pem'),
      password: undefined,
    } as const;
    await assert.rejects(checkProof(missing, now), { code: 'certificate_unreadable' });
  });
});

describe('checkProof', () => {
  it('wants the cluster’s token to be there at the start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    const file = join(folder, 'token');
    const proof = { by: 'token_file', file } as const;
    const now = Temporal.Now.instant();
    await assert.rejects(checkProof(proof, now), { code: 'token_file_unreadable' });
    await writeFile(file, ' \n');
    await assert.rejects(checkProof(proof, now), { code: 'token_file_unreadable' });
    await writeFile(file, 'a.b.c');
    await checkProof(proof, now);
    await rm(folder, { recursive: true });
  });
});
