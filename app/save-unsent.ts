import { deviceActions } from '../lib/sync/device-provider.tsx';
import { saveFile } from './save-file.ts';

/** Everything that the centre does not have yet, into the phone's downloads; also where no page can be drawn any more. */
export async function saveUnsent(): Promise<void> {
  saveFile('pavilion-unsent.json', await deviceActions.exportUnsent());
}
