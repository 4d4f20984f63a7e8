import { mkdir, writeFile } from 'node:fs/promises';
import { packManifest } from './package.ts';
import { readPackSettings } from './packSettings.ts';

const file = 'var/naervaer.zip';

try {
  const target = readPackSettings(process.env);
  const zip = await packManifest(target);
  await mkdir('var', { recursive: true });
  await writeFile(file, zip);
  console.log(`${file}: the manifest holds the official schema, ${zip.length} bytes`);
  if (!target) console.log('MicrosoftAppId is not set: a package to look at, not to upload');
} catch (error) {
  console.error(`naervaer: ${error instanceof Error ? error.message : 'the package failed'}`);
  process.exitCode = 1;
}
