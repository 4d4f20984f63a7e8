import { OutsideError } from '../../services/errors/errors.ts';
import type { Uploads } from '../core/uploads.ts';
import type { Outside } from './outside.ts';

/** Reports OneDrive uploads to `outside`. */
export function watchedUploads(inner: Uploads, watch: Pick<Outside, 'failed' | 'worked'>): Uploads {
  return {
    allows: (url) => inner.allows(url),
    put: async (url, bytes) => {
      try {
        await inner.put(url, bytes);
        watch.worked('onedrive');
      } catch (error) {
        if (error instanceof OutsideError) watch.failed('onedrive', error.code);
        throw error;
      }
    },
  };
}
