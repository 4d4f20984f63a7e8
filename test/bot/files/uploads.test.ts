import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { uploads } from '../../../bot/files/uploads.ts';
import { OutsideError } from '../../../services/errors/errors.ts';

describe('where files may be put', () => {
  const real = uploads({ sandbox: false });
  const sandbox = uploads({ sandbox: true });

  it('is OneDrive and SharePoint, over https', () => {
    for (const url of [
      'https://kommune-my.sharepoint.com/personal/a/_api/v2.0/drive/items/1/uploadSession?guid=x',
      'https://api.onedrive.com/rup/1',
      'https://sn3302.up.1drv.com/up/1',
    ]) {
      assert.ok(real.allows(url), url);
    }
  });

  it('is nowhere else, whatever the address looks like', () => {
    for (const url of [
      'http://kommune-my.sharepoint.com/x',
      'https://sharepoint.com.evil.example/x',
      'https://evilsharepoint.com/x',
      'https://kommune.sharepoint.com@evil.example/x',
      'https://user:pw@kommune.sharepoint.com/x',
      'https://evil.example/?a=.sharepoint.com',
      'http://169.254.169.254/latest',
      'http://127.0.0.1:4000/x',
      'file:///etc/passwd',
      'not an address',
    ]) {
      assert.equal(real.allows(url), false, url);
    }
    for (const host of ['127.0.0.1:4000', '127.0.0.2', 'localhost:1', '[::1]:4000']) {
      assert.ok(sandbox.allows(`http://${host}/x`), host);
      assert.equal(real.allows(`http://${host}/x`), false, host);
    }
    assert.equal(sandbox.allows('http://127.0.0.1.evil.example/x'), false);
    assert.equal(sandbox.allows('http://192.168.0.1/x'), false);
  });

  it('is refused at the upload too', async () => {
    await assert.rejects(real.put('https://evil.example/x', new Uint8Array(1)), (error) => {
      assert.ok(error instanceof OutsideError);
      assert.deepEqual([error.code, error.retry], ['upload_refused', false]);
      return true;
    });
  });

  it('follows no redirect, tries again what may pass, and gives up what does not', async () => {
    const answers = [302, 503, 404];
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(answers.shift() ?? 500, { location: 'https://evil.example/' });
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const found: [string, boolean][] = [];
    for (let left = 3; left > 0; left -= 1) {
      await sandbox.put(`http://127.0.0.1:${port}/key`, new Uint8Array(3)).catch((error) => {
        assert.ok(error instanceof OutsideError);
        assert.doesNotMatch(String(error.stack), /key/, 'the address is a key');
        found.push([error.code, error.retry]);
      });
    }
    server.close();
    assert.deepEqual(found, [
      ['upload_unreachable', true],
      ['upload_503', true],
      ['upload_404', false],
    ]);
  });
});
