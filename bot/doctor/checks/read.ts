import { DataFileError } from '../../../services/errors/errors.ts';
import { pathFault } from '../../../services/files/pathFault.ts';
import { type Finding, failed } from '../finding.ts';

/**
 * What reading a data file comes to: a file that is wrong or not there is told with its line.
 * @param variable names the file
 */
export async function read(variable: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    const detail = detailOf(error);
    if (detail === undefined) throw error;
    return failed('file_wrong', { variable }, { detail });
  }
}

function detailOf(error: unknown): string | undefined {
  if (error instanceof DataFileError) return error.message;
  if (!(error instanceof Error && 'path' in error && typeof error.path === 'string'))
    return undefined;
  const fault = pathFault(error, error.path, 'read');
  return fault && `${error.path}: ${fault}`;
}
