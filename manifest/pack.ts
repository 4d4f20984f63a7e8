import { mkdir, writeFile } from 'node:fs/promises';
import { packManifest } from './package.ts';

// `npm run manifest -- APP_ID`, the same in every shell, or by the environment.
const appId = process.argv[2] ?? process.env.MicrosoftAppId;
const file = 'var/naervaer.zip';

try {
  const zip = await packManifest(appId || undefined);
  await mkdir('var', { recursive: true });
  await writeFile(file, zip);
  console.log(`${file}: the manifest holds the official schema, ${zip.length} bytes`);
  if (!appId) console.log('MicrosoftAppId is not set: a package to look at, not to upload');
} catch (error) {
  console.error(`naervaer: ${error instanceof Error ? error.message : 'the package failed'}`);
  process.exitCode = 1;
}
