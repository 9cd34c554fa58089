import { describe } from 'vitest';
import { photoStoreContract } from './contract.ts';
import { MemoryPhotoStore } from './memory-photo-store.ts';

describe('photos in memory', () => photoStoreContract(() => new MemoryPhotoStore()));
