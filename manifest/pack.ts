import { mkdir, writeFile } from 'node:fs/promises';
import { packManifest } from './package.ts';
import { readPackSettings } from './packSettings.ts';

// `npm run manifest -- APP_ID PUBLIC_URL [TAB_APP_ID_URI]`, the same in every shell, or by the environment.
const { env, argv } = process;
const [
  ,
  ,
  MicrosoftAppId = env.MicrosoftAppId,
  PUBLIC_URL = env.PUBLIC_URL,
  TAB_APP_ID_URI = env.TAB_APP_ID_URI,
] = argv;
const file = 'var/naervaer.zip';

try {
  const target = readPackSettings({ MicrosoftAppId, PUBLIC_URL, TAB_APP_ID_URI });
  const zip = await packManifest(target);
  await mkdir('var', { recursive: true });
  await writeFile(file, zip);
  console.log(`${file}: the manifest holds the official schema, ${zip.length} bytes`);
  if (target && target.tabAppIdUri === undefined) {
    console.log('TAB_APP_ID_URI is not set: a package without the tab');
  }
  if (!target) console.log('MicrosoftAppId is not set: a package to look at, not to upload');
} catch (error) {
  console.error(`naervaer: ${error instanceof Error ? error.message : 'the package failed'}`);
  process.exitCode = 1;
}
