import { newId } from '../../lib/shared/ids.ts';

/** Where the topics' pages get what must not be guessed. */
export const newTopicId = (): string => newId((bytes) => crypto.getRandomValues(bytes));
