import { registryApi, type Vocabulary } from '../feed/registry';
import { mediumName, text } from '../strings/text.svelte';
import { wordName } from './words';

/** The words of the registry with their names, read once; until then a word is shown as it is written. */
class Words {
  #vocabulary: Vocabulary = $state.raw({});
  #asked = false;

  /** Reads them if nobody has yet; what fails is tried again by the next who needs them. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      this.#vocabulary = await registryApi.vocabulary();
    } catch {
      this.#asked = false;
    }
  }

  /** What a field says, as people read it in the present language. */
  name(field: string, value: string, language: string): string {
    return wordName(this.#vocabulary, field, value, language);
  }

  /** The same in every language, to be found by. */
  sought(field: string, value: string): string {
    return `${this.name(field, value, 'zh-CN')} ${this.name(field, value, 'en')}`;
  }
}

export const words = new Words();

/** What a field of the registry says, as people read it: words of its vocabularies, and media, by their names. */
export function fieldValue(field: string, value: string): string {
  return field === 'medium' ? mediumName(value) : words.name(field, value, text.language);
}
