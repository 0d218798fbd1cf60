import { messageOf } from '../feed/api';
import { t } from '../strings/text.svelte';
import { live } from './live.svelte';
import { notice } from './notice.svelte';

/** Acknowledges and tells the operator what came of it; the picture itself changes only when the engine says so. */
export async function acknowledge(keys: readonly string[], comment = ''): Promise<boolean> {
  try {
    const count = await live.acknowledge(keys, comment);
    notice.show(t('ackDone', { count }));
    return true;
  } catch (error) {
    notice.show(t('ackFailed', { message: messageOf(error) }));
    return false;
  }
}
